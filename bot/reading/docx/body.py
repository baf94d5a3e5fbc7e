"""The blocks of a Word document in reading order: paragraphs, list items, rows, notes."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from bot.reading.docx.paragraphs import Words, chosen
from bot.reading.docx.styles import Role, Styles
from bot.reading.docx.xml import child, children, local, value

_HOLDERS = frozenset(
    "body sdt sdtContent customXml smartTag ins moveTo txbxContent tc footnote endnote hdr "
    "ftr".split()
)
_CELL_BORDER = " | "
_PROSE_WORDS = 8
"""A cell with as many words that ends like a sentence is prose, to be quoted by itself."""


class Block(NamedTuple):
    """One block of text and what it is; `size` in half points, 0 where none is set."""

    text: str
    role: Role = Role.BODY
    main: bool = False
    size: int = 0


class Body:
    """Walks a part of a document and gathers what it leaves out or puts off."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._unfinished = ""  # a paragraph whose end was deleted goes on in the next one
        self.notes: list[etree._Element] = []
        self.dropped = 0
        self.unread = 0

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        """Yield the blocks inside `container`; captions are counted and left out."""
        for element in chosen(container):
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name in _HOLDERS:
                yield from self.blocks(element)
            elif name == "altChunk":
                self.unread += 1

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        words = Words()
        words.read(element)
        self.notes.extend(words.notes)
        self.dropped += words.dropped
        style = child(element, "pPr", "pStyle")
        style_id = (value(style) if style is not None else None) or ""
        role = self._styles.role_of(style_id)
        text = self._unfinished + words.text
        self._unfinished = ""
        if child(element, "pPr", "rPr", "del") is not None:
            self._unfinished = f"{text} " if text else ""
        elif text and role is Role.CAPTION:
            self.dropped += 1
        elif text:
            main = role is Role.TITLE or self._styles.is_main_heading(style_id)
            yield Block(text, role, main, words.size)
        for box in words.boxes:
            yield from self.blocks(box)

    def _table(self, table: etree._Element) -> Iterator[Block]:
        for row in _rows(table):
            cells = [list(self.blocks(cell)) for cell in _cells(row)]
            if any(_is_prose(cell) for cell in cells):
                for cell in cells:
                    yield from cell
            else:
                words = _CELL_BORDER.join(block.text for cell in cells for block in cell)
                if words:
                    yield Block(words.replace("\n", " "))


def _is_prose(cell: list[Block]) -> bool:
    """Say whether the cell lays out text rather than holding one datum."""
    if len(cell) > 1:
        return True
    return bool(cell) and (
        len(cell[0].text.split()) >= _PROSE_WORDS and cell[0].text[-1:] in '.!?”"’'
    )


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for each in chosen(table):
        name = local(each)
        if name == "tr" and child(each, "trPr", "del") is None:
            yield each
        elif name in ("sdt", "sdtContent", "customXml"):
            yield from _rows(each)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for each in chosen(row):
        name = local(each)
        if name == "tc":
            yield each
        elif name in ("sdt", "sdtContent", "customXml"):
            yield from _cells(each)


def note_of(part: etree._Element, reference: etree._Element) -> etree._Element | None:
    """Return the note that a reference in the text points to."""
    wanted = value(reference, "id")
    kind = "footnote" if local(reference) == "footnoteReference" else "endnote"
    return next((each for each in children(part, kind) if value(each, "id") == wanted), None)
