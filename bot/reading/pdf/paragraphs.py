"""Lines to paragraphs, and paragraphs that run over columns and pages put together again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.reading.imprint.printed import is_imprint
from bot.reading.pdf.hyphens import UNSPACED
from bot.reading.pdf.shapes import Line, median_of

_OTHER_SIZE = 0.08
_WIDER = 1.25
"""Of the usual distance between lines: what stands farther apart is another paragraph."""

_DOUBLE_SPACED = 2.6
_INDENT = 0.6
_BULLET = re.compile(r"(?:[•‣▪◦●■–—*·o\ue000-\uf8ff-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S")
_ENDS = re.compile(r"[.!?:…。！？؟۔][\"'”’»)\]」』]*$")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)
CAPTION_LABEL = re.compile(
    r"(?:fig(?:ure|\.)?|photo(?:graph)?|picture|image|chart|map|table|illustration|graphic|plate"
    r"|abb(?:ildung|\.)?|tabelle|foto)\s*\d{0,3}[a-z]?\s*[:.|–—]\s",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\b[ap]\.m\.$")
_FAR_BACK = 40
_LINE_OF_PROSE = 8
_FEW_LINES = 4
"""Of a region: so few do not show how wide its lines may be, only what they say."""
_HEADING = 1.12


@dataclass
class Paragraph:
    """Lines that belong together. `column` counts the columns of all pages."""

    lines: list[Line]
    page: int
    column: int

    @property
    def size(self) -> float:
        """The letters' size."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def tabular(self) -> bool:
        """Whether it is a row of a table."""
        return self.lines[0].tabular

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(line.text.split()) for line in self.lines)


def paragraphs_of(lines: Sequence[Line], page: int, column: int) -> list[Paragraph]:
    """Cut the lines of one column into paragraphs."""
    found: list[Paragraph] = []
    few = len(lines) <= _FEW_LINES
    for line in lines:
        ends = few and found and (is_imprint(line.text) or is_imprint(found[-1].lines[-1].text))
        if found and not ends and not _breaks(found[-1], line, _usual_pitch(lines, line.size)):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], page, column))
    return found


def rejoin(paragraphs: Sequence[Paragraph], body_size: float) -> list[Paragraph]:
    """Put together what a column's or a page's end has cut; what stood between comes after it."""
    joined: list[Paragraph] = []
    above: tuple[int, int] | None = None
    for paragraph in paragraphs:
        place = paragraph.page, paragraph.column
        openers = _openers(joined, paragraph, tops_column=place != above)
        opener = next((each for each in openers if _continues(each, paragraph, body_size)), None)
        above = place
        if opener is None:
            joined.append(paragraph)
        else:
            opener.lines.extend(paragraph.lines)
            opener.page, opener.column = place
    return joined


def is_heading(paragraph: Paragraph, body_size: float) -> bool:
    """Say whether it is set like a heading: larger, or short, bold and without a full stop."""
    if paragraph.size >= _HEADING * body_size:
        return True
    short = len(paragraph.lines) <= 2 and paragraph.words <= 16
    return paragraph.bold and short and not _ENDS.search(paragraph.lines[-1].text)


def _breaks(paragraph: Paragraph, line: Line, pitch: float) -> bool:
    last = paragraph.lines[-1]
    if _is_of_another_kind(last, line):
        return True
    if last.box.bottom - line.box.bottom > _WIDER * max(pitch, line.box.height):
        return True
    if last.bold != line.bold and (len(paragraph.lines) > 1 or last.bold):
        return True
    if _ENDS.search(last.text) and CAPTION_LABEL.match(paragraph.lines[0].text):
        return True  # text below a caption may stand as close as its own lines
    listed = bool(_BULLET.match(paragraph.lines[0].text))
    if _BULLET.match(line.text) and (listed or _ENDS.search(last.text)):
        return True
    return _is_shifted(paragraph, line, listed=listed) or _would_have_fitted(last, line)


def _is_of_another_kind(last: Line, line: Line) -> bool:
    if last.tabular or line.tabular or not _same_size(last.size, line.size):
        return True
    return line.cell == 1 or bool(last.cell) != bool(line.cell)


def _is_shifted(paragraph: Paragraph, line: Line, *, listed: bool) -> bool:
    """Say whether the line's beginning shows a new paragraph: indented, or no longer so."""
    shift = line.box.left - paragraph.lines[-1].box.left
    if listed:
        return False
    if len(paragraph.lines) == 1 and _ENDS.search(paragraph.lines[0].text):
        edge = min(paragraph.lines[0].box.left, line.box.left)
        if edge - line.left >= _INDENT * line.size and abs(shift) < _INDENT * line.size:
            return True  # two first lines: the paragraph above has one line only
    if shift >= _INDENT * line.size:
        return not _is_centred(paragraph.lines[-1], line)
    return (
        shift <= -_INDENT * line.size
        and len(paragraph.lines) > 1
        and not _is_centred(paragraph.lines[-1], line)
    )


def _is_centred(last: Line, line: Line) -> bool:
    middles = (last.box.left + last.box.right, line.box.left + line.box.right)
    return abs(middles[0] - middles[1]) < line.size


def _would_have_fitted(last: Line, line: Line) -> bool:
    """Say whether the line was begun on purpose: its first word had room on the one before.

    Lines of a heading are often broken for their looks, and then go on in small letters.
    """
    goes_on = line.text[:1].islower() or last.text[-1:] in ",-"
    return _has_room(last, line) and not (goes_on and not _ENDS.search(last.text))


def _has_room(last: Line, line: Line) -> bool:
    unspaced = UNSPACED.match(line.text)
    letters = 1 if unspaced else len(line.text.split(maxsplit=1)[0]) + 1
    needed = letters * line.letter_width
    return last.box.right + needed < last.right - 0.4 * line.size


def _openers(
    joined: list[Paragraph], paragraph: Paragraph, *, tops_column: bool
) -> Iterator[Paragraph]:
    """Yield the paragraphs that this one may go on: first the nearest of its own kind.

    Captions, notes and boxes of another size may stand in between, and so may a whole column: a
    row of columns can run over a page's end.
    """
    kin = (
        each
        for each in reversed(joined[-_FAR_BACK:])
        if not each.tabular
        and _same_size(each.size, paragraph.size)
        and each.bold == paragraph.bold
    )
    nearest = next(kin, None)
    if nearest is None:
        return
    yield nearest
    if tops_column and paragraph.lines[0].text[:1].islower():
        yield from (each for each in kin if _is_cut(each, paragraph))


def _is_cut(opener: Paragraph, paragraph: Paragraph) -> bool:
    """Say whether a column's end cuts a line of prose that the paragraph may go on."""
    elsewhere = (opener.page, opener.column) != (paragraph.page, paragraph.column)
    long = len(opener.lines) > 1 or (
        opener.words >= _LINE_OF_PROSE and not is_imprint(opener.lines[0].text)
    )
    return elsewhere and long and not _has_room(opener.lines[-1], paragraph.lines[0])


def _continues(opener: Paragraph, paragraph: Paragraph, body_size: float) -> bool:
    if paragraph.tabular or is_heading(paragraph, body_size) or is_heading(opener, body_size):
        return False
    last, first = opener.lines[-1], paragraph.lines[0]
    if _BULLET.match(first.text):
        return False
    goes_on = first.text[:1].islower()
    if _ENDS.search(last.text) and not _ABBREVIATED.search(last.text):
        return goes_on and bool(_HOUR.search(last.text))
    if goes_on:
        return True
    return _is_cut(opener, paragraph)


def _usual_pitch(lines: Sequence[Line], size: float) -> float:
    """Return the distance from line to line inside paragraphs of a size: the smaller half of all.

    At most what double spacing takes, so that two headings below one another stay two.
    """
    alike = [line for line in lines if _same_size(line.size, size)]
    gaps = sorted(
        above.box.bottom - below.box.bottom
        for above, below in pairwise(alike)
        if above.box.bottom > below.box.bottom
    )
    return min(median_of(gaps[: max(len(gaps) // 2, 1)]), _DOUBLE_SPACED * size)


def _same_size(one: float, other: float) -> bool:
    return abs(one - other) <= _OTHER_SIZE * max(one, other)
