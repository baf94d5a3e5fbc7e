"""The bytes of a web page to text, by the rules that browsers follow."""

import codecs
import re
from typing import NamedTuple

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = (
    re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]+)", re.IGNORECASE),
    re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-zA-Z0-9_.:-]+)", re.IGNORECASE),
)
_LOOKED_AT = 65_536
"""In bytes: pages saved whole carry their styles in front of the declaration."""

# The WHATWG Encoding Standard's reading of labels that mean more than they say.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a page whose declaration could be read byte by byte is not UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_FALLBACK = "cp1252"


class Decoded(NamedTuple):
    """A page's text, and what a person should know about its letters."""

    text: str
    warnings: tuple[str, ...] = ()


def decode_page(data: bytes) -> Decoded:
    """Decode a web page: byte order mark, else UTF-8 if it is that, else what it declares.

    UTF-8 goes before the declaration: a page of any other encoding is hardly ever valid UTF-8 by
    chance, while pages that were converted often keep the old declaration.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _lenient(data, _declared(data[:_LOOKED_AT]) or _FALLBACK)


def _declared(head: bytes) -> str | None:
    for form in _DECLARED:
        if match := form.search(head):
            try:
                name = codecs.lookup(match[1].decode("ascii")).name
            except LookupError:
                continue
            return _MEANT.get(name, name)
    return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding, errors="replace")
    except (LookupError, ValueError):  # a codec of Python's that is no text encoding ("hex")
        text = data.decode(_FALLBACK, errors="replace")
    lost = text.count("\ufffd")
    if not lost or encoding == _FALLBACK:
        return Decoded(text)
    return Decoded(
        text,
        (
            f"{lost} characters are not valid {encoding.upper()} and show as \ufffd. "
            "Save the page again from the browser if a quote needs them.",
        ),
    )
