"""What must hold for every scene, whatever is written in it."""

from itertools import combinations

from bot.drawing.scene import MARGIN, WIDTH, Box, Scene, Shape, Stroke

CARDS = (Shape.SHEET, Shape.CARD, Shape.OCTAGON)


def assert_in_place(scene: Scene) -> None:
    """Nothing overlaps, nothing is cut off, everything keeps clear of the edges."""
    inside = Box(MARGIN / 2, MARGIN / 2, WIDTH - MARGIN, scene.height - MARGIN)
    for text in scene.texts:
        assert inside.contains(text.box), f"over the edge: {text}"
    for mark in scene.marks:
        assert inside.contains(mark.box), f"over the edge: {mark}"
    for stroke in scene.strokes:
        for x, y in stroke.points:
            assert scene.canvas.contains(Box(x, y, 0, 0)), f"over the edge: {stroke}"
    # Lines of one paragraph may touch: their boxes have room for accents that few letters need.
    letters = [_letters(text.box) for text in scene.texts]
    for first, second in combinations(letters, 2):
        assert not first.overlaps(second), f"{first} over {second}"
    for first_mark, second_mark in combinations(scene.marks, 2):
        assert not first_mark.box.overlaps(second_mark.box), f"{first_mark} over {second_mark}"


def assert_marks_hold_their_text(scene: Scene) -> None:
    """No line of text crosses the outline of a mark."""
    for text in scene.texts:
        for mark in scene.marks:
            letters = _letters(text.box)
            if mark.box.overlaps(letters):
                assert mark.box.contains(letters), f"{text} crosses {mark}"


def assert_links_clear(scene: Scene) -> None:
    """No link runs over a card."""
    cards = [mark.box for mark in scene.marks if mark.shape in CARDS]
    for stroke in scene.strokes:
        for point in points_on(stroke):
            assert not any(_shrunk(card).overlaps(point) for card in cards), f"{stroke}"


def points_on(stroke: Stroke) -> list[Box]:
    """Return small boxes along a soft stroke: curves upright at both ends of each piece."""
    points = []
    for (x1, y1), (x2, y2) in zip(stroke.points, stroke.points[1:], strict=False):
        middle = (y1 + y2) / 2
        for number in range(21):
            t = number / 20
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            x = a * x1 + b * x1 + c * x2 + d * x2
            points.append(Box(x - 1, a * y1 + b * middle + c * middle + d * y2 - 1, 2, 2))
    return points


def _letters(box: Box) -> Box:
    return Box(box.x, box.y + box.height * 0.1, box.width, box.height * 0.84)


def _shrunk(box: Box) -> Box:
    return Box(box.x + 3, box.y + 3, box.width - 6, box.height - 6)
