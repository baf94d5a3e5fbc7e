"""What a picture consists of before it is painted: places in pixels, x to the right, y down."""

from enum import Enum
from typing import NamedTuple

from bot.drawing.typefaces import Face

WIDTH = 1080
"""Three pixels for each point of a phone: letters of 36 pixels read like a phone's own."""

MARGIN = 44

ASCENT = 0.95
DESCENT = 0.30
"""Room above and below the baseline, in parts of the size: accents and tails fit in."""


class Box(NamedTuple):
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The x of the centre."""
        return self.x + self.width / 2

    def overlaps(self, other: "Box") -> bool:
        """Say whether the two share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def contains(self, other: "Box") -> bool:
        """Say whether `other` lies inside, edges included; half a pixel is forgiven."""
        return (
            self.x <= other.x + 0.5
            and self.y <= other.y + 0.5
            and other.right <= self.right + 0.5
            and other.bottom <= self.bottom + 0.5
        )


class Colour(Enum):
    """The palette of Okabe and Ito, which the colour-blind tell apart, lightened for the dark."""

    GROUND = "#16181d"
    RAISED = "#22262e"
    LINE = "#5b6370"
    FAINT = "#a9b1bd"
    TEXT = "#eceff4"
    GREEN = "#35c9a0"
    RED = "#ff7f50"
    ORANGE = "#f0b43c"
    BLUE = "#6cc5f5"
    PINK = "#e39ac5"


class Shape(Enum):
    """The outline of a mark; each means one thing, so that colour is never needed."""

    ROUND = "round"  # a circle, or a bar with round ends
    DIAMOND = "diamond"  # or a bar with pointed ends
    SQUARE = "square"
    TRIANGLE = "triangle"
    OCTAGON = "octagon"
    CARD = "card"  # a rectangle with slightly round corners
    PILL = "pill"
    SHEET = "sheet"  # a sheet of paper: one corner folded
    DOWN = "down"  # a bar that goes on below
    UP = "up"


class Mark(NamedTuple):
    """A shape in a box. `fill` None: hollow."""

    shape: Shape
    box: Box
    colour: Colour
    fill: Colour | None = None
    line: float = 4
    dashed: bool = False


class Text(NamedTuple):
    """Words on one line, by the left end of their baseline."""

    words: str
    x: float
    baseline: float
    width: float
    size: float
    face: Face = Face.REGULAR
    colour: Colour = Colour.TEXT

    @property
    def box(self) -> Box:
        """The room that the line takes."""
        height = self.size * (ASCENT + DESCENT)
        return Box(self.x, self.baseline - self.size * ASCENT, self.width, height)


class Stroke(NamedTuple):
    """A line through points, straight or as soft curves; `arrow`: a head at the last point."""

    points: tuple[tuple[float, float], ...]
    colour: Colour = Colour.LINE
    line: float = 4
    dashed: bool = False
    arrow: bool = False
    soft: bool = False


class Scene(NamedTuple):
    """A whole picture: strokes lie under marks, marks under texts."""

    height: float
    texts: tuple[Text, ...]
    marks: tuple[Mark, ...]
    strokes: tuple[Stroke, ...]

    @property
    def canvas(self) -> Box:
        """The room that everything must stay inside."""
        return Box(0, 0, WIDTH, self.height)
