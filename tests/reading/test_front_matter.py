"""Details in front of a text are taken off it; decoration is left."""

import pytest

from bot.domain.errors import DocumentRejectedError
from bot.reading.front_matter import Fronted, split_front_matter, split_plain_front_matter


def test_known_keys_under_any_of_their_names_are_understood() -> None:
    fields, body = split_front_matter(
        "a.md",
        "---\nHeadline: The Marda\nsource: Harbour Wire\nauthors: [Ann Lee, {name: Jon Halver}]\n"
        "Published at: 2031-06-03\nlink: https://wire.example/1\nmood: grim\n---\nBody.",
    )

    assert fields == {
        "title": "The Marda",
        "publisher": "Harbour Wire",
        "author": "Ann Lee, Jon Halver",
        "published": "2031-06-03",
        "url": "https://wire.example/1",
    }
    assert body == "Body."


@pytest.mark.parametrize("value", ["not stated", "Unknown", "''", "~", "n/a", ""])
def test_what_is_not_stated_is_not_a_detail(value: str) -> None:
    assert split_front_matter("a.md", f"---\npublisher: {value}\n---\nBody.").fields == {}


def test_values_stay_strings_as_printed() -> None:
    source = "---\ntitle: No\npublished: 2031-06-31\n---\nBody."

    assert split_front_matter("a.md", source).fields == {"title": "No", "published": "2031-06-31"}


def test_an_inferred_date_says_so() -> None:
    fields = split_front_matter("a.md", "---\ndate: 2031\npublished_inferred: yes\n---\nx").fields

    assert "inferred" in fields["published_note"]


@pytest.mark.parametrize(
    ("block", "line"), [("title: Ferry: sinks", 2), ("title: ok\npublisher: [a", 4)]
)
def test_broken_yaml_is_refused_with_its_line(block: str, line: int) -> None:
    with pytest.raises(DocumentRejectedError, match=f"line {line}"):
        split_front_matter("a.md", f"---\n{block}\n---\nBody.")


def test_yaml_nested_without_end_is_refused() -> None:
    with pytest.raises(DocumentRejectedError, match="nested"):
        split_front_matter("a.md", "---\ntitle: " + "[" * 5_000 + "\n---\nBody.")


@pytest.mark.parametrize(
    "text", ["---\n\nAfter a rule.", "---\njust words\n---\nBody.", "Body\n---\ntitle: x\n---"]
)
def test_rules_are_not_front_matter(text: str) -> None:
    assert split_front_matter("a.md", text) == Fronted({}, text)


def test_plain_text_may_begin_with_header_lines() -> None:
    fields, body = split_plain_front_matter(
        "a.txt", "Title: The Marda: a log\nDate: June 2031\n\n\nThe ferry sank.\n"
    )

    assert fields == {"title": "The Marda: a log", "published": "June 2031"}
    assert body == "The ferry sank.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Title: alone\n\nBody.",
        "Title: x\nSubject: y\n\nBody.",
        "Author: I knew.\nAuthor: So did I.\n\nBody.",
        "Title: x\nDate: 2031\nBody without a blank line.",
        "Title: x\nDate: 2031",
        "---\nmood: grim\n---\nBody.",
        "---\nFerry sinks: all safe: almost\n---\nBody.",
    ],
)
def test_plain_text_that_only_looks_like_it_stays_whole(text: str) -> None:
    assert split_plain_front_matter("a.txt", text) == Fronted({}, text)


def test_plain_text_with_front_matter_that_we_know_is_understood() -> None:
    assert split_plain_front_matter("a.txt", "---\ntitle: Marda\n---\nBody.") == Fronted(
        {"title": "Marda"}, "Body."
    )
