"""The outline of each shape as a path, in the box that it is given."""

from matplotlib.path import Path

from bot.drawing.scene import Box, Shape

_KAPPA = 0.5523
"""How far a Bézier curve's handles lie out for a quarter of a circle, in radii."""

_FOLD = 30
_CUT = 34

_Points = list[tuple[float, float]]


def outline(shape: Shape, box: Box) -> Path:
    """Return the closed path of `shape` that fills `box`."""
    match shape:
        case Shape.ROUND | Shape.PILL:
            return _rounded(box, min(box.width, box.height) / 2)
        case Shape.CARD:
            return _rounded(box, 22)
        case _:
            return _polygon(_corners(shape, box))


def _corners(shape: Shape, box: Box) -> _Points:
    if shape in (Shape.DIAMOND, Shape.DOWN, Shape.UP):
        return _pointed(shape, box)
    if shape is Shape.TRIANGLE:
        return [(box.middle, box.y), *_base(box)]
    if shape is Shape.OCTAGON:
        return _octagon(box, min(box.width * 0.29, box.height * 0.29, _CUT))
    if shape is Shape.SHEET:
        return [(box.x, box.y), (box.right - _FOLD, box.y), (box.right, box.y + _FOLD), *_base(box)]
    return [(box.x, box.y), (box.right, box.y), *_base(box)]


def _base(box: Box) -> _Points:
    return [(box.right, box.bottom), (box.x, box.bottom)]


def _pointed(shape: Shape, box: Box) -> _Points:
    """Return a bar with one or two pointed ends; a diamond where it is as long as wide."""
    tip = box.width / 2
    top = [(box.x, box.y + tip), (box.middle, box.y), (box.right, box.y + tip)]
    low = [(box.right, box.bottom - tip), (box.middle, box.bottom), (box.x, box.bottom - tip)]
    if shape is Shape.DOWN:
        top = [(box.x, box.y), (box.right, box.y)]
    if shape is Shape.UP:
        low = _base(box)
    return [*top, *low]


def _octagon(box: Box, cut: float) -> _Points:
    return [
        (box.x + cut, box.y),
        (box.right - cut, box.y),
        (box.right, box.y + cut),
        (box.right, box.bottom - cut),
        (box.right - cut, box.bottom),
        (box.x + cut, box.bottom),
        (box.x, box.bottom - cut),
        (box.x, box.y + cut),
    ]


def _polygon(points: _Points) -> Path:
    return Path([*points, points[0]], closed=True)


def _rounded(box: Box, radius: float) -> Path:
    radius = min(radius, box.width / 2, box.height / 2)
    handle = radius * (1 - _KAPPA)
    left, right, top, low = box.x, box.right, box.y, box.bottom
    points = [(left + radius, top), (right - radius, top)]
    points += [(right - handle, top), (right, top + handle), (right, top + radius)]
    points += [(right, low - radius)]
    points += [(right, low - handle), (right - handle, low), (right - radius, low)]
    points += [(left + radius, low)]
    points += [(left + handle, low), (left, low - handle), (left, low - radius)]
    points += [(left, top + radius)]
    points += [(left, top + handle), (left + handle, top), (left + radius, top)]
    side, corner = [Path.LINETO], [Path.CURVE4] * 3
    codes = [Path.MOVETO, *side, *corner, *side, *corner, *side, *corner, *side, *corner]
    return Path([*points, points[0]], [*codes, Path.CLOSEPOLY])
