"""Tell tables of data from tables that only lay out a page, as pages of the 1990s do."""

from itertools import islice

from lxml.html import HtmlElement

from bot.reading.html.tree import brief_words

_LONGEST_CELL = 300
_CELLS_LOOKED_AT = 60
_MOST_BREAKS = 3
_LAYING_OUT = "h1|h2|h3|h4|ul|ol|table|div|article|section|form|pre|blockquote"


def holds_data(table: HtmlElement) -> bool:
    """Say whether the rows of a table belong together: small cells, two or more in a row."""
    nested = next(table.iterdescendants("table"), None)
    if nested is not None or table.get("role") in ("presentation", "none"):
        return False
    rows = [[c for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
    several = sum(len(cells) > 1 for cells in rows)
    if several * 2 < len(rows) or not several:
        return False
    cells = islice((cell for row in rows for cell in row), _CELLS_LOOKED_AT)
    return not any(map(_lays_out, cells))


def _lays_out(cell: HtmlElement) -> bool:
    if brief_words(cell, _LONGEST_CELL) is None or any(True for _ in cell.iter("h1", "h2", "h3")):
        return True
    if sum(1 for _ in islice(cell.iter("br"), _MOST_BREAKS)) == _MOST_BREAKS:
        return True
    blocks = islice(cell.iterdescendants(*_LAYING_OUT.split("|"), "p"), 3)
    return sum(1 for _ in blocks) > 1
