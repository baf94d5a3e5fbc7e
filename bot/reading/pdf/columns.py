"""The order in which a page is read: columns from left to right, what spans them in between."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from bot.reading.pdf.shapes import Box, Fragment, median_of, rows_of, usual_size

_DEEPEST = 5
_FEWEST = 5
"""Fragments; fewer are lines below one another."""

_FEWEST_ROWS = 2
_MOST_CANDIDATES = 16
_SAME_EDGE = 2.5
_GUTTER = 0.5
"""In letter sizes: the narrowest white strip between columns; newspapers go down to about 0.7."""

_NEXT_LINE = 1.6
"""In line heights: how far below a line the next one of the same paragraph stands."""

_OTHER_SIZE = 0.08
_BOX_WIDTH = 5.0
_PROSE_WIDTH = 8.0
"""In letter sizes: how wide lines in a box beside the text, and in columns, are at least; cells of
a table are shorter."""


class _Band(NamedTuple):
    """What stands between two things that span the gutter."""

    left: list[Fragment]
    right: list[Fragment]


class _Cut(NamedTuple):
    """A way to cut a page: `bands[i]` stands above `spanning[i]`."""

    bands: list[_Band]
    spanning: list[Fragment]
    score: int


def regions_of(fragments: Sequence[Fragment], depth: int = 0) -> list[list[Fragment]]:
    """Return groups in reading order; the lines of each follow one another downwards."""
    if not fragments:
        return []
    cut = _best_cut(fragments) if depth < _DEEPEST and len(fragments) >= _FEWEST else None
    if cut is None:
        return [list(fragments)]
    regions: list[list[Fragment]] = []
    across: list[Fragment] = []
    for number, band in enumerate(cut.bands):
        if _is_columns(band):
            regions += regions_of(across, depth + 1)
            across = []
            regions += regions_of(band.left, depth + 1) + regions_of(band.right, depth + 1)
        else:
            across += band.left + band.right
        across += cut.spanning[number : number + 1]
    return regions + regions_of(across, depth + 1)


def _best_cut(fragments: Sequence[Fragment]) -> _Cut | None:
    gap = _GUTTER * usual_size(fragments)
    cuts = [_cut_at(edge, gap, fragments) for edge in _left_edges(fragments)]
    best = max(cuts, key=lambda cut: cut.score, default=None)
    return best if best is not None and best.score > 0 else None


def _left_edges(fragments: Sequence[Fragment]) -> list[float]:
    """Return where several lines begin, except at the very left: there a column may begin."""
    edges: list[list[float]] = []
    for left in sorted(fragment.box.left for fragment in fragments):
        if edges and left - edges[-1][-1] <= _SAME_EDGE:
            edges[-1].append(left)
        else:
            edges.append([left])
    shared = [edge for edge in edges[1:] if len(edge) >= _FEWEST_ROWS]
    shared.sort(key=len, reverse=True)
    return sorted(edge[0] for edge in shared[:_MOST_CANDIDATES])


def _cut_at(edge: float, gap: float, fragments: Sequence[Fragment]) -> _Cut:
    spanning = _spanning(edge, gap, fragments)
    across = set(map(id, spanning))
    heights = [-each.box.middle for each in spanning]
    bands = [_Band([], []) for _ in range(len(spanning) + 1)]
    for each in fragments:
        if id(each) not in across:
            band = bands[bisect_left(heights, -each.box.middle)]
            (band.right if each.box.left >= edge - 1 else band.left).append(each)
    score = sum(len(band.left) + len(band.right) for band in bands if _is_columns(band))
    return _Cut(bands, spanning, score)


def _spanning(edge: float, gap: float, fragments: Sequence[Fragment]) -> list[Fragment]:
    """Return what stands across the gutter, from top to bottom, with the last lines of it.

    A headline's or an abstract's last line is short: it goes with the line right above it, unless
    something stands beside it.
    """
    found: list[Fragment] = []
    rows = rows_of(fragments)
    for number, row in enumerate(rows):
        across = [each for each in row if _spans(each.box, edge, gap)]
        if not across and found and _ends(found[-1], row[0]) and _is_alone(rows, number):
            across = row
        found += across
    return found


def _is_alone(rows: list[list[Fragment]], number: int) -> bool:
    """Say whether a row is one fragment with nothing beside it, be it on another line."""
    neighbours = (each for row in rows[max(number - 1, 0) : number + 2] for each in row)
    only = rows[number][0]
    return not any(each is not only and each.box.beside(only.box, 0.1) for each in neighbours)


def _ends(above: Fragment, below: Fragment) -> bool:
    distance = above.box.middle - below.box.middle
    return (
        abs(above.size - below.size) <= 0.05 * above.size
        and 0 < distance <= _NEXT_LINE * above.box.height
        and below.box.left < above.box.right
        and above.box.left < below.box.right
    )


def _spans(box: Box, edge: float, gap: float) -> bool:
    return box.left < edge - 1 and box.right > edge - gap


def _is_columns(band: _Band) -> bool:
    """Say whether both sides hold prose; of two sizes, a box beside the text may be short."""
    if len(band.left) + len(band.right) < _FEWEST:
        return False
    sizes = [usual_size(side) for side in band]
    if abs(sizes[0] - sizes[1]) > _OTHER_SIZE * max(sizes):
        return all(len(side) >= _FEWEST_ROWS and _width(side) >= _BOX_WIDTH for side in band)
    return all(map(_is_prose, band))


def _width(side: list[Fragment]) -> float:
    """Return how wide a usual line is, in letter sizes."""
    line = median_of(sum(each.box.width for each in row) for row in rows_of(side))
    return line / max(usual_size(side), 1.0)


def _is_prose(side: list[Fragment]) -> bool:
    return len(rows_of(side)) >= _FEWEST_ROWS and _width(side) >= _PROSE_WIDTH
