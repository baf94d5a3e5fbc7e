"""Where everything of a chain's picture stands. Pure: the same check, the same scene."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.domain.check import NOT_IN_SOURCES, Check
from bot.domain.claim import Status
from bot.drawing.chain_graph import Chain, ChainGraph, Node, Stance, chain_of
from bot.drawing.chain_rows import Item, Pass, Rows, Step, rows_of
from bot.drawing.scene import MARGIN, WIDTH, Box, Colour, Mark, Scene, Shape, Stroke
from bot.drawing.sheet import Sheet, Style
from bot.drawing.typefaces import Face, Typefaces

_TITLE = Style(54, Face.BOLD)
_STATEMENT = Style(40)
_STATUS = Style(34)
_NOTE = Style(31, colour=Colour.FAINT)
_ROLE = Style(26, Face.BOLD, centred=True, leading=1.3)
_NAME = Style(34, centred=True, leading=1.26)
_DETAIL = Style(27, colour=Colour.FAINT, centred=True, leading=1.26)

_ROOM = WIDTH - 2 * MARGIN
_WIDEST = 470
_NARROWEST = 270
_PASS = 40
_BETWEEN = 26
_PADDING = 20
_STEP = 110
"""Pixels between two rows: room for an arrow."""

_HEAD = 26
"""The straight end of a link, so that its head points upwards."""

_Places = Mapping[tuple[int, Item], Box]
_Bands = Sequence[tuple[float, float]]
"""The upper and lower edge of each row."""


class _Card(NamedTuple):
    """A node's words in lines, and how high they are."""

    node: Node
    lines: tuple[tuple[Style, list[str]], ...]
    height: float


def lay_out_chain(check: Check, title: str, typefaces: Typefaces) -> Scene:
    """Place the chains of a check; without any, the statement and what was found."""
    chain = chain_of(check)
    sheet = Sheet(typefaces)
    y = _header(sheet, check, title)
    if chain.graph.nodes:
        y = _rows(sheet, chain.graph, y + 30)
    footer = _footer(check, chain)
    y = sheet.write(sheet.lines(footer, _ROOM, _NOTE, 5), MARGIN, y + 24, _NOTE)
    return sheet.scene(math.ceil(y + MARGIN - 12))


def left_words(chain: Chain) -> str:
    """Count what is not drawn, in words; empty: everything is."""
    counts = [(chain.documents_left, "document"), (chain.tellers_left, "teller")]
    words = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count]
    return f"Not drawn: {' and '.join(words)}." if words else ""


def role_words(node: Node) -> str:
    """Say what a node is and what it says: "document · origin · says so"."""
    shown = node.stances - ({Stance.DIFFERS} if Stance.DENIES in node.stances else set())
    stances = ", ".join(stance for stance in Stance if stance in shown)
    if node.unnamed:
        stances += ", naming nobody"
    parts = ["document" if node.document else "", "origin" if node.origin else "", stances]
    if not stances and not node.origin:
        parts.append("passes it on")
    return " · ".join(part for part in parts if part)


def circle_words(graph: ChainGraph) -> list[str]:
    """Name those who cite one another; an arrow back would cross the others."""
    return [
        f"{graph.nodes[link.teller].name} in turn passes on {graph.nodes[link.source].name}."
        for link in graph.returning
    ]


def _header(sheet: Sheet, check: Check, title: str) -> float:
    y = sheet.write(sheet.lines(title, _ROOM, _TITLE, 2), MARGIN, MARGIN, _TITLE)
    statement = sheet.lines(f"“{check.statement}”", _ROOM, _STATEMENT, 5)
    y = sheet.write(statement, MARGIN, y + 4, _STATEMENT) + 10
    if check.verdict == NOT_IN_SOURCES:
        return sheet.write(sheet.lines(check.note, _ROOM, _STATUS, 3), MARGIN, y, _STATUS)
    sheet.put_status(Status(check.verdict), MARGIN, y, _STATUS)
    y += _STATUS.size * _STATUS.leading + 6
    guide = "Arrows lead from who says it to who passes it on."
    return sheet.write(sheet.lines(guide, _ROOM, _NOTE), MARGIN, y, _NOTE)


def _footer(check: Check, chain: Chain) -> str:
    parts = [left_words(chain)]
    if check.origins and check.supporting:
        noun = "Origin" if len(check.origins) == 1 else "Origins"
        parts.append(f"{noun} of the claim: {', '.join(check.origins)}.")
    parts += circle_words(chain.graph)
    return " ".join(part for part in parts if part)


def _rows(sheet: Sheet, graph: ChainGraph, top: float) -> float:
    rows = _fitting_rows(graph)
    places: dict[tuple[int, Item], Box] = {}
    bands: list[tuple[float, float]] = []
    y = top
    for number, row in enumerate(rows.rows):
        width = _card_width(row)
        cards = {key: _card(sheet, graph.nodes[key], width) for key in row if isinstance(key, str)}
        height = max(card.height for card in cards.values())
        for item, x in zip(row, _lefts(row, width), strict=True):
            if isinstance(item, Pass):
                places[number, item] = Box(x, y, _PASS, height)
                continue
            card = cards[item]
            places[number, item] = Box(x, y + (height - card.height) / 2, width, card.height)
            _draw_card(sheet, card, places[number, item])
        bands.append((y, y + height))
        y += height + _STEP
    _draw_links(sheet, rows, places, bands)
    return y - _STEP


def _fitting_rows(graph: ChainGraph) -> Rows:
    """Return the rows with as many nodes side by side as stay readable."""
    for most in (3, 2):
        rows = rows_of(graph, most)
        if all(_card_width(row) >= _NARROWEST for row in rows.rows):
            return rows
    return rows_of(graph, 1)


def _card_width(row: Sequence[Item]) -> float:
    passes = sum(isinstance(item, Pass) for item in row)
    free = _ROOM - passes * _PASS - (len(row) - 1) * _BETWEEN
    return min(_WIDEST, free / (len(row) - passes))


def _lefts(row: Sequence[Item], width: float) -> list[float]:
    """Return where each item of a row begins, the whole row in the middle of the page."""
    widths = [_PASS if isinstance(item, Pass) else width for item in row]
    spare = _ROOM - sum(widths)
    between = min(spare / (len(row) + 1), 90) if len(row) > 1 else 0
    between = max(between, min(_BETWEEN, spare / max(len(row) - 1, 1)))
    x = MARGIN + (spare - between * (len(row) - 1)) / 2
    lefts = []
    for each in widths:
        lefts.append(x)
        x += each + between
    return lefts


def _card(sheet: Sheet, node: Node, width: float) -> _Card:
    room = width - 2 * (_PADDING + (18 if node.contradicts else 0))
    role = _ROLE._replace(colour=_colour(node))
    date, title = node.detail
    lines = (
        (role, sheet.lines(role_words(node), room, role, 3)),
        (_NAME, sheet.lines(node.name, room, _NAME, 3)),
        (_DETAIL, sheet.lines(date, room, _DETAIL, 2)),
        (_DETAIL, sheet.lines(title, room, _DETAIL, 2)),
    )
    height = sum(len(each) * style.size * style.leading for style, each in lines)
    return _Card(node, lines, height + 2 * _PADDING)


def _draw_card(sheet: Sheet, card: _Card, box: Box) -> None:
    node = card.node
    shape = Shape.SHEET if node.document else Shape.CARD
    if node.contradicts:
        shape = Shape.OCTAGON
    line = 7 if node.origin else 3.5
    mark = Mark(shape, box, _colour(node), Colour.RAISED, line, dashed=node.contradicts)
    sheet.marks.append(mark)
    y = box.y + _PADDING
    for style, lines in card.lines:
        y = sheet.write(lines, box.x, y, style, box.width)


def _colour(node: Node) -> Colour:
    if node.contradicts:
        return Colour.ORANGE
    return Colour.BLUE if node.stances or node.origin else Colour.FAINT


def _draw_links(sheet: Sheet, rows: Rows, places: _Places, bands: _Bands) -> None:
    """Draw each step upwards: straight beside the cards of a row, bent only between rows."""
    for step in rows.steps:
        x, bottom = _port(step, rows, places)
        lower = places[step.row + 1, step.lower]
        arrow = isinstance(step.upper, str)
        points = (
            (lower.middle, lower.y),
            (lower.middle, bands[step.row + 1][0]),
            (x, bands[step.row][1] + (_HEAD if arrow else 0)),
            (x, bottom + (5 if arrow else 0)),
        )
        sheet.strokes.append(Stroke(points, Colour.FAINT, arrow=arrow, soft=True))
    for (_, item), box in places.items():
        if isinstance(item, Pass):
            ends = ((box.middle, box.bottom), (box.middle, box.y))
            sheet.strokes.append(Stroke(ends, Colour.FAINT))


def _port(step: Step, rows: Rows, places: _Places) -> tuple[float, float]:
    """Return where a step ends at its upper item; several share the lower edge of a card."""
    box = places[step.row, step.upper]
    if isinstance(step.upper, Pass):
        return box.middle, box.bottom
    sharing = [each for each in rows.steps if (each.row, each.upper) == (step.row, step.upper)]
    sharing.sort(key=lambda each: places[each.row + 1, each.lower].middle)
    part = (sharing.index(step) + 1) / (len(sharing) + 1)
    return box.x + box.width * (0.2 + 0.6 * part), box.bottom
