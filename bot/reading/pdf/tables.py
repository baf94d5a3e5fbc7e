"""Rows of a table among the lines of a text, and cells that run over several lines."""

import re
from itertools import pairwise

from bot.reading.pdf.shapes import Fragment, around

_SAME_EDGE = 3.0
_EQUAL = 1.3
_DRAWN_OUT = 0.9
_NEXT_LINE = 1.7
"""In letter sizes: how far below a cell's line its next one stands."""

_PROSE_WORDS = 8
_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]*$")


def is_tabular(rows: list[list[Fragment]], number: int, width: float) -> bool:
    """Say whether a row of a region is one of a table.

    A cell of it begins where one of a neighbouring row begins, or where the next line does.
    """
    row = rows[number]
    starts = _cell_starts(row)
    beside = [*rows[max(number - 1, 0) : number], *rows[number + 1 : number + 2]]
    others = [start for each in beside for start in _cell_starts(each)]
    others += [each[0].box.left for each in rows[number + 1 : number + 2] if len(each) == 1]
    aligned = any(abs(start - other) <= _SAME_EDGE for start in starts for other in others)
    return aligned and not _is_justified(row, width)


def cells_from(rows: list[list[Fragment]], number: int) -> tuple[list[list[Fragment]], int]:
    """Return the cells of a row, each with the lines that it runs over, and the next row."""
    cells = [[fragment] for fragment in rows[number]]
    for row in rows[number + 1 :]:
        number += 1
        columns = [_column_of(fragment, cells) for fragment in row]
        if 0 in columns or None in columns or not _is_next(cells, row):
            return cells, number
        for fragment, column in zip(row, columns, strict=True):
            cells[column or 0].append(fragment)
    return cells, number + 1


def is_prose(cell: list[Fragment]) -> bool:
    """Say whether a cell holds a sentence rather than a datum."""
    words = sum(len(each.text.split()) for each in cell)
    return words >= _PROSE_WORDS and bool(_SENTENCE.search(cell[-1].text))


def around_cell(cell: list[Fragment]) -> Fragment:
    """Return a cell as if it stood on one line."""
    return Fragment(
        text=" ".join(each.text for each in cell),
        box=around(each.box for each in cell),
        size=cell[0].size,
        bold=all(each.bold for each in cell),
    )


def _column_of(fragment: Fragment, cells: list[list[Fragment]]) -> int | None:
    starts = (abs(fragment.box.left - cell[0].box.left) <= _SAME_EDGE for cell in cells)
    return next((column for column, same in enumerate(starts) if same), None)


def _is_next(cells: list[list[Fragment]], row: list[Fragment]) -> bool:
    lowest = min(fragment.box.bottom for cell in cells for fragment in cell)
    return lowest - row[0].box.bottom <= _NEXT_LINE * row[0].size


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
