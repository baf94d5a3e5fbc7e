"""How a stored sentence stands to a member's statement: for it, against it, or neither."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.analysis.agreement import Agreement, Weights, compare
from bot.analysis.claims import Claim
from bot.analysis.corrected import figures_of, item_of
from bot.analysis.quantities import Quantity
from bot.analysis.wording import Wording, stems_of, wording_of

MATCH = 0.57
"""Least closeness at which a sentence speaks about the statement. Found on the 40 statements on
one invented story: 3 of 30 that its documents make or deny fall below, 2 of 10 others do not."""

OPPOSED = 0.63
"""Least closeness at which a plain "not" on one side alone is a contradiction."""

OTHER_NAMES = 0.7
"""Least closeness if the two share no name."""

_FRAME = re.compile(
    r"^\s*(?:(?:is it|it is|it's) (?:true|right|correct|a fact)(?: or not)? that|did you know that|"
    r"(?:i|we) (?:heard|read|think)(?: that)?|apparently,?|so)\s+",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^\s*(?:when|why|where|how|did|does|do|has|have|had|is|are|was|were|who|what)\b"
    r"(?:\s+(?:did|does|do|has|have|had|is|are|was|were)\b)?\s*",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\b(?:confirm\w*|prov(?:e[sdn]?|ing)|admit\w*|acknowledg\w*|establish\w*|certain\w*|"
    r"definite\w*|official(?:ly)?|undeniabl\w*|verified|beyond doubt)\b",
    re.IGNORECASE,
)
_DENYING = re.compile(
    r"\b(?:denie[sd]|deny|denying|rejects?|rejected|refutes?|refuted|dismiss\w*|untrue|false)\b",
    re.IGNORECASE,
)


class Stance(StrEnum):
    """For or against a statement."""

    SUPPORTS = "supports"
    AGAINST = "against"


class Statement(NamedTuple):
    """A member's statement, read: `sure` are its words that put it beyond doubt."""

    text: str
    wording: Wording
    denies: bool
    sure: tuple[str, ...]


class Near(NamedTuple):
    """A stored sentence with the signals that a search for the statement gave it."""

    claim: Claim
    similarity: float
    late: float


class Position(NamedTuple):
    """Where a sentence stands, and how close it is to the statement."""

    claim: Claim
    stance: Stance | None
    closeness: float


def read_statement(text: str, names: frozenset[str]) -> Statement:
    """Read a statement or question; `names` are the library's, in lower case."""
    bare = _FRAME.sub("", text).strip()
    if bare.endswith("?"):
        bare = _QUESTION.sub("", bare).rstrip("? ")
    said = _SURE.sub(" ", bare)
    wording = wording_of(said, names)
    return Statement(
        text=bare,
        wording=wording,
        denies=wording.negated or bool(_DENYING.search(bare)),
        sure=tuple(match.group() for match in _SURE.finditer(bare)),
    )


def position_of(statement: Statement, near: Near, weights: Weights) -> Position:
    """Say whether a sentence speaks for or against a statement, or about something else."""
    claim = near.claim
    agreement = compare(statement.wording, claim.wording, weights)
    closeness = 0.3 * near.late + 0.35 * near.similarity + 0.35 * agreement.covered
    stance = None
    if closeness >= MATCH and not claim.no_claim:
        stance = _stance(statement, claim, agreement, closeness)
    return Position(claim, stance, closeness)


def _stance(
    statement: Statement, claim: Claim, agreement: Agreement, closeness: float
) -> Stance | None:
    if statement.wording.names and agreement.names < 0.5 and closeness < OTHER_NAMES:
        return None
    if claim.corrects:
        return _of_correction(statement, claim)
    if claim.analysis.denial:
        return Stance.SUPPORTS if statement.denies else Stance.AGAINST
    if statement.denies != claim.wording.negated:
        return Stance.AGAINST if closeness >= OPPOSED else None
    return _of_figures(statement.wording, claim.wording)


def _of_correction(statement: Statement, claim: Claim) -> Stance:
    item = item_of(claim, "")
    figures = figures_of(statement.text)
    if figures & item.wrong:
        return Stance.AGAINST
    if figures & item.right:
        return Stance.SUPPORTS
    return Stance.SUPPORTS if statement.denies else Stance.AGAINST


def _of_figures(statement: Wording, source: Wording) -> Stance | None:
    days = [frozenset(day for day in each.days) for each in (statement, source)]
    if days[0] and days[1] and not days[0] & days[1]:
        same_kind = any(a.isdigit() == b.isdigit() for a in days[0] for b in days[1])
        return Stance.AGAINST if same_kind else None
    if not statement.quantities:
        return Stance.SUPPORTS
    return _of_quantities(statement.quantities, source.quantities)


def _of_quantities(statement: Sequence[Quantity], source: Sequence[Quantity]) -> Stance | None:
    """Support each figure of the statement by one of the source; a source without any is silent."""
    pairs = [(one, other) for one in statement for other in source]
    if all(any(_bears_out(other, one) for other in source) for one in statement):
        return Stance.SUPPORTS
    same_thing = [
        (one, other)
        for one, other in pairs
        if stems_of(one.counted[:2]) & stems_of(other.counted[:2])
    ]
    if same_thing and not any(one.agrees(other) for one, other in same_thing):
        return Stance.AGAINST
    return None


def _bears_out(source: Quantity, statement: Quantity) -> bool:
    within = statement.least <= source.least and source.most <= statement.most
    return source.value == statement.value or within
