"""Two tellers who count the same thing otherwise: "300 marched", "police counted 180".

Only what is spelled out: a figure that the other one rules out, two figures for one noun in
sentences on the same matter, or a bare figure right behind another teller's. Parts, rates,
distances, ranges that hold the other figure and counts that belong to another day are left alone.
"""

import re

import numpy as np

from bot.analysis.agreement import Agreement, Weights, share_of
from bot.analysis.claims import Claim, leaf_of, related
from bot.analysis.corrected import is_later, same_publisher
from bot.analysis.deniable import one_side
from bot.analysis.nearness import Embedded
from bot.analysis.quantities import Quantity, Role
from bot.analysis.wording import stems_of
from bot.domain.claim import Relation, RelationKind

RULED_OUT = 0.3
"""Least cosine to a sentence that gives, for the same noun, the figure that is ruled out."""

COUNTED = 0.6
COUNTED_FRAME = 0.55
"""Least cosine, and least share of the words beside the noun that one sentence has from the other,
at which two figures for one noun contradict one another; a name must be in both as well. In 7,800
sentences of news and of an encyclopedia one pair gets there: "the seven", "the eight counties"."""

DOUBTFUL_COUNTED = 0.5
DOUBTFUL_FRAME = 0.35
"""The grey band below: there every other pair counts two different things."""

_PASSING = re.compile(
    r"\b(?:so far|still|by now|as of|to date|at (?:the|that) time|already|has (?:risen|grown)|rose|"
    r"climbed|fell|dropped|(?:up|down) from|increas\w+|decreas\w+|by (?:noon|midnight|evening))\b",
    re.IGNORECASE,
)
"""A figure of its moment: a later one takes its place and does not contradict it."""

_BARE_COUNT = re.compile(
    r"^(?!(?:he|she|it|they|we|i)\b)[^,.;:]{2,60}?\b(?:counted|estimated|reported|spoke of|made it|"
    r"put (?:it|them|the \w+) at|said(?: it was| there were)?)\s+"
    r"(?:(?:only|just|about|some|around|roughly|nearly|no more than|fewer than|more than)\s+){0,2}"
    r"[\w,.-]*[\w]\s*(?:of them)?\s*[.;,]",
    re.IGNORECASE,
)
"""A count without a noun: it takes up what the sentence before counts. "Police counted 180." """


def link_counts(library: Embedded) -> list[tuple[Relation, bool]]:
    """Link what rules a figure out, or counts anew, with the sentences that give the figure."""
    claims = library.claims
    links = []
    for place, claim in enumerate(claims):
        if not claim.asserts:
            continue
        if place and counts_anew(claims[place - 1], claim):
            cosine = float(library.vectors[place] @ library.vectors[place - 1])
            links.append((related(claim, claims[place - 1], RelationKind.DENIES, cosine), True))
        if not _figures(claim, Role.REFUSED):
            continue
        cosines = library.vectors @ library.vectors[place]
        for at in np.flatnonzero(cosines >= RULED_OUT).tolist():
            kind = rules_out(claim, claims[at])
            if kind is not None:
                links.append((related(claim, claims[at], kind, float(cosines[at])), True))
    return links


def rules_out(claim: Claim, other: Claim) -> RelationKind | None:
    """Say whether a sentence says "not 60" of what another one counts as 60.

    Another teller's figure is denied, what the own publisher printed before is corrected.
    """
    if not (other.asserts or other.doubting):
        return None
    given = _figures(claim, Role.COUNT)
    if not any(
        refused.value == figure.value and _same_noun(refused, figure)
        for refused in _figures(claim, Role.REFUSED)
        for figure in _figures(other, Role.COUNT)
        if not any(each.value == figure.value for each in given)
    ):
        return None
    if differ(claim, other):
        return RelationKind.DENIES
    return RelationKind.CORRECTS if _printed_before(claim, other) else None


def counts_otherwise(
    first: Claim, second: Claim, cosine: float, agreement: Agreement, weights: Weights
) -> bool | None:
    """Say whether two tellers give one thing two figures: surely, perhaps (False) or not (None)."""
    if cosine < DOUBTFUL_COUNTED or agreement.opposed or agreement.names < 0.5:
        return None
    if not differ(first, second) or moments(first, second):
        return None
    pairs = [
        (one, other)
        for one in _figures(first, Role.COUNT)
        for other in _figures(second, Role.COUNT)
        if one.noun != "%" and _same_noun(one, other)
    ]
    if not pairs or any(one.agrees(other) for one, other in pairs) or _meet(first, second):
        return None
    frame = _frame(first, second, stems_of(one.noun for one, _ in pairs), weights)
    shares_name = bool(first.wording.names & second.wording.names)
    if cosine >= COUNTED and frame >= COUNTED_FRAME and shares_name:
        return True
    return False if frame >= DOUBTFUL_FRAME else None


def counts_anew(before: Claim, after: Claim) -> bool:
    """Say whether a sentence gives another figure for what the one right before it counts.

    "Some 300 marched, the organisers said. Police counted 180."
    """
    if before.document is not after.document:
        return False
    if before.sentence.paragraph != after.sentence.paragraph or not before.analysis.attributed:
        return False
    given, bare = _figures(before, Role.COUNT), _figures(after, Role.COUNT)
    if len(given) != 1 or len(bare) != 1 or bare[0].noun not in ("", "of"):
        return False
    if not given[0].noun or not _BARE_COUNT.match(after.sentence.text):
        return False
    return not given[0].agrees(bare[0])


def differ(first: Claim, second: Claim) -> bool:
    """Say whether two tellers speak: who gives a new figure later replaces the own one."""
    if one_side(first, second) and leaf_of(first.analysis) is not None:
        return False
    if first.document is second.document:
        return leaf_of(first.analysis) != leaf_of(second.analysis)
    publishers = {each.document.details.publisher for each in (first, second)}
    own = leaf_of(first.analysis) is None and leaf_of(second.analysis) is None
    return not own or len(publishers) == 2


def moments(first: Claim, second: Claim) -> bool:
    """Say whether two counts belong to two days, or one to a moment that passes."""
    days = (first.wording.days, second.wording.days)
    apart = bool(days[0] and days[1]) and not days[0] & days[1]
    return apart or any(_PASSING.search(each.sentence.text) for each in (first, second))


def _printed_before(claim: Claim, other: Claim) -> bool:
    return same_publisher(claim, other) and is_later(claim.published, other.published)


def _figures(claim: Claim, role: Role) -> list[Quantity]:
    return [each for each in claim.wording.quantities if each.role is role]


def _same_noun(one: Quantity, other: Quantity) -> bool:
    nouns = [stems_of([each.noun]) for each in (one, other) if each.noun]
    return len(nouns) == 2 and bool(nouns[0]) and nouns[0] == nouns[1]


def _meet(first: Claim, second: Claim) -> bool:
    """Say whether one figure stands in both: "it was 400 crowns; the invoice was for 40"."""
    values = [{each.value for each in claim.wording.quantities} for claim in (first, second)]
    return bool(values[0] & values[1])


def _frame(first: Claim, second: Claim, nouns: frozenset[str], weights: Weights) -> float:
    """Return how much of the words beside what is counted the two sentences share."""
    rests = [each.wording.stems - nouns for each in (first, second)]
    return max(share_of(rest, rests[0] & rests[1], weights) for rest in rests)
