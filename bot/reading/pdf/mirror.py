"""Scripts that run from right to left: seen in a mirror they run like all others."""

import re
import unicodedata
from collections.abc import Iterable

from bot.reading.pdf.shapes import Glyph

_FROM_THE_RIGHT = frozenset({"R", "AL"})
_FROM_THE_LEFT = re.compile(r"[^\W_\u0590-\u08ff\ufb1d-\ufefc](?:[\w.,:/%-]*[^\W_\u0590-\u08ff])?")
"""Figures and foreign words, which keep their direction."""

_SPACE = 0.2
"""In heights of the line: letters of one word stand closer."""


def is_from_the_right(letters: Iterable[str]) -> bool:
    """Say whether most letters belong to a script that is written from right to left."""
    kinds = [unicodedata.bidirectional(letter) for letter in letters]
    return sum(kind in _FROM_THE_RIGHT for kind in kinds) > kinds.count("L")


def in_mirror(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs mirrored, those of each line in the order in which they are read.

    Programs write such lines from either end, or each word from another one.
    """
    mirrored = [glyph._replace(box=glyph.box.mirrored()) for glyph in glyphs]
    ordered: list[Glyph] = []
    line: list[Glyph] = []
    for glyph in mirrored:
        ends = glyph.text in ("\r", "\n")
        if ends or (line and not glyph.text.isspace() and not _beside(line, glyph)):
            ordered += _in_order(line)
            line = []
        (ordered if ends else line).append(glyph)
    return ordered + _in_order(line)


def _beside(line: list[Glyph], glyph: Glyph) -> bool:
    last = next((each for each in reversed(line) if not each.text.isspace()), line[-1])
    return last.box.beside(glyph.box, 0.4)


def _in_order(line: list[Glyph]) -> list[Glyph]:
    """Sort by place. Spaces that only PDFium saw stand by the wrong letters: gaps tell them."""
    solid = [glyph for glyph in line if glyph.box.width > 0 or not glyph.text.isspace()]
    solid.sort(key=lambda glyph: glyph.box.left + glyph.box.right)
    space = _SPACE * max((glyph.box.height for glyph in solid), default=0.0)
    line = []
    for glyph in solid:
        if line and glyph.box.left - line[-1].box.right > space:
            line.append(Glyph(glyph.number, " ", glyph.box))
        line.append(glyph)
    for match in _FROM_THE_LEFT.finditer("".join(glyph.text for glyph in line)):
        line[match.start() : match.end()] = line[match.start() : match.end()][::-1]
    return line
