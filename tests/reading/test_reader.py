"""A file becomes text and details, or is refused with what would work. The stories are fiction."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails, ReadDocument
from bot.reading.limits import MAX_TEXT
from bot.reading.reader import DocumentReader

NOTHING = GivenDetails()


def read(name: str, text: str, details: GivenDetails = NOTHING) -> ReadDocument:
    return DocumentReader().read(name, text.encode(), details)


@pytest.mark.parametrize("name", ["a.md", "A.MARKDOWN", "a.txt", "a.TEXT", "notes", "dir.d/notes"])
def test_markdown_and_plain_text_go_in(name: str) -> None:
    assert read(name, "The ferry sank.").text == "The ferry sank."


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.log", "a.tar.gz"])
def test_other_formats_are_refused_and_the_right_ones_named(name: str) -> None:
    with pytest.raises(DocumentRejectedError, match=r"\.md.*\.txt"):
        read(name, "The ferry sank.")


@pytest.mark.parametrize(
    "text", ["", " \n\t", "\u200b\u202e \ufeff", "🤷", "---", "![only](a.png)"]
)
def test_a_document_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(DocumentRejectedError, match="empty"):
        read("a.md", text)


def test_a_file_over_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(DocumentRejectedError, match="10 MB"):
        DocumentReader().read("a.txt", b"x" * (MAX_TEXT + 1), NOTHING)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Front\n---\n# Heading\n\nFirst", "Front"),
        ("First\n\n# Heading\n\nMore", "Heading"),
        ("***\n\n  First *line*  \n\nMore", "First line"),
        ("x " * 150, "ferry-report"),
    ],
)
def test_the_title_comes_from_the_best_place_that_has_one(text: str, title: str) -> None:
    assert read("in/ferry-report.md", text).details.title == title


def test_a_title_from_the_text_stays_in_the_text() -> None:
    document = read("a.txt", "Ferry sinks\n\nThe ferry sank.")

    assert document.details.title == "Ferry sinks"
    assert document.text == "Ferry sinks\n\nThe ferry sank."


def test_what_is_given_wins_over_the_file() -> None:
    stated = GivenDetails(title="Given", publisher="Harbour Wire", published="3 June 2031")
    source = (
        "---\ntitle: F\npublisher: P\npublished: 2030\npublished_note: guess\nauthor: A\n---\nx"
    )

    details = read("a.md", source, stated).details

    assert (details.title, details.publisher, details.author) == ("Given", "Harbour Wire", "A")
    assert (details.published, details.published_note) == ("2031-06-03", None)


def test_a_missing_date_is_a_warning_that_says_what_to_do() -> None:
    document = read("a.txt", "The ferry sank.")

    assert document.details.published is None
    assert any("No publication date" in warning for warning in document.warnings)


def test_a_date_in_the_file_that_is_not_understood_is_a_warning() -> None:
    document = read("a.md", "---\ndate: soon\n---\nThe ferry sank.")

    assert document.details.published is None
    assert any("'soon'" in warning for warning in document.warnings)


def test_a_given_date_that_is_not_understood_is_refused() -> None:
    with pytest.raises(DocumentRejectedError, match="2021-06"):
        read("a.txt", "The ferry sank.", GivenDetails(published="3/4/2031"))


def test_only_web_addresses_become_links() -> None:
    document = read("a.txt", "The ferry sank.", GivenDetails(url="javascript:alert(1)"))

    assert document.details.url is None
    assert any("javascript" in warning for warning in document.warnings)


@settings(deadline=None)  # the first text waits for the model that tells languages
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.sampled_from("mt"))
def test_any_bytes_are_either_read_or_refused(data: bytes, kind: str) -> None:
    try:
        document = DocumentReader().read({"m": "a.md", "t": "a.txt"}[kind], data, NOTHING)
    except DocumentRejectedError:
        return

    assert any(map(str.isalnum, document.text))
