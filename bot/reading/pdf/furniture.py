"""Running headers, footers and page numbers: what repeats in the margins of the pages."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.reading.imprint.printed import is_imprint
from bot.reading.pdf.shapes import Box, Fragment, around, rows_of, usual_size

_MARGIN_ROWS = 4
"""Counted from the top and from the bottom of a page."""

_SAME_PLACE = 4.0
_FEWEST_LINE_NUMBERS = 5
_STANDS_OFF = 0.6
_PARTED = 0.7
"""In letter sizes a character: words without a wide gap between them take about 0.5."""

_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:page|p\.|pg\.?|seite|página|pagina|side)\s*)?(\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:of|/|von|de|sur|di|\|)\s*\d{1,4})?[-–—\s]*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:page|p\.|pg\.?)\s*\d{1,4}", re.IGNORECASE)
_PRINTED_BY_BROWSER = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},\s\d{1,2}:\d{2}(?:\s?[AP]M)?(?:\s.*)?"
    r"|(?:https?|file|about):\S*(?:\s+\d+/\d+)?"
)
_OF_AN_ISSUE = re.compile(
    r"\bvol(?:ume|\.)?\s*\d|\b\d{1,4}\s*\((?:19|20)\d\d\)|\b(?:no|nr|issue)\.?\s*\d{1,4}\b"
    r"|\b(?:spring|summer|autumn|fall|winter)(?:\s+\d{4})?\s+(?:issue|number|edition)\b",
    re.IGNORECASE,
)
_SMALLER = 0.9
_CONTINUED = re.compile(
    r"[\[(]?(?:continued|turn)\s+(?:on|from|to)\s+page\s+\w{1,4}[\])]?[.:]?", re.IGNORECASE
)


class Cleared(NamedTuple):
    """A document's pages without their furniture, and what it said, each line once."""

    pages: list[list[Fragment]]
    margins: list[str]
    dropped: int


class _Row(NamedTuple):
    page: int
    fragments: list[Fragment]
    text: str
    box: Box
    distance: float

    @property
    def key(self) -> str:
        return _FIGURES.sub("#", self.text)


def clear_furniture(pages: Sequence[Sequence[Fragment]]) -> Cleared:
    """Take off what stands in the margins of several pages alike, and page numbers.

    Only from the edges inwards: a line of the text may look like one on another page.
    """
    numbered = pages
    pages = [_without_line_numbers(page) for page in numbered]
    size = usual_size(each for page in pages for each in page)
    edges = [edge for number, page in enumerate(pages) for edge in _edges(number, page)]
    repeated = _repeated([row for edge in edges for row in edge])
    unique: dict[tuple[int, Box], _Row] = {}
    for edge in edges:
        for row in edge:
            outermost = row is edge[0]
            if id(row) not in repeated and not (outermost and _is_single(row, size)):
                break
            unique[row.page, row.box] = row
    gone = {id(fragment) for row in unique.values() for fragment in row.fragments}
    kept = [[each for each in page if id(each) not in gone] for page in pages]
    margins = list(dict.fromkeys(row.text for row in unique.values()))
    continued = [[each for each in page if not _CONTINUED.fullmatch(each.text)] for page in kept]
    notes = sum(map(len, kept)) - sum(map(len, continued))
    numbers = sum(map(len, numbered)) - sum(map(len, pages))
    return Cleared(continued, margins, len(unique) + notes + numbers)


def _without_line_numbers(page: Sequence[Fragment]) -> list[Fragment]:
    """Take off the numbers beside the lines of transcripts and bills: a column that counts on.

    Numbers of four figures are a table's years.
    """
    rows = (row for row in rows_of(page) if len(row) > 1)
    beside = [row[0] for row in rows if row[0].text.isdecimal() and len(row[0].text) <= 3]
    steps = {int(below.text) - int(above.text) for above, below in pairwise(beside)}
    if len(beside) < _FEWEST_LINE_NUMBERS or len(steps) != 1 or steps & {0}:
        return list(page)
    gone = set(map(id, beside))
    return [each for each in page if id(each) not in gone]


def _edges(number: int, page: Sequence[Fragment]) -> list[list[_Row]]:
    """Return the rows at the top and at the bottom of a page, the outermost first."""
    rows = rows_of(page)
    downwards = [
        _Row(
            page=number,
            fragments=row,
            text="   ".join(each.text for each in row),
            box=around(each.box for each in row),
            distance=_distance(rows, place),
        )
        for place, row in enumerate(rows)
        if place < _MARGIN_ROWS or place >= len(rows) - _MARGIN_ROWS
    ]
    return [downwards[:_MARGIN_ROWS], downwards[::-1][:_MARGIN_ROWS]]


def _distance(rows: list[list[Fragment]], place: int) -> float:
    """Return how far the row next to an outermost one stands off, in heights of the row."""
    if len(rows) < 2:
        return 0.0
    box = around(each.box for each in rows[place])
    beside = around(each.box for each in rows[1 if place == 0 else place - 1])
    return max(beside.bottom - box.top, box.bottom - beside.top) / max(box.height, 1.0)


def _is_single(row: _Row, body_size: float) -> bool:
    """Say whether a row needs no second one to be told: a page number, a browser's imprint.

    So does a line that stands off, in small letters and in two parts, as running headers do.
    """
    if _PRINTED_BY_BROWSER.fullmatch(row.text) or _is_page_number(row):
        return True
    if any(_NUMBERED.fullmatch(each.text) for each in row.fragments):
        return len(row.text.split()) <= 15
    parted = len(row.fragments) > 1 and row.box.width > _PARTED * len(row.text) * body_size
    small = max(each.size for each in row.fragments) <= 1.05 * body_size
    told = small or is_imprint(row.text)
    if _names_issue(row, body_size):
        return True
    return parted and told and row.distance >= _STANDS_OFF and len(row.text.split()) <= 15


def _names_issue(row: _Row, body_size: float) -> bool:
    """Say whether a row is a journal's running head ("Tide Letters 12 (2031)") on one page."""
    smaller = max(each.size for each in row.fragments) <= _SMALLER * body_size
    brief = len(row.text.split()) <= 15 and not row.text.rstrip().endswith((".", "?", "!"))
    return smaller and brief and row.distance >= _STANDS_OFF and bool(_OF_AN_ISSUE.search(row.text))


def _is_page_number(row: _Row) -> bool:
    """A bare figure is one only near the page's own number: a lone "2031" may be a table's."""
    match = _PAGE_NUMBER.fullmatch(row.text)
    if match is None:
        return False
    figures = match[1]
    if figures != row.text.strip(" -–—"):
        return True
    return not figures.isdigit() or abs(int(figures) - row.page - 1) <= 30


def _repeated(rows: list[_Row]) -> set[int]:
    """Return the ids of rows that stand at the same height on another page, but for figures."""
    alike: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        alike[row.key].append(row)
    return {
        id(row)
        for group in alike.values()
        if len({row.page for row in group}) > 1
        for row in group
        if any(
            other.page != row.page
            and abs(other.box.middle - row.box.middle) <= _SAME_PLACE
            and abs(other.box.height - row.box.height) <= 0.1 * row.box.height
            for other in group
        )
    }
