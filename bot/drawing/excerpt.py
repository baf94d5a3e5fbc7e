"""Which part of a long sentence is shown: its beginning, or the part around its date."""

from bot.domain.timeline import DatedReport
from bot.drawing.sheet import Sheet, Style

_FILLED = 0.8
"""Part of the room that the words up to the date may take; the rest is for what follows."""


def excerpt(sheet: Sheet, report: DatedReport, room: float, style: Style, most: int) -> list[str]:
    """Return the sentence in at most `most` lines, "…" where words are left out.

    The date's own words are among those shown: the date stands above, what it is the date of
    stands around them.
    """
    text = report.sentence.text
    lines = sheet.lines(text, room, style, most)
    shown = len(" ".join(lines))
    end = report.end - report.sentence.start
    if not lines or not lines[-1].endswith("…") or end < shown or end > len(text):
        return lines
    earliest = end - int(shown * _FILLED)
    start = text.find(" ", max(earliest, 0)) + 1
    if start <= 0 or start > report.start - report.sentence.start:
        return lines
    return sheet.lines(f"… {text[start:]}", room, style, most)
