"""The quality gate: a floor for every measure, tied to the gold data by its hash.

A measure that counts mistakes (by its name: `false_refusals`, `impossible_answered`) has a ceiling
in the place of a floor.

Floors rise with `raised`; going down takes `lowered`, which is a decision that a person makes and
explains in the commit.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, TypeAdapter

from bot.domain.errors import HearsayError
from bot.domain.value import Value
from bot.services.evaluation.figures import Figures

_STEPS = 1000
"""Floors are written in thousandths."""

_MARGIN = 0.02
"""How far below its figure a floor is set: vectors differ in the last digits between processors,
which turns a case now and then. What is perfect has no margin: it must stay perfect."""

_EPSILON = 1e-9

_MISTAKES = ("false_refusals", "false_answers", "_answered")
"""How the names of measures end of which less is better."""


class Floor(Value):
    """The least that a data set's measures must reach, and the gold that they were taken on."""

    data_hash: str
    cases: int = Field(ge=1)
    values: Mapping[str, float]


Floors = Mapping[str, Floor]
"""By the name of the data set."""

_FLOORS = TypeAdapter(dict[str, Floor])


class FloorLoweredError(HearsayError):
    """A measure would lose ground; the message names it."""


def load_floors(path: Path) -> Floors:
    """Read the floors' file; without one there are no floors yet."""
    if not path.is_file():
        return {}
    return _FLOORS.validate_json(path.read_bytes())


def save_floors(path: Path, floors: Floors) -> None:
    """Write the file in a stable order, so that a change of floors shows as such in a diff."""
    content = {name: floors[name].model_dump() for name in sorted(floors)}
    path.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def check(figures: Figures, floors: Floors) -> list[str]:
    """Return what is wrong with the figures, one sentence each; an empty list is a pass."""
    floor = floors.get(figures.name)
    if floor is None:
        return [f"{figures.name} has no floors: raise them from these figures."]
    if floor.data_hash != figures.data_hash:
        return [f"The gold of {figures.name} has changed: its floors must be set anew."]
    return [*_fallen(figures, floor), *_unguarded(figures, floor)]


def raised(floors: Floors, figures: Figures) -> Floors:
    """Return the floors with one data set's lifted to just below its figures, never set lower.

    Raises:
        FloorLoweredError: if a measure lies below its floor or is gone, on whatever gold.
    """
    known = floors.get(figures.name)
    if known is not None and (fallen := _fallen(figures, known)):
        raise FloorLoweredError(" ".join([*fallen, "Lowering a floor is a decision of its own."]))
    before = known.values if known else {}
    values = {
        measure: _stricter(measure, _bound(measure, value), before.get(measure))
        for measure, value in figures.values.items()
    }
    return {**floors, figures.name: _floor(figures, values)}


def lowered(floors: Floors, figures: Figures) -> Floors:
    """Return the floors with one data set's put just below its figures, lower ones too."""
    values = {measure: _bound(measure, value) for measure, value in figures.values.items()}
    return {**floors, figures.name: _floor(figures, values)}


def _floor(figures: Figures, values: Mapping[str, float]) -> Floor:
    return Floor(data_hash=figures.data_hash, cases=figures.cases, values=values)


def _fallen(figures: Figures, floor: Floor) -> list[str]:
    problems = []
    for measure, least in sorted(floor.values.items()):
        value = figures.values.get(measure)
        if value is None:
            problems.append(f"{figures.name} no longer measures {measure}.")
        elif not _holds(measure, value, least):
            bound = "ceiling" if _counts_mistakes(measure) else "floor"
            problems.append(
                f"{figures.name}: {measure} is {value:.3f}, its {bound} is {least:.3f}."
            )
    return problems


def _unguarded(figures: Figures, floor: Floor) -> list[str]:
    return [
        f"{figures.name}: {measure} has no floor: raise it from these figures."
        for measure in sorted(figures.values)
        if measure not in floor.values
    ]


def _counts_mistakes(measure: str) -> bool:
    return measure.endswith(_MISTAKES)


def _holds(measure: str, value: float, bound: float) -> bool:
    """Compare so that a figure that is no number fails too."""
    if _counts_mistakes(measure):
        return value <= bound + _EPSILON
    return value >= bound - _EPSILON


def _bound(measure: str, value: float) -> float:
    if _counts_mistakes(measure):
        return round(1 - _least(1 - value), 3)
    return _least(value)


def _stricter(measure: str, bound: float, before: float | None) -> float:
    if before is None:
        return bound
    return min(bound, before) if _counts_mistakes(measure) else max(bound, before)


def _least(value: float) -> float:
    if value >= 1:
        return 1.0
    return max(math.floor((value - _MARGIN) * _STEPS) / _STEPS, 0.0)
