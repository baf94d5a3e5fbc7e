"""What a PDF's properties say: its information dictionary and its XMP packet."""

import re

import pypdfium2.raw as pdfium
from lxml import etree
from pypdfium2 import PdfDocument

from bot.reading.imprint.settling import Properties

_XMP = re.compile(rb"<x:xmpmeta\b.{0,200000}?</x:xmpmeta>", re.DOTALL)
_DAY = re.compile(r"(?:D:)?(\d{4})-?(\d{2})?-?(\d{2})?")
_NAMES = {
    "{http://purl.org/dc/elements/1.1/}publisher": "publisher",
    "{http://purl.org/dc/elements/1.1/}date": "published",
    "{http://prismstandard.org/namespaces/basic/2.0/}publicationDate": "published",
    "{http://prismstandard.org/namespaces/basic/2.0/}publicationName": "publisher",
    "{http://prismstandard.org/namespaces/basic/2.0/}url": "url",
}


def read_properties(document: PdfDocument, data: bytes) -> Properties:
    """Return the properties that say something about the text rather than the file."""
    information = {key: value.strip() for key, value in document.get_metadata_dict().items()}
    packet = _packet(data)
    return Properties(
        title=information.get("Title") or None,
        author=information.get("Author") or None,
        publisher=packet.get("publisher") or _own_key(document, "Publisher"),
        published=_day(packet.get("published", "")),
        created=_day(information.get("CreationDate", "")),
        url=packet.get("url"),
    )


def language_of(document: PdfDocument) -> str | None:
    """Return the language that the file states: "en" of "en-GB"."""
    length = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = (pdfium.FPDF_WCHAR * (length // 2))()
    pdfium.FPDFCatalog_GetLanguage(document, buffer, length)
    label = bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00")
    return label.partition("-")[0].lower() or None


def _own_key(document: PdfDocument, key: str) -> str | None:
    words: str = document.get_metadata_value(key)
    return words.strip() or None


def _packet(data: bytes) -> dict[str, str]:
    """Read the last XMP packet; it lies open in the file so that it can be found like this."""
    packets = _XMP.findall(data)
    if not packets:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(packets[-1], parser)
    found: dict[str, str] = {}
    for element in root.iter(*_NAMES) if root is not None else ():
        words = " ".join("".join(map(str, element.itertext())).split())
        if words:
            found.setdefault(_NAMES[str(element.tag)], words)
    return found


def _day(words: str) -> str | None:
    """Return "D:20310603120000Z" or "2031-06-03T12:00" as a day, a month or a year."""
    match = _DAY.match(words)
    return "-".join(filter(None, match.groups())) if match else None
