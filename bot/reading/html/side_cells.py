"""Narrow columns beside an article on pages that are laid out with tables."""

import re
from collections.abc import Mapping

from lxml.html import HtmlElement

_CELLS = ("td", "th")
_WIDTH = re.compile(r"(\d{1,4})\s*(%?)")
_MOST_POINTS, _MOST_PERCENT = 220, 30
_LONGEST = 500
_SHARE = 0.25
"""In characters, and of what stands in the headline's cell: a column with more is no margin."""


def side_cells(headline: HtmlElement, whole: Mapping[HtmlElement, int]) -> frozenset[HtmlElement]:
    """Find the narrow cells beside the one that holds headline and text.

    `whole` tells how many characters stand in each element.
    """
    return frozenset(
        beside
        for cell in headline.iterancestors(*_CELLS)
        for beside in (*cell.itersiblings(*_CELLS), *cell.itersiblings(*_CELLS, preceding=True))
        if whole[beside] <= min(_LONGEST, _SHARE * whole[cell]) and _is_narrow(beside)
    )


def _is_narrow(cell: HtmlElement) -> bool:
    width = _WIDTH.fullmatch((cell.get("width") or "").strip())
    if width is None:
        return False
    return int(width[1]) <= (_MOST_PERCENT if width[2] else _MOST_POINTS)
