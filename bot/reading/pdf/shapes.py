"""Words and lines with their places on a page: points, from its lower left corner."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle; `top` is above `bottom`."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Half way between bottom and top."""
        return (self.top + self.bottom) / 2

    def mirrored(self) -> "Box":
        """Return the same box with left and right exchanged."""
        return Box(-self.right, self.bottom, -self.left, self.top)

    def beside(self, other: "Box", share: float = 0.5) -> bool:
        """Say whether both stand on one line: the lower of them overlaps by that share."""
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        return overlap >= share * min(self.height, other.height)


class Glyph(NamedTuple):
    """A character with its place on the page and its number in the file."""

    number: int
    text: str
    box: Box


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around all of them; there is at least one."""
    every = list(boxes)
    return Box(
        min(box.left for box in every),
        min(box.bottom for box in every),
        max(box.right for box in every),
        max(box.top for box in every),
    )


@dataclass(frozen=True)
class Fragment:
    """A run of words on one line without a wide gap. `size` is the letters' size in points."""

    text: str
    box: Box
    size: float
    bold: bool


@dataclass(frozen=True)
class Line:
    """A line of a column; `left` and `right` are the column's edges.

    `cell` counts the lines of a table's cell from 1; 0 is a line of the text.
    """

    text: str
    box: Box
    size: float
    bold: bool
    left: float
    right: float
    tabular: bool = False
    cell: int = 0

    @property
    def letter_width(self) -> float:
        """The average width of its characters."""
        return self.box.width / max(len(self.text), 1)


def rows_of(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Group fragments that stand on one line, from top to bottom, each row from left to right."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda each: -each.box.middle):
        if rows and any(fragment.box.beside(each.box) for each in rows[-1]):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda each: each.box.left) for row in rows]


def usual_size(fragments: Iterable[Fragment]) -> float:
    """Return the size that most letters have."""
    weights: dict[float, int] = {}
    for fragment in fragments:
        size = round(fragment.size * 2) / 2
        weights[size] = weights.get(size, 0) + len(fragment.text)
    return max(weights, key=lambda size: weights[size]) if weights else 0.0


def median_of(numbers: Iterable[float]) -> float:
    """Return the median; 0 of nothing."""
    every = list(numbers)
    return median(every) if every else 0.0
