"""What a file is: decided by its bytes where they leave no doubt, else by its name."""

import codecs
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NamedTuple

from bot.domain.errors import DocumentRejectedError
from bot.reading.limits import MAX_TEXT, MEGABYTE

FORMATS = (
    "Markdown (.md, .markdown), plain text (.txt), web pages (.html), PDF (.pdf), "
    "Word (.docx) and e-mail (.eml)"
)
"""What goes in, as a person is told."""


class Kind(StrEnum):
    """The formats that go in."""

    MARKDOWN = "Markdown"
    PLAIN = "plain text"
    HTML = "a web page"
    PDF = "a PDF"
    DOCX = "a Word document"
    EMAIL = "an e-mail"


MAX_BYTES: Mapping[Kind, int] = {
    Kind.MARKDOWN: MAX_TEXT,
    Kind.PLAIN: MAX_TEXT,
    Kind.HTML: 20 * MEGABYTE,
    Kind.PDF: 100 * MEGABYTE,
    Kind.DOCX: 50 * MEGABYTE,
    Kind.EMAIL: 50 * MEGABYTE,
}
"""How large a file of each kind may be; pictures make up most of the larger ones."""

LARGEST = max(MAX_BYTES.values())


class Sniffed(NamedTuple):
    """What a file is, and whether its name says otherwise."""

    kind: Kind
    misnamed: bool


_KIND_OF_EXTENSION: Mapping[str, Kind] = {
    "": Kind.PLAIN,
    ".txt": Kind.PLAIN,
    ".text": Kind.PLAIN,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".docm": Kind.DOCX,
    ".eml": Kind.EMAIL,
}
_COPY_TEXT = "Copy its text into such a file and add that."
_SAVE_AS_WORD = "Open it, save it as .docx or PDF and add that."
_UNPACK = "Unpack it and add the documents in it one by one."
_OTHER_KINDS = (
    (b"{\\rtf", "a rich text (RTF) file", _SAVE_AS_WORD),
    (b"\x89PNG", "a PNG picture", _COPY_TEXT),
    (b"\xff\xd8\xff", "a JPEG picture", _COPY_TEXT),
    (b"GIF8", "a GIF picture", _COPY_TEXT),
    (b"II*\x00", "a TIFF picture", _COPY_TEXT),
    (b"MM\x00*", "a TIFF picture", _COPY_TEXT),
    (b"RIFF", "a sound, film or WebP picture", _COPY_TEXT),
    (b"ID3", "a sound", _COPY_TEXT),
    (b"OggS", "a sound or film", _COPY_TEXT),
    (b"\x1f\x8b", "a compressed file", _UNPACK),
    (b"BZh", "a compressed file", _UNPACK),
    (b"\xfd7zXZ", "a compressed file", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x7fELF", "a program", _COPY_TEXT),
    (b"MZ\x90\x00", "a program", _COPY_TEXT),
    (b"SQLite format 3\x00", "a database", _COPY_TEXT),
    (b"%!PS", "a PostScript file", "Save it as PDF and add that."),
)
_OFFICE_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
_HEAD = 4_096
# Possessive: comments in rows could otherwise be cut in ever more ways.
_BEFORE_MARKUP = r"(?:\s|<!--(?:(?!-->).)*+-->|<\?xml[^>]{0,200}\?>)*+"
_WEB_PAGE = re.compile(
    rf"{_BEFORE_MARKUP}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_HEADER = re.compile(r"^([A-Za-z][A-Za-z-]{1,40}):[ \t]", re.MULTILINE)
_SENT = frozenset({"received", "message-id", "mime-version", "return-path", "delivered-to"})


def sniff(file_name: str, data: bytes) -> Sniffed:
    """Say what the file is.

    Raises:
        DocumentRejectedError: it is of a kind that does not go in; the message says what would.
    """
    extension = PurePosixPath(file_name.replace("\\", "/")).suffix.lower()
    named = _KIND_OF_EXTENSION.get(extension)
    found = _kind_of_content(file_name, data)
    if found is not None:
        return Sniffed(found, misnamed=found is not named and extension != "")
    if named is None:
        raise DocumentRejectedError(
            f"{file_name}: files of the kind {extension} do not go in. What goes in: {FORMATS}. "
            f"{_COPY_TEXT}"
        )
    if named in (Kind.PDF, Kind.DOCX):
        raise DocumentRejectedError(
            f"{file_name} is not {named.value}, whatever its name says, or its beginning is "
            f"damaged. Fetch it again from where it came from. What goes in: {FORMATS}."
        )
    return Sniffed(named, misnamed=False)


def _kind_of_content(file_name: str, data: bytes) -> Kind | None:
    if data.startswith(_ZIP):
        return Kind.DOCX  # or another archive with documents: its reader looks inside
    if b"%PDF-" in data[:1024] and _no_text_before_pdf(data):
        return Kind.PDF
    if data.startswith(_OFFICE_CONTAINER):
        raise DocumentRejectedError(_office_refusal(file_name, data))
    for magic, name, advice in _OTHER_KINDS:
        if data.startswith(magic):
            raise DocumentRejectedError(
                f"{file_name} is {name}, which does not go in. What goes in: {FORMATS}. {advice}"
            )
    return _kind_of_text(file_name, _decoded_head(data))


def _no_text_before_pdf(data: bytes) -> bool:
    """Say whether nothing but rubbish stands before the mark; text may speak about it."""
    before = data[: data.index(b"%PDF-")]
    return not before.strip(b"\x00\r\n\t \xef\xbb\xbf") or b"\x00" in before


def _kind_of_text(file_name: str, head: str) -> Kind | None:
    if _WEB_PAGE.match(head):
        return Kind.HTML
    if _XML.match(head) and "http://www.w3.org/1999/xhtml" not in head:
        raise DocumentRejectedError(
            f"{file_name} is an XML file, which does not go in. What goes in: {FORMATS}. "
            f"{_COPY_TEXT}"
        )
    if _HEADER.match(head.lstrip()):
        names = {name.lower() for name in _HEADER.findall(head.partition("\n\n")[0])}
        if "from" in names and names & _SENT:
            return Kind.EMAIL
    return None


def _decoded_head(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            head = data[len(mark) : _HEAD].decode(encoding, errors="ignore")
            return head.replace("\r\n", "\n")
    return data[:_HEAD].decode("latin-1").replace("\r\n", "\n")


def _office_refusal(file_name: str, data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return (
            f"{file_name} needs a password, so it cannot be read. "
            "Save it without the password and add that."
        )
    kind = "an old Word (.doc) file" if _names_word(data) else "an old Microsoft Office file"
    return f"{file_name} is {kind}, which does not go in. {_SAVE_AS_WORD}"


def _names_word(data: bytes) -> bool:
    return "WordDocument".encode("utf-16-le") in data
