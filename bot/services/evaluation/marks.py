"""Single right-or-wrong findings of an evaluation, and the measures that they add up to."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.services.evaluation.figures import Figures


class Mark(NamedTuple):
    """One case judged by one measure; `seen` tells a person what was wrong with it."""

    measure: str
    case: str
    right: bool
    seen: str = ""


def figures_of(name: str, marks: Sequence[Mark], data_hash: str) -> Figures:
    """Return the share of right marks for each measure, and how many cases each one judged."""
    measures = dict.fromkeys(mark.measure for mark in marks)
    values = {}
    for measure in measures:
        judged = [mark.right for mark in marks if mark.measure == measure]
        values[measure] = sum(judged) / len(judged)
    return Figures(
        name=name,
        cases=len({mark.case for mark in marks}),
        values=values,
        data_hash=data_hash,
    )
