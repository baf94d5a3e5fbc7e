"""What a file is, is decided by its bytes; its name only where they leave it open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import DocumentRejectedError
from bot.reading.sniffing import FORMATS, Kind, Sniffed, sniff

MESSAGE = b"Return-Path: <a@ferry.example>\r\nFrom: Mara <a@ferry.example>\r\n\r\nThe ferry sank."


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.pdf", b"%PDF-1.7\n", Kind.PDF),
        ("a.pdf", b"\x00\r\n%PDF-1.7\n", Kind.PDF),
        ("a.docx", b"PK\x03\x04", Kind.DOCX),
        ("a.html", b"<p>The ferry sank.", Kind.HTML),
        ("a.HTM", b"The ferry sank.", Kind.HTML),
        ("a.eml", b"The ferry sank.", Kind.EMAIL),
        ("a.md", b"%PDF-1.7 opens a PDF"[1:], Kind.MARKDOWN),
        ("a.txt", b"A file opens with %PDF-1.7, say experts.", Kind.PLAIN),
        ("a.txt", b"From: Mara\nDate: 3 June 2031\n\nThe ferry sank.", Kind.PLAIN),
        ("dir.d/notes", b"The ferry sank.", Kind.PLAIN),
    ],
)
def test_a_file_is_what_its_name_says(name: str, data: bytes, kind: Kind) -> None:
    assert sniff(name, data) == Sniffed(kind, misnamed=False)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", Kind.PDF),
        (b"PK\x03\x04", Kind.DOCX),
        (b"  <!DOCTYPE HTML><html>", Kind.HTML),
        (b"\xef\xbb\xbf<!-- saved from url=(0020)https://a.example -->\n<html>", Kind.HTML),
        ("\ufeff<html lang='en'>".encode("utf-16-le"), Kind.HTML),
        (MESSAGE, Kind.EMAIL),
    ],
)
def test_content_wins_over_a_wrong_name_and_no_name_is_not_wrong(data: bytes, kind: Kind) -> None:
    assert sniff("a.md", data) == Sniffed(kind, misnamed=True)
    assert sniff("a.unheard-of", data) == Sniffed(kind, misnamed=True)
    assert sniff("a", data) == Sniffed(kind, misnamed=False)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n", "PNG"),
        (b"\x7fELF...", "program"),
        (b"{\\rtf1", r"RTF.*\.docx"),
        (b"Rar!\x1a\x07", "Unpack"),
        (b"<?xml version='1.0'?><rss/>", "XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), r"old Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Microsoft Office"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a", "a.docx"])
def test_other_kinds_are_named_and_refused(name: str, data: bytes, kind: str) -> None:
    with pytest.raises(DocumentRejectedError, match=kind):
        sniff(name, data)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_text_under_the_name_of_another_format_is_refused(name: str) -> None:
    with pytest.raises(DocumentRejectedError, match="whatever its name says"):
        sniff(name, b"The ferry sank.")


def test_rows_of_comments_are_read_once() -> None:
    assert sniff("a.txt", b"<!---->" * 500 + b"The ferry sank.").kind is Kind.PLAIN
    assert sniff("a.txt", b"<!-- a --> " * 100 + b"<html>").kind is Kind.HTML


def test_an_unknown_kind_is_refused_with_what_goes_in() -> None:
    with pytest.raises(DocumentRejectedError) as refusal:
        sniff("a.log", b"The ferry sank.")

    assert FORMATS in str(refusal.value)


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.pdf", "a.docx", "a.eml", "a", "a.x"]))
def test_any_bytes_are_some_kind_or_refused(data: bytes, name: str) -> None:
    try:
        sniffed = sniff(name, data)
    except DocumentRejectedError:
        return

    assert sniffed.kind in Kind
