"""How far two claims agree: in their words, their names, their figures, and in yes or no."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.analysis.quantities import Quantity, Role
from bot.analysis.wording import Wording, stems_of

Weights = Mapping[str, float]
"""Inverse document frequency of each stem; rare words weigh more."""


class Figures(StrEnum):
    """How the numbers and days of two claims stand to each other."""

    SILENT = "silent"  # one of the two gives none
    AGREE = "agree"
    CONFLICT = "conflict"  # two figures for one thing
    APART = "apart"  # figures for different things


class Agreement(NamedTuple):
    """`covered`: weighted share of the first claim's words in the second; `shared`: Jaccard.

    `negated` and `negated_back` tell whether the common words stand under a "not" in either.
    """

    covered: float
    covered_back: float
    shared: float
    names: float
    figures: Figures
    negated: bool
    negated_back: bool

    @property
    def opposed(self) -> bool:
        """Whether one of the two says that what the other says is not so."""
        return self.negated != self.negated_back


def weights_of(wordings: Sequence[Wording]) -> Weights:
    """Weigh each stem by how few of the claims use it."""
    counts = Counter(stem for wording in wordings for stem in wording.stems)
    return {stem: math.log(1 + len(wordings) / count) for stem, count in counts.items()}


def compare(first: Wording, second: Wording, weights: Weights) -> Agreement:
    """Compare two wordings part by part."""
    both = first.stems & second.stems
    common = _weight(both, weights)
    of_first, of_second = _weight(first.stems, weights), _weight(second.stems, weights)
    union = of_first + of_second - common
    fewer_names = min(len(first.names), len(second.names))
    return Agreement(
        covered=common / of_first if of_first else 0.0,
        covered_back=common / of_second if of_second else 0.0,
        shared=common / union if union else 0.0,
        names=len(first.names & second.names) / fewer_names if fewer_names else 1.0,
        figures=_figures(first, second),
        negated=_weight(both & first.negated_stems, weights) > common / 2,
        negated_back=_weight(both & second.negated_stems, weights) > common / 2,
    )


def share_of(stems: frozenset[str], text: frozenset[str], weights: Weights) -> float:
    """Return the weighted share of `stems` that stand in a text; 0 where there are none."""
    whole = _weight(stems, weights)
    return _weight(stems & text, weights) / whole if whole else 0.0


def _weight(stems: frozenset[str], weights: Weights) -> float:
    return sum(weights.get(stem, 0.0) for stem in stems)


def _figures(first: Wording, second: Wording) -> Figures:
    quantities = _compare_quantities(first.quantities, second.quantities)
    days = _compare_days(first.days, second.days)
    for verdict in (Figures.CONFLICT, Figures.APART, Figures.AGREE):
        if verdict in (quantities, days):
            return verdict
    return Figures.SILENT


def _compare_quantities(first: Sequence[Quantity], second: Sequence[Quantity]) -> Figures:
    if not first or not second:
        return Figures.SILENT
    pairs = [(one, other) for one in first for other in second]
    same_thing = [(one, other) for one, other in pairs if _counts_the_same(one, other)]
    if any(one.agrees(other) for one, other in same_thing):
        return Figures.AGREE
    if same_thing:
        return Figures.CONFLICT
    return Figures.AGREE if any(a.value == b.value for a, b in pairs) else Figures.APART


def _counts_the_same(one: Quantity, other: Quantity) -> bool:
    if not one.role is other.role is Role.COUNT:
        return False
    return bool(stems_of(one.counted[:2]) & stems_of(other.counted[:2]))


def _compare_days(first: frozenset[str], second: frozenset[str]) -> Figures:
    if not first or not second:
        return Figures.SILENT
    if first & second:
        return Figures.AGREE
    same_kind = any(a.isdigit() == b.isdigit() for a in first for b in second)
    return Figures.CONFLICT if same_kind else Figures.SILENT
