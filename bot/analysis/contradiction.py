"""Contradictions that are spelled out in figures: the same sentence with another number or day.

Anything subtler needs an entailment model; without one it is not claimed.
"""

from bot.analysis.agreement import Agreement, Figures
from bot.analysis.claims import Claim
from bot.analysis.counting import differ, moments

LIKE = 0.78
"""Least cosine between two sentences that may contradict one another."""

SAME_WORDS = 0.5
"""Least shared weight (Jaccard) of their words, figures left aside."""


def contradicts(first: Claim, second: Claim, cosine: float, agreement: Agreement) -> bool:
    """Say whether one of two claims rules the other out by its figures."""
    if first.no_claim or second.no_claim or cosine < LIKE or agreement.names < 0.5:
        return False
    if agreement.shared < SAME_WORDS:
        return False
    if agreement.opposed or agreement.figures is not Figures.CONFLICT:
        return False
    counted = bool(first.wording.quantities and second.wording.quantities)
    if counted and (moments(first, second) or not differ(first, second)):
        return False
    return not _compares(first, second)


def _compares(first: Claim, second: Claim) -> bool:
    """Say whether one of the claims names both figures ("rose from 12 to 14")."""
    values = [{each.value for each in claim.wording.quantities} for claim in (first, second)]
    days = [claim.wording.days for claim in (first, second)]
    return bool(values[0] & values[1]) or bool(days[0] & days[1])
