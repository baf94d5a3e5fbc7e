"""The lines of a region: what stands beside one another is put together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.reading.pdf.shapes import Box, Fragment, Line, around, rows_of, usual_size
from bot.reading.pdf.tables import around_cell, cells_from, is_prose, is_tabular

_CELL_BORDER = " | "
_MARKER = re.compile(r"[•‣▪◦●■–—*·o\ue000-\uf8ff-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
_WIDE = 3.0
_WIDE_SHARE = 0.15
"""In letter sizes, and of the column: a gap as wide as both is no space between words. Single
words may be drawn out twice as far."""

_MANY_LINES = 10
_DROP_CAP = 1.7


def lines_of(region: Sequence[Fragment]) -> list[Line]:
    """Return the lines from top to bottom; rows of a table hold their cells, parted by a bar.

    Cells that hold prose are lines by themselves.
    """
    rows = [_with_marker(row) for row in rows_of(_with_drop_caps(region))]
    left, right = min(each.box.left for each in region), _right_edge(rows)
    lines: list[Line] = []
    number = 0
    while number < len(rows):
        if not is_tabular(rows, number, right - left):
            lines.append(_line(rows[number], left, right))
            number += 1
            continue
        cells, number = cells_from(rows, number)
        if any(map(is_prose, cells)):
            lines += (line for cell in cells for line in _lines_of_cell(cell))
        else:
            lines.append(_line([around_cell(cell) for cell in cells], left, right, tabular=True))
    return lines


def _right_edge(rows: list[list[Fragment]]) -> float:
    """Return how far lines reach, but for a heading or two that reach farther."""
    edges = sorted(row[-1].box.right for row in rows)
    return edges[-1] if len(edges) < _MANY_LINES else edges[int(0.9 * len(edges))]


def _lines_of_cell(cell: list[Fragment]) -> Iterator[Line]:
    left = min(each.box.left for each in cell)
    right = max(each.box.right for each in cell)
    for number, fragment in enumerate(cell):
        yield replace(_line([fragment], left, right), cell=number + 1)


def _line(row: list[Fragment], left: float, right: float, *, tabular: bool = False) -> Line:
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
    share = _WIDE_SHARE if any(" " in each.text for each in row) else 2 * _WIDE_SHARE
    yield row[0].text
    for before, this in pairwise(row):
        gap = this.box.left - before.box.right
        parted = tabular or gap > max(_WIDE * this.size, share * width)
        if parted and not before.text.endswith(":"):
            yield _CELL_BORDER
        elif parted or gap > 0.1 * this.size:
            yield " "
        yield this.text


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
