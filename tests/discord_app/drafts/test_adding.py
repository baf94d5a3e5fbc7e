"""What a message offers for the library, and under which name."""

import pytest

from bot.discord_app.drafts.adding import file_name_for, links_in


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://a.example/b?c=d#e.", ["https://a.example/b?c=d#e"]),
        (
            "(https://a.example/b_(c)) and <https://d.example>",
            ["https://a.example/b_(c)", "https://d.example"],
        ),
        ("**https://a.example/b**, https://a.example/b", ["https://a.example/b"]),
        ("[words](https://a.example/b)", ["https://a.example/b"]),
        ("ftp://a.example javascript:alert(1) a.example", []),
        ("", []),
    ],
)
def test_links_are_found_without_what_only_stands_behind_them(text: str, links: list[str]) -> None:
    assert links_in(text) == links


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The ropewalk (fiction)", "the-ropewalk-fiction.txt"),
        ("../../etc/passwd", "etc-passwd.txt"),
        ("Żółw @everyone", "żółw-everyone.txt"),
        ("\u202e\u200b", "pasted.txt"),
    ],
)
def test_a_pasted_text_gets_a_file_name(title: str, name: str) -> None:
    assert file_name_for(title) == name
