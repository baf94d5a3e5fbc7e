"""The characters of a page with their boxes, put together to runs of words."""

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

from bot.reading.pdf.mirror import in_mirror, is_from_the_right
from bot.reading.pdf.pictures import pictures_of, without_words
from bot.reading.pdf.shapes import Box, Fragment, Glyph, around

_WIDE_GAP = 0.9
"""In heights of a letter: a wider one parts columns or cells. Justified words stay below it."""

_BELOW = 0.22
"""Of a letter's size: what reaches below the line."""

_BOLD = 600
_HYPHEN_CODE = 0x02
"""What PDFium gives for a hyphen at the end of a line."""

_UNKNOWN = "\ufffd"
_STRAY = re.compile(r"(?<!\S)\ufffd+(?!\S)")
"""By themselves they are signs and bullets of a font for drawings, not letters of a word."""

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_SAMPLE = 40
_RAISED = 0.18
"""Of a line's height: how far above the line a footnote's mark stands at least."""

_LONGEST_MARK = 3

_Turn = Callable[[Box], Box]
_TURNS: tuple[_Turn, ...] = (
    lambda box: box,
    lambda box: Box(-box.top, box.left, -box.bottom, box.right),
    lambda box: Box(-box.right, -box.top, -box.left, -box.bottom),
    lambda box: Box(box.bottom, -box.right, box.top, -box.left),
)


class PageWords(NamedTuple):
    """What a page shows. `odd` counts characters that stand for no letter that anyone knows.

    `drawings` are large ones without words in them.

    A page in a script that runs from right to left is seen in a mirror: what is read first stands
    on the left of every page.
    """

    fragments: list[Fragment]
    pictures: list[Box]
    characters: int
    odd: int
    slanted: int
    drawings: list[Box]


def read_page(page: PdfPage) -> PageWords:
    """Read one page. Text that stands across the page's own direction is only counted."""
    text = page.get_textpage()
    try:
        quarter = _direction(text, text.count_chars())
        glyphs = list(_glyphs(text, _TURNS[quarter]))
        mirrored = is_from_the_right(glyph.text for glyph in glyphs)
        if mirrored:
            glyphs = in_mirror(glyphs)
        odd = sum(map(_is_odd, (glyph.text for glyph in glyphs)))
        fragments: list[Fragment] = []
        slanted = 0
        for run in _runs(glyphs):
            if _quarter(text, run[0].number) == quarter:
                fragments.extend(_fragment(text, run, _TURNS[quarter]))
            else:
                slanted += 1
        characters = sum(not glyph.text.isspace() for glyph in glyphs)
        shown = pictures_of(page)
        pictures = [_TURNS[quarter](box) for box in shown.photographs]
        drawings = [_TURNS[quarter](box) for box in shown.drawings]
        if mirrored:
            pictures = [box.mirrored() for box in pictures]
            drawings = [box.mirrored() for box in drawings]
        drawings = without_words(drawings, [each.box for each in fragments])
        return PageWords(fragments, pictures, characters, odd, slanted, drawings)
    finally:
        text.close()


def _glyphs(text: PdfTextPage, turn: _Turn) -> Iterator[Glyph]:
    box = pdfium.FS_RECTF()
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        letter = "-" if code == _HYPHEN_CODE else chr(code)
        if not code:  # a letter that the file has no name for, or nothing at all
            letter = _UNKNOWN if box.right > box.left else " "
        yield Glyph(index, letter, turn(Box(box.left, box.bottom, box.right, box.top)))


def _runs(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Cut where a line ends or a wide gap opens. Runs begin and end with a visible character."""
    run: list[Glyph] = []
    spaces: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text.isspace():
            spaces.append(glyph)
            continue
        broken = any(space.text in "\r\n" for space in spaces)
        if run and (broken or not _goes_on(run[-1].box, glyph.box)):
            yield run
            run = []
        elif run:
            run.extend(spaces[:1])
        spaces = []
        run.append(glyph)
    if run:
        yield run


def _goes_on(last: Box, this: Box) -> bool:
    """Say whether a character stands next to the one before it, in either direction."""
    if not last.beside(this, 0.4):
        return False
    height = max(last.height, this.height)
    gap = max(this.left - last.right, last.left - this.right)
    return gap <= _WIDE_GAP * height


def _fragment(text: PdfTextPage, run: list[Glyph], turn: _Turn) -> Iterator[Fragment]:
    visible = [glyph for glyph in run if not glyph.text.isspace()]
    kept = _without_marks(text, run)
    words = "".join(glyph.text for glyph in kept).translate(_LIGATURES)
    words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    words = " ".join(_STRAY.sub(" ", words).split())
    if not words:
        return
    middle = visible[len(visible) // 2].number
    size = max(_size(text, middle), 0.1)
    ground = _ground(text, middle, turn)
    box = around(glyph.box for glyph in visible)
    yield Fragment(
        text=words,
        box=Box(box.left, ground - _BELOW * size, box.right, ground + (1 - _BELOW) * size),
        size=size,
        bold=_is_bold(text, visible),
    )


def _ground(text: PdfTextPage, index: int, turn: _Turn) -> float:
    """Return the height on which a letter stands. Boxes are no measure: some fonts lack them."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    return turn(Box(x.value, y.value, x.value, y.value)).bottom


def _without_marks(text: PdfTextPage, run: list[Glyph]) -> list[Glyph]:
    """Leave out raised figures that lead to a footnote; those of "km²" and "10⁶" stay."""
    kept: list[Glyph] = []
    start = 0
    while start < len(run):
        end = start
        while end < len(run) and run[end].text.isdigit():
            end += 1
        before = kept[-3:]
        if not (
            0 < end - start <= _LONGEST_MARK
            and _may_carry_mark("".join(glyph.text for glyph in before), run[end : end + 1])
            and _is_raised(text, run[start], before[-1] if before else run[end])
        ):
            kept.extend(run[start : max(end, start + 1)])
        start = max(end, start + 1)
    return kept


def _may_carry_mark(before: str, after: list[Glyph]) -> bool:
    """Say whether a note's mark can stand here: after a word of some length or a stop, no unit.

    At the beginning of a line it is the note's own.
    """
    if not before:
        return bool(after)
    return len(before) == 3 and (before.isalpha() or before[-1] in " .,;:!?”’)\"'")


def _is_raised(text: PdfTextPage, figure: Glyph, base: Glyph) -> bool:
    """Say whether a figure's lower end stands above the line; some fonts draw it small by itself.

    Only for text that stands upright; elsewhere marks stay.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharOrigin(text, base.number, x, y)
    pdfium.FPDFText_GetCharBox(text, figure.number, left, right, bottom, top)
    return bottom.value - y.value > _RAISED * base.box.height and figure.box.top >= y.value


def _direction(text: PdfTextPage, count: int) -> int:
    """Return the quarter turns in which most characters stand."""
    step = max(count // _SAMPLE, 1)
    turns = [_quarter(text, index) for index in range(0, count, step)]
    return max((0, 1, 2, 3), key=turns.count) if turns else 0


def _quarter(text: PdfTextPage, index: int) -> int:
    """Return the character's quarter turns; 4 when it stands aslant."""
    turns = pdfium.FPDFText_GetCharAngle(text, index) / 1.5707963
    return round(turns) % 4 if turns >= 0 and abs(turns - round(turns)) < 0.05 else 4


def _size(text: PdfTextPage, index: int) -> float:
    matrix = pdfium.FS_MATRIX()
    size = float(pdfium.FPDFText_GetFontSize(text, index))
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        size *= float((matrix.c**2 + matrix.d**2) ** 0.5)
    return size


def _is_bold(text: PdfTextPage, visible: list[Glyph]) -> bool:
    """Say whether the run is bold from its first to its last character."""
    return all(
        pdfium.FPDFText_GetFontWeight(text, glyph.number) >= _BOLD
        or b"Bold" in _font_name(text, glyph.number)
        for glyph in (visible[0], visible[len(visible) // 2], visible[-1])
    )


def _font_name(text: PdfTextPage, index: int) -> bytes:
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text, index, buffer, len(buffer), None)
    return buffer.value


def _is_odd(character: str) -> bool:
    return character == "\ufffd" or (
        unicodedata.category(character) in ("Co", "Cn", "Cc") and character not in "\r\n\t"
    )
