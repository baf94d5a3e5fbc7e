"""What a message offers for the library, and from where a file is read."""

import pytest

from bot.discord_app.downloads import kept_by_discord
from bot.discord_app.sources_of import file_name_for, links_in


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


@pytest.mark.parametrize(
    ("address", "cdn", "allowed"),
    [
        ("https://cdn.discordapp.com/attachments/1/2/a.pdf?ex=1", None, True),
        ("https://media.discordapp.net/attachments/1/2/a.pdf", None, True),
        ("http://cdn.discordapp.com/attachments/1/2/a.pdf", None, False),
        ("https://cdn.discordapp.com.evil.example/a.pdf", None, False),
        ("https://cdn.discordapp.com@evil.example/a.pdf", None, False),
        ("https://cdn.discordapp.com:8443/a.pdf", None, False),
        ("http://127.0.0.1:9000/a.pdf", None, False),
        ("http://127.0.0.1:9000/a.pdf", "http://127.0.0.1:9000", True),
        ("http://127.0.0.1:9001/a.pdf", "http://127.0.0.1:9000", False),
        ("https://127.0.0.1:9000/a.pdf", "http://127.0.0.1:9000", False),
        ("file:///etc/passwd", "http://127.0.0.1:9000", False),
    ],
)
def test_attachments_are_read_from_discord_only(
    address: str, cdn: str | None, allowed: bool
) -> None:
    assert kept_by_discord(address, cdn) is allowed
