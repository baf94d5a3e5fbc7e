"""Bytes to text, without ever guessing: a wrong encoding would change the words."""

import codecs

from bot.domain.errors import DocumentRejectedError

FORMATS = "Markdown (.md, .markdown) and plain text (.txt)"
"""What goes in, as a person is told."""

_MAGIC_NUMBERS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as Word and OpenDocument files are"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or WebP picture"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or film"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_WEB_PAGE = (b"<!doctype html", b"<html", b"<?xml")
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)


def decode(file_name: str, data: bytes) -> str:
    """Return the text of `data`: UTF-8, or UTF-16/32 that says so by its byte order mark.

    Raises:
        DocumentRejectedError: the bytes are of another kind of file, or not in these encodings.
    """
    _reject_other_kinds(file_name, data)
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    if encoding in ("utf-8", "utf-8-sig") and b"\x00" in data:
        raise DocumentRejectedError(
            f"{file_name} is a binary file, not text. What goes in: {FORMATS}, saved as UTF-8."
        )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentRejectedError(_where(file_name, data, encoding, error)) from error


def _reject_other_kinds(file_name: str, data: bytes) -> None:
    kind = next((name for magic, name in _MAGIC_NUMBERS if data.startswith(magic)), None)
    if kind is None and data[:200].lstrip().lower().startswith(_WEB_PAGE):
        kind = "a web page"
    if kind is not None:
        raise DocumentRejectedError(
            f"{file_name} is {kind}, whatever its name says. What goes in: {FORMATS}. "
            "Copy its text into such a file and add that."
        )


def _where(file_name: str, data: bytes, encoding: str, error: UnicodeDecodeError) -> str:
    if encoding.startswith("utf-8"):
        line = data.count(b"\n", 0, error.start) + 1
        place = f"byte 0x{data[error.start]:02X} at position {error.start + 1}, line {line}"
    else:
        place = f"byte {error.start + 1}"
    name = "UTF-8" if encoding.startswith("utf-8") else encoding.upper()
    return (
        f"{file_name} is not valid {name}: the first byte that does not fit is {place}. "
        "Open it in the program that wrote it, save it with the encoding UTF-8 and add it again."
    )
