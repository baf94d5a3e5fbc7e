"""A tree to blocks of text: paragraphs, headings, list items, table rows, as a browser lays out."""

import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from bot.reading.html.elements import HEADINGS, INLINE
from bot.reading.html.names import is_named_as_furniture
from bot.reading.html.tables import holds_data
from bot.reading.html.tree import brief_words

_TEXT_HOLDERS = HEADINGS | {"p", "li", "td", "th", "dd", "dt", "blockquote"} | INLINE
_LEFT_OUT = frozenset({"del", "s", "strike"})
"""Words that the page itself has struck out."""

_CELL_BORDER = " | "
_SPACES = re.compile(r"[ \t\n\r\f\v\xa0]+")
_AROUND_BREAK = re.compile(r" *\n *")
_EMPTY_LINE = re.compile(r"\n{2,}")
_FOOTNOTE_MARK = re.compile(r"\s*(?:\[\w{1,4}\]|\d{1,3}|[*†‡]+)\s*")
_SOFT_HYPHEN = "\xad"


class Block(NamedTuple):
    """A block's words, the element that lays it out, and how many characters are links."""

    text: str
    element: HtmlElement
    linked: int

    @property
    def is_heading(self) -> bool:
        """Whether the page marks it as a heading."""
        return self.element.tag in HEADINGS


def blocks_of(root: HtmlElement) -> Iterator[Block]:
    """Yield the blocks of a page in order. Nesting is walked without recursion."""
    walk = etree.iterwalk(root, events=("start", "end"))
    writer = _Writer(root)
    for event, element in walk:
        if event == "start":
            if element is not root and element.tag == "table" and holds_data(element):
                yield from writer.take()
                yield from _rows(element)
                walk.skip_subtree()
            elif element.tag in _LEFT_OUT or _is_mark(element):
                walk.skip_subtree()
            else:
                yield from writer.enter(element)
        else:
            yield from writer.leave(element)
            if element is not root:
                writer.add(element.tail)
    yield from writer.take()


class _Writer:
    """Collects the words of one block until the next one begins."""

    def __init__(self, root: HtmlElement) -> None:
        self._parts: list[str] = []
        self._linked: deque[str] = deque()
        self._owners: list[HtmlElement] = [root]
        self._inside = {"a": 0, "pre": 0}

    def enter(self, element: HtmlElement) -> Iterator[Block]:
        """Go into an element: its first words, after whatever was open if it is a block."""
        if element.tag in self._inside:
            self._inside[element.tag] += 1
        if element.tag == "br":
            self._parts.append("\n")
        elif not _is_inline(element):
            yield from self.take()
            self._owners.append(element)
        elif element.tag == "q":
            self._parts.append("“")
        elif self._is_label_of_its_own(element):
            self._parts.append(" " if self._owners[-1].tag in _TEXT_HOLDERS else "\n")
        self.add(element.text)

    def _is_label_of_its_own(self, element: HtmlElement) -> bool:
        """Say whether words beside one another were set apart by a style ("20213 min read")."""
        before, after = self._parts[-1][-1:] if self._parts else "", (element.text or "")[:1]
        glued = (before.isdigit() or before.islower()) and (after.isdigit() or after.isupper())
        parent = element.getparent()
        loose = self._owners[-1].tag not in _TEXT_HOLDERS
        return glued and (loose or (parent is not None and parent.tag in INLINE - {"a"}))

    def leave(self, element: HtmlElement) -> Iterator[Block]:
        """Come out of an element that was entered or skipped."""
        if element is self._owners[-1]:
            yield from self.take()
            if len(self._owners) > 1:
                self._owners.pop()
        elif element.tag == "q":
            self._parts.append("”")
        if self._inside.get(element.tag):
            self._inside[element.tag] -= 1

    def add(self, words: str | None) -> None:
        """Add words; white space shows as one space, except in preformatted text."""
        if words:
            words = words.replace(_SOFT_HYPHEN, "")
            self._parts.append(words if self._inside["pre"] else _SPACES.sub(" ", words))
            if self._inside["a"]:
                self._linked.append(_SPACES.sub(" ", words).strip())

    def take(self) -> Iterator[Block]:
        """Yield what was collected, one block for each run of lines without an empty one."""
        whole, linked, owner = "".join(self._parts), self._linked, self._owners[-1]
        self._parts, self._linked = [], deque()
        if not self._inside["pre"] and owner.tag != "pre":
            whole = _AROUND_BREAK.sub("\n", re.sub(" {2,}", " ", whole))
        pieces = [piece.strip() for piece in _EMPTY_LINE.split(whole) if piece.strip()]
        for piece in pieces:
            inside = list(linked) if len(pieces) == 1 else _taken(linked, piece)
            yield Block(piece, owner, min(sum(map(len, inside)), len(piece)))


def _taken(links: deque[str], piece: str) -> list[str]:
    """Take from the front of the links those that stand in a piece, in their order."""
    at = 0
    taken = []
    while links and (found := piece.find(links[0], at)) >= 0:
        at = found + len(links[0])
        taken.append(links.popleft())
    return taken


def _rows(table: HtmlElement) -> Iterator[Block]:
    for row in table.iter("tr", "caption"):
        cells = [row] if row.tag == "caption" else [c for c in row if c.tag in ("td", "th")]
        inside = [tuple(blocks_of(cell)) for cell in cells]
        words = [" ".join(block.text for block in blocks).replace("\n", " ") for blocks in inside]
        if any(words):
            linked = sum(block.linked for blocks in inside for block in blocks)
            yield Block(_CELL_BORDER.join(words), row, linked)


def _is_inline(element: HtmlElement) -> bool:
    parent = element.getparent()
    in_text = parent is not None and parent.tag in _TEXT_HOLDERS
    if element.tag in INLINE:
        if "display:block" in element.get("style", "").replace(" ", ""):
            return False
        # A credit or a byline beside a text, not within it, is a block of its own.
        return in_text or not is_named_as_furniture(element)
    # A made-up element is inline to a browser, but most are styled as blocks.
    return "-" in element.tag and in_text


def _is_mark(element: HtmlElement) -> bool:
    """Say whether it leads to a note or an edit form: no word of the line that carries it."""
    parent = element.getparent()
    if element.tag in INLINE and parent is not None and parent.tag in HEADINGS:
        return is_named_as_furniture(element)
    if element.tag != "sup" or not _FOOTNOTE_MARK.fullmatch(brief_words(element, 10) or ""):
        return False
    return any((link.get("href") or "").rpartition("#")[1] for link in element.iter("a"))
