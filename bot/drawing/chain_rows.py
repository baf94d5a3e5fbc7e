"""Put a chain's nodes into rows: documents on top, origins at the bottom, links between rows.

A link over several rows runs through a gap kept free in each row between: a `Pass`. All links
from one source share it, as a bus, so that there are few of them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.drawing.chain_graph import ChainGraph, Link

_SWEEPS = 6


class Pass(NamedTuple):
    """Room in a row for what `source` tells to rows further up."""

    source: str


Item = str | Pass


class Step(NamedTuple):
    """A piece of a link between a row and the next one below it."""

    row: int
    upper: Item
    lower: Item


class Rows(NamedTuple):
    """Items of each row from left to right, the top row first, and the steps between rows."""

    rows: tuple[tuple[Item, ...], ...]
    steps: tuple[Step, ...]


def rows_of(graph: ChainGraph, most: int) -> Rows:
    """Return the rows with at most `most` nodes each, ordered so that few links cross."""
    layers = _layers(graph)
    rows = [part for layer in layers for part in _parts(layer, most)]
    place = {key: number for number, row in enumerate(rows) for key in row}
    steps = tuple(dict.fromkeys(_steps(graph.links, place)))
    items: list[list[Item]] = [list(row) for row in rows]
    for step in steps:
        for number, item in ((step.row, step.upper), (step.row + 1, step.lower)):
            if item not in items[number]:
                items[number].append(item)
    _order(items, steps)
    return Rows(tuple(tuple(row) for row in items), steps)


def _layers(graph: ChainGraph) -> list[list[str]]:
    """Return the nodes by their longest way from the top; those who end a chain come last."""
    depth = dict.fromkeys(graph.nodes, 0)
    for _ in graph.nodes:
        for link in graph.links:
            depth[link.source] = max(depth[link.source], depth[link.teller] + 1)
    lowest = max(depth.values(), default=0)
    tellers = {link.teller for link in graph.links}
    for key, node in graph.nodes.items():
        told = any(link.source == key for link in graph.links)
        if key not in tellers and (told or node.origin):
            depth[key] = lowest
    layers = [[key for key in graph.nodes if depth[key] == level] for level in range(lowest + 1)]
    return [layer for layer in layers if layer]


def _parts(layer: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """Cut a layer that is too wide into rows of nearly equal length."""
    count = -(-len(layer) // most)
    start = 0
    for number in range(count):
        length = (len(layer) - start) // (count - number)
        yield layer[start : start + length]
        start += length


def _steps(links: Sequence[Link], place: dict[str, int]) -> Iterator[Step]:
    for link in links:
        upper: Item = link.teller
        for row in range(place[link.teller], place[link.source]):
            lower: Item = link.source if row + 1 == place[link.source] else Pass(link.source)
            yield Step(row, upper, lower)
            upper = lower


def _order(rows: list[list[Item]], steps: Sequence[Step]) -> None:
    """Sort each row by where its neighbours stand, down and up in turn."""
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        numbers = range(1, len(rows)) if down else range(len(rows) - 2, -1, -1)
        for number in numbers:
            _sort_row(rows, number, number - 1 if down else number + 1, steps)


def _sort_row(rows: list[list[Item]], number: int, fixed: int, steps: Sequence[Step]) -> None:
    at = {item: (place + 0.5) / len(rows[fixed]) for place, item in enumerate(rows[fixed])}
    upper_row = min(number, fixed)
    wanted = {}
    for place, item in enumerate(rows[number]):
        near = [
            at[step.upper if fixed < number else step.lower]
            for step in steps
            if step.row == upper_row and item == (step.lower if fixed < number else step.upper)
        ]
        wanted[item] = sum(near) / len(near) if near else (place + 0.5) / len(rows[number])
    rows[number].sort(key=lambda item: wanted[item])
