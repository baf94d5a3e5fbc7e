"""Collects what a scene consists of while a layout runs down the page."""

from typing import NamedTuple

from bot.domain.claim import Status
from bot.drawing.cleaning import cleaned
from bot.drawing.looks import LOOKS
from bot.drawing.scene import ASCENT, DESCENT, Box, Colour, Mark, Scene, Shape, Stroke, Text
from bot.drawing.typefaces import Face, Typefaces
from bot.drawing.wrapping import wrapped


class Style(NamedTuple):
    """How a paragraph is set."""

    size: float
    face: Face = Face.REGULAR
    colour: Colour = Colour.TEXT
    leading: float = 1.36
    centred: bool = False


class Sheet:
    """An empty page that grows downwards; everything that is put on it has its place at once."""

    def __init__(self, typefaces: Typefaces) -> None:
        self._typefaces = typefaces
        self.texts: list[Text] = []
        self.marks: list[Mark] = []
        self.strokes: list[Stroke] = []

    def lines(self, words: str, room: float, style: Style, most: int | None = None) -> list[str]:
        """Return the lines that `words` take; the words are cleaned first."""

        def width(text: str) -> float:
            return self.width(text, style)

        return wrapped(cleaned(words), room, width, most)

    def width(self, words: str, style: Style) -> float:
        """Return how wide words are, in pixels."""
        return self._typefaces.width(words, style.face, style.size)

    def write(self, lines: list[str], x: float, y: float, style: Style, room: float = 0) -> float:
        """Write lines below `y`; return where the next thing may begin."""
        for line in lines:
            width = self.width(line, style)
            left = x + (room - width) / 2 if style.centred else x
            self.texts.append(
                Text(
                    line, left, y + style.size * ASCENT, width, style.size, style.face, style.colour
                )
            )
            y += style.size * style.leading
        return y

    def put_status(self, status: Status, x: float, y: float, style: Style) -> float:
        """Draw a status with its shape and words; return the right end of it."""
        look = LOOKS[status]
        side = style.size * 1.05
        box = Box(x, y + style.size * 0.08, side, side)
        fill = look.colour if look.filled else Colour.GROUND
        self.marks.append(Mark(look.shape, box, look.colour, fill, line=3))
        sign = style._replace(
            size=style.size * 0.68,
            face=Face.BOLD,
            colour=Colour.GROUND if look.filled else look.colour,
        )
        left = box.middle - self.width(look.sign, sign) / 2
        baseline = box.y + side * (0.86 if look.shape is Shape.TRIANGLE else 0.745)
        self.texts.append(
            Text(
                look.sign,
                left,
                baseline,
                self.width(look.sign, sign),
                sign.size,
                sign.face,
                sign.colour,
            )
        )
        words = style._replace(face=Face.BOLD, colour=look.colour)
        self.write([look.words], box.right + 12, y, words)
        return box.right + 12 + self.width(look.words, words)

    def _put(self, words: str, x: float, baseline: float, style: Style) -> None:
        width = self.width(words, style)
        self.texts.append(Text(words, x, baseline, width, style.size, style.face, style.colour))

    def scene(self, height: float) -> Scene:
        """Return everything as a scene of that height."""
        return Scene(height, tuple(self.texts), tuple(self.marks), tuple(self.strokes))


def line_height(style: Style) -> float:
    """Return the room that the letters of one line take."""
    return style.size * (ASCENT + DESCENT)
