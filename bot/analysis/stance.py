"""How a stored sentence stands to a member's statement: for it, against it, or neither."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.analysis.agreement import Agreement, Weights, compare, share_of
from bot.analysis.claims import Claim
from bot.analysis.corrected import (
    figures_of,
    item_of,
    names_old_words,
    says_what_is_right,
)
from bot.analysis.quantities import Quantity, Role
from bot.analysis.wording import Wording, stems_of, stored_wording_of, wording_of

MATCH = 0.56
"""Least closeness at which a sentence speaks about the statement. Found on 40 statements on one
invented story: of 31 that its documents make or deny 3 fall below, of the 9 others 1 does not; on
another story that it was not found on 1 of 29 and 2 of 8."""

OPPOSED = 0.63
"""Least closeness at which a denial, or a "not" on one side alone, is a contradiction."""

OTHER_NAMES = 0.7
"""Least closeness if the two share no name."""

SILENT = 0.68
"""Least closeness at which a sentence without figures bears out a statement with some."""

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
_PRONOUN = re.compile(r"\b(?:he|she|it|they|his|her|their|its|him|them)\b", re.IGNORECASE)
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
    """A stored sentence with the signals that a search for the statement gave it.

    `whole` is the wording of all its words, see `in_context`; `after` the text of the next
    sentence of the same paragraph, "" if there is none.
    """

    claim: Claim
    whole: Wording
    after: str
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
        denies=_mostly_negated(wording) or bool(_DENYING.search(bare)),
        sure=tuple(match.group() for match in _SURE.finditer(bare)),
    )


def _mostly_negated(wording: Wording) -> bool:
    # "The permit was withdrawn because fees had not been paid" says that something is so.
    return 2 * len(wording.negated_stems) > len(wording.stems)


def in_context(claim: Claim, before: Sequence[str], names: frozenset[str]) -> Wording:
    """Return the wording of a sentence, who speaks included.

    Where a pronoun stands for somebody the names of the title and of the sentences `before` are
    taken in: "He was last seen in January" is about whom the text speaks of.
    """
    whole = stored_wording_of(claim.sentence.text, names)
    if _PRONOUN.search(claim.sentence.text):
        texts = (claim.document.details.title, *before)
        around = frozenset(name for text in texts for name in stored_wording_of(text, names).names)
        whole = whole._replace(stems=whole.stems | stems_of(around), names=whole.names | around)
    return whole._replace(negated_stems=claim.wording.negated_stems)


def position_of(statement: Statement, near: Near, weights: Weights) -> Position:
    """Say whether a sentence speaks for or against a statement, or about something else."""
    claim = near.claim
    agreement = compare(statement.wording, near.whole, weights)
    # Whoever is named can be named for anything: the other words tell what is said about them.
    topic = statement.wording.stems - stems_of(statement.wording.names)
    covered = share_of(topic or statement.wording.stems, near.whole.stems, weights)
    closeness = 0.35 * near.late + 0.3 * near.similarity + 0.35 * covered
    stance = None
    if closeness >= MATCH and not claim.no_claim:
        stance = _stance(statement, near, agreement, closeness)
    return Position(claim, stance, closeness)


def _stance(
    statement: Statement, near: Near, agreement: Agreement, closeness: float
) -> Stance | None:
    claim = near.claim
    if claim.leaves_open and not claim.corrects:
        return None
    if statement.wording.names and agreement.names < 0.5 and closeness < OTHER_NAMES:
        return None
    if claim.corrects and names_old_words(claim):
        return _of_correction(statement, near)
    if _ruled_out(near.whole) & {each.value for each in statement.wording.quantities}:
        return Stance.SUPPORTS if statement.denies else Stance.AGAINST
    if not claim.analysis.denial and not _opposed(statement, agreement):
        return _of_figures(statement.wording, near.whole, closeness)
    return _of_denial(statement, claim, closeness)


def _of_denial(statement: Statement, claim: Claim, closeness: float) -> Stance | None:
    if closeness < OPPOSED:
        return None
    return Stance.SUPPORTS if claim.analysis.denial and statement.denies else Stance.AGAINST


def _ruled_out(source: Wording) -> set[float]:
    """Return the figures that the source names only to say that they are wrong."""
    upheld = {each.value for each in source.quantities if each.role is not Role.REFUSED}
    return {each.value for each in source.quantities if each.role is Role.REFUSED} - upheld


def _opposed(statement: Statement, agreement: Agreement) -> bool:
    """Say whether one of the two says no to what the other says."""
    says_no = statement.denies and not (agreement.negated or agreement.negated_back)
    return agreement.opposed or says_no


def _of_correction(statement: Statement, near: Near) -> Stance:
    item = item_of(near.claim, near.after)
    figures = figures_of(statement.text)
    if figures & item.wrong:
        return Stance.AGAINST
    if figures & item.right or says_what_is_right(statement.wording, item):
        return Stance.SUPPORTS
    return Stance.SUPPORTS if statement.denies else Stance.AGAINST


def _of_figures(statement: Wording, source: Wording, closeness: float) -> Stance | None:
    """Compare figures and days; a source that gives none must be very close to count."""
    if statement.days and source.days and not statement.days & source.days:
        same_kind = any(a.isdigit() == b.isdigit() for a in statement.days for b in source.days)
        return Stance.AGAINST if same_kind else None
    silent = (statement.days and not source.days) or (
        statement.quantities and not source.quantities
    )
    if silent:
        return Stance.SUPPORTS if closeness >= SILENT else None
    if not statement.quantities:
        return Stance.SUPPORTS
    return _of_quantities(statement.quantities, source.quantities)


def _of_quantities(statement: Sequence[Quantity], source: Sequence[Quantity]) -> Stance | None:
    """Support each figure of the statement by one of the source."""
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
