"""The mark of an event on the timeline's rail: what its date is the date of, and how exact."""

import math

from bot.domain.event import EventRole
from bot.domain.timeline import DatedReport
from bot.drawing.scene import Box, Colour, Mark, Shape

_DOT = 40
_BAR = 30
_SHORTEST = 60
_OPEN = 120

_SHAPES = {
    EventRole.HAPPENED: Shape.ROUND,
    EventRole.REPORTED: Shape.ROUND,
    EventRole.PLANNED: Shape.DIAMOND,
    EventRole.BACKGROUND: Shape.SQUARE,
}
_COLOURS = {
    EventRole.HAPPENED: Colour.TEXT,
    EventRole.REPORTED: Colour.TEXT,
    EventRole.PLANNED: Colour.BLUE,
    EventRole.BACKGROUND: Colour.FAINT,
}


def marker(report: DatedReport, x: float, y: float, room: float) -> Mark:
    """Return the mark below `y`, centred on `x`, at most `room` long.

    A dot for an exact day; a bar otherwise, the longer the less exact, with a point where the
    time is open; hollow for reports.
    """
    colour = _COLOURS[report.role]
    fill = None if report.role is EventRole.REPORTED else colour
    length, shape = _length(report), _SHAPES[report.role]
    if length == _DOT:
        side = _DOT if shape is not Shape.SQUARE else _DOT - 6
        return Mark(shape, Box(x - side / 2, y + (_DOT - side) / 2, side, side), colour, fill, 5)
    if report.earliest is not None and report.latest is None:
        shape = Shape.DOWN
    elif report.earliest is None and report.latest is not None:
        shape = Shape.UP
    return Mark(shape, Box(x - _BAR / 2, y, _BAR, min(length, room)), colour, fill, 5)


def _length(report: DatedReport) -> float:
    """Return a length that grows with the logarithm of the days that are meant."""
    if report.earliest is None or report.latest is None:
        return _OPEN
    days = (report.latest - report.earliest).days + 1
    return _DOT if days == 1 else _SHORTEST + 28 * math.log10(days)
