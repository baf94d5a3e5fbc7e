"""The lines of a region: what stands beside one another is put together."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.reading.pdf.shapes import Box, Fragment, Line, around, rows_of, usual_size

_CELL_BORDER = " | "
_MARKER = re.compile(r"[•‣▪◦●■–—*·o\ue000-\uf8ff-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
_SAME_EDGE = 3.0
_WIDE = 3.0
_WIDE_SHARE = 0.3
"""In letter sizes, and of the column: a gap as wide as both is no space between words, however
they are justified."""

_EQUAL = 1.3
_DRAWN_OUT = 0.9
_DROP_CAP = 1.7


def lines_of(region: Sequence[Fragment]) -> list[Line]:
    """Return the lines from top to bottom; rows of a table hold their cells, parted by a bar."""
    rows = [_with_marker(row) for row in rows_of(_with_drop_caps(region))]
    left = min(each.box.left for each in region)
    right = max(each.box.right for each in region)
    return [
        _line(
            row,
            left,
            right,
            tabular=_is_tabular(rows, number) and not _is_justified(row, right - left),
        )
        for number, row in enumerate(rows)
    ]


def _line(row: list[Fragment], left: float, right: float, *, tabular: bool) -> Line:
    return Line(
        text="".join(_joined(row, right - left, tabular=tabular)),
        box=around(each.box for each in row),
        size=usual_size(row),
        bold=all(each.bold for each in row),
        left=left,
        right=right,
        tabular=tabular,
    )


def _joined(row: list[Fragment], width: float, *, tabular: bool) -> Iterator[str]:
    yield row[0].text
    for before, this in pairwise(row):
        gap = this.box.left - before.box.right
        parted = tabular or gap > max(_WIDE * this.size, _WIDE_SHARE * width)
        if parted and not before.text.endswith(":"):
            yield _CELL_BORDER
        elif parted or gap > 0.1 * this.size:
            yield " "
        yield this.text


def _is_tabular(rows: list[list[Fragment]], number: int) -> bool:
    """Say whether a neighbouring row has a cell that begins where one of this row begins."""
    starts = _cell_starts(rows[number])
    return any(
        abs(start - other) <= _SAME_EDGE
        for neighbour in (number - 1, number + 1)
        if 0 <= neighbour < len(rows)
        for other in _cell_starts(rows[neighbour])
        for start in starts
    )


def _is_justified(row: list[Fragment], width: float) -> bool:
    """Say whether a row is prose drawn out over a narrow column: all its gaps are equally wide."""
    gaps = [this.box.left - before.box.right for before, this in pairwise(row)]
    return (
        len(gaps) > 1
        and max(gaps) <= _EQUAL * min(gaps)
        and not any(" " in each.text for each in row)
        and row[-1].box.right - row[0].box.left >= _DRAWN_OUT * width
    )


def _cell_starts(row: list[Fragment]) -> list[float]:
    return [
        this.box.left
        for before, this in pairwise(row)
        if this.box.left - before.box.right >= this.size
    ]


def _with_marker(row: list[Fragment]) -> list[Fragment]:
    """Put a list's bullet or number and the words behind it together: they are no cells."""
    if len(row) < 2 or not _MARKER.fullmatch(row[0].text):
        return row
    first = Fragment(
        text=f"{row[0].text} {row[1].text}",
        box=around((row[0].box, row[1].box)),
        size=row[1].size,
        bold=row[1].bold,
    )
    return [first, *row[2:]]


def _with_drop_caps(region: Sequence[Fragment]) -> list[Fragment]:
    """Put a large initial in front of the line that it begins, without a space."""
    size = usual_size(region)
    fragments = list(region)
    for initial in region:
        if len(initial.text) > 1 or not initial.text.isupper() or initial.size < _DROP_CAP * size:
            continue
        beside = [
            each
            for each in fragments
            if each is not initial
            and each.box.left >= initial.box.right - 1
            and each.box.left - initial.box.right < 2 * size
            and each.box.beside(initial.box)
        ]
        if beside:
            first = max(beside, key=lambda each: each.box.middle)
            fragments.remove(initial)
            fragments[fragments.index(first)] = Fragment(
                text=initial.text + first.text,
                box=Box(initial.box.left, first.box.bottom, first.box.right, first.box.top),
                size=first.size,
                bold=first.bold,
            )
    return fragments
