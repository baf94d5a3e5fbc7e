"""Read a Word document: what stands in it after all changes are accepted."""

from collections.abc import Iterator

from lxml import etree

from bot.domain.errors import DocumentRejectedError
from bot.reading.docx.body import Block, Body, note_of
from bot.reading.docx.package import Package
from bot.reading.docx.properties import read_properties
from bot.reading.docx.styles import Role, Styles
from bot.reading.docx.xml import child
from bot.reading.extracted import Extracted
from bot.reading.imprint.names import is_outlet
from bot.reading.imprint.printed import head_of, without_rights
from bot.reading.imprint.settling import settle

_UNREAD = (
    "The document holds a whole file of another format, which was not read. "
    "Open it in Word, save it anew and add that if its words matter."
)
_MACROS = "The document holds macros; they were not run and not kept."

_NEAR_THE_BEGINNING = 10
_LARGE = 28
"""In half points: body text is never that large."""

_MOST_WORDS = 40


def read_docx(file_name: str, data: bytes) -> Extracted:
    """Return the text, blocks parted by a blank line; notes stand after it.

    Raises:
        DocumentRejectedError: it is damaged, locked, no Word document, or made to do harm.
    """
    package = Package(file_name, data)
    root = package.part(package.main)
    content = child(root, "body") if root is not None else None
    if content is None:
        raise DocumentRejectedError(f"{file_name} is empty: it has no page. Check the file.")
    styles = Styles(_related(package, "styles"))
    body = Body(styles)
    blocks = list(body.blocks(content))
    blocks += _notes(package, body)
    margins = _margins(package, styles)
    texts = [block.text for block in blocks]
    details = settle(
        head_of(texts, margins),
        read_properties(package),
        _main_heading(blocks),
        texts[:3],
    )
    quotable = without_rights(texts, details.fields.get("publisher"))
    return Extracted(
        text="\n\n".join(quotable),
        heading=details.heading,
        fields=details.fields,
        dropped=body.dropped + len(margins) + len(texts) - len(quotable),
        conflicts=details.conflicts,
        warnings=tuple(_warnings(package, body)),
        language=styles.language,
    )


def _warnings(package: Package, body: Body) -> Iterator[str]:
    if any(name.endswith("vbaProject.bin") for name in package.names):
        yield _MACROS
    if body.unread:
        yield _UNREAD


def _related(package: Package, kind: str) -> etree._Element | None:
    names = package.related(kind)
    return package.part(names[0]) if names else None


def _notes(package: Package, body: Body) -> list[Block]:
    """Return the notes that the text refers to, in its order. Notes refer to no notes."""
    parts = {f"{kind}Reference": _related(package, f"{kind}s") for kind in ("footnote", "endnote")}
    found: list[Block] = []
    for reference in list(body.notes):
        part = parts[etree.QName(reference).localname]
        note = note_of(part, reference) if part is not None else None
        if note is not None:
            found += body.blocks(note)
    return found


def _margins(package: Package, styles: Styles) -> list[str]:
    """Return what stands above and below every page; it is no part of the text."""
    found: list[str] = []
    for name in (*package.related("header"), *package.related("footer")):
        part = package.part(name)
        if part is not None:
            found += (block.text for block in Body(styles).blocks(part))
    return list(dict.fromkeys(found))


def _main_heading(blocks: list[Block]) -> str | None:
    """Return the title by its style, or else what is set largest near the beginning."""
    styled = [block.text for block in blocks if block.role is Role.TITLE]
    styled += [block.text for block in blocks if block.main]
    large = [
        block
        for block in blocks[:_NEAR_THE_BEGINNING]
        if block.size >= _LARGE and len(block.text.split()) <= _MOST_WORDS
    ]
    headlines = [block for block in large if not is_outlet(block.text)]
    largest = max(headlines or large, key=lambda block: block.size, default=None)
    return next(iter(styled), largest.text if largest else None)
