"""Bytes to text, without ever guessing: a wrong encoding would change the words."""

import codecs

from bot.domain.errors import DocumentRejectedError

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
        DocumentRejectedError: the bytes are no text, or not in these encodings.
    """
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    if encoding in ("utf-8", "utf-8-sig") and b"\x00" in data:
        raise DocumentRejectedError(
            f"{file_name} is a binary file, not text: it holds zero bytes. "
            "Save its text as plain text (UTF-8) and add that."
        )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentRejectedError(_where(file_name, data, encoding, error)) from error


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
