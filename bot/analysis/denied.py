"""Link denials to the claims that they deny, across documents and within one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from bot.analysis.agreement import Agreement, Weights, compare
from bot.analysis.claims import Claim, leaf_of, related
from bot.analysis.deniable import COVERED, Compared, compared_with, deniable, says_no
from bot.analysis.nearness import Embedded, Matrix
from bot.analysis.negation import CONTEXT, CONTRADICTED, LIKE, SAME_WORDS, beside, by_negation
from bot.analysis.wording import wording_of
from bot.domain.claim import Relation, RelationKind
from bot.domain.document import SentenceKey

DENIED = 0.55
DOUBTFUL_DENIED = 0.48
"""Thresholds on `_closeness` for a denied claim and for the grey band below it. Of twelve invented
denials eleven were at .55 or more to the claim denied and two to another claim on the subject."""

DENIED_COSINE = 0.33
"""Least cosine beside it: common words alone meet in sentences on different things."""

WORDED = 0.55
"""Share of what is denied that a claim in the grey band must hold to be surely meant."""

NAMELESS = 0.65
"""Least cosine of a claim that shares neither a name nor half of the words."""

MARGIN = 0.1
"""How much less close than the closest claim another one may be to be denied as well."""

HELD = 0.6
HELD_CLOSE = 0.4
"""Share of what is denied from which a claim is looked at although it is less close than the grey
band: "never failed" and "was off for 31 hours" are far apart, "his cold room" is in both."""

SAME_DENIAL = 0.5
SAME_DENIAL_HERE = 0.3
"""Least cosine of two denials that deny one thing, in two documents and in one; half of the words
of each are the other's, or in one document half of the linked denial's."""

_EMPTY = frozenset("charg thing truth true complet entir total simpl absolut stori suggest".split())
"""Stems that name no claim: "the story is completely untrue"."""

_DENIAL_WORDS = re.compile(
    r"\b(?:untrue|false|falsely|fake|baseless|unfounded|fabricated|fabrication|invented|nonsense|"
    r"wrong|incorrect|hoax|lies?|denied|denies|deny|denying|refut\w+|reject\w+|dismiss\w+|"
    r"rumou?rs?|reports?|claims?|allegations?|speculation)\b",
    re.IGNORECASE,
)

_OF_WHAT_STANDS_BEFORE = re.compile(
    r"\b(?:call|brand|label|describ|dismiss|reject|den[iy]|disput|refut)\w*\s+"
    r"(?:it|this|them|these|those|that(?=\s*[.,;\"”]|\s+as\b|\s+(?:claim|account|version)\b))(?!\w)"
    r"|\b(?:call|brand|label)\w*\s+that\b",
    re.IGNORECASE,
)
"""Denied by a pronoun: "disputed this", "called that nonsense"; not "denied that he was paid"."""

_FIGURE = re.compile(
    r"\b(?:the|this|that|such an?|these|those) (?:figure|number|toll|count|total)s?\b", re.I
)

NEAR = 0.3
"""Least cosine at which a sentence is looked at."""

Link = tuple[Relation, bool]
"""A relation, and whether it is certain enough to be used."""


def link_denials(library: Embedded, weights: Weights) -> list[Link]:
    """Return a link for each denial and each claim that it denies."""
    claims = library.claims
    places = {claim.key: place for place, claim in enumerate(claims)}
    links: list[Link] = []
    for number, denial in enumerate(claims):
        if not says_no(denial):
            continue
        cosines = library.vectors @ library.contents[number]
        met = library.late.get(denial.key, {})
        if not denial.analysis.denial:
            near = {*np.flatnonzero(cosines >= LIKE).tolist(), *_found(places, met, CONTRADICTED)}
            compared = compared_with(claims, number, cosines, near, weights)
            links.extend(by_negation(compared, denial, met))
            links.extend(beside(claims, number, cosines, weights))
        elif _names_no_claim(denial):
            links.extend(_by_context(claims, number, cosines))
        else:
            near = {*np.flatnonzero(cosines >= NEAR).tolist(), *_found(places, met, NEAR)}
            compared = compared_with(claims, number, cosines, near, weights)
            links.extend(_by_content(compared, denial, met))
    return [*links, *_joined(library, links, weights)]


def _found(
    places: Mapping[SentenceKey, int], met: Mapping[SentenceKey, float], least: float
) -> Iterator[int]:
    """Yield the places of the claims that the search found by their word pieces."""
    return (places[key] for key, late in met.items() if late >= least and key in places)


def _joined(library: Embedded, links: Sequence[Link], weights: Weights) -> Iterator[Link]:
    """Let a denial without a target share those of a denial that says the same.

    "He has not left the country" repeats "the ministry denies that he has left the country".
    """
    numbers = {claim.key: number for number, claim in enumerate(library.claims)}
    targets: dict[SentenceKey, list[Relation]] = {}
    for relation, certain in links:
        if certain:
            targets.setdefault(relation.subject, []).append(relation)
    linked = [numbers[key] for key in targets]
    free = [
        number
        for number, claim in enumerate(library.claims)
        if claim.key not in targets and says_no(claim) and not _names_no_claim(claim)
    ]
    if not linked or not free:
        return
    cosines = library.contents[free] @ library.contents[linked].T
    for row, column in np.argwhere(cosines >= SAME_DENIAL_HERE).tolist():
        claim, denial = library.claims[free[row]], library.claims[linked[column]]
        here = claim.document.key == denial.document.key
        if not here and cosines[row, column] < SAME_DENIAL:
            continue
        agreement = compare(claim.wording, denial.wording, weights)
        covered = agreement.covered_back if here else min(agreement[:2])
        if covered >= COVERED and agreement.names >= 0.5:
            for each in targets[denial.key]:
                yield each.model_copy(update={"subject": claim.key}), True


def _names_no_claim(denial: Claim) -> bool:
    """Say whether the denial leaves open what is denied ("The ministry denied the reports")."""
    if _OF_WHAT_STANDS_BEFORE.search(denial.sentence.text):
        return True
    speaker = wording_of(leaf_of(denial.analysis) or "").stems
    bare = wording_of(_DENIAL_WORDS.sub(" ", denial.content)).stems
    return len(bare - speaker - _EMPTY) < 2


def _by_content(
    compared: Iterable[Compared], denial: Claim, met: Mapping[SentenceKey, float]
) -> Iterator[Link]:
    """Link a denial with all claims that are about as close to it as the closest one."""
    found = [
        (_closeness(cosine, agreement, met.get(claim.key)), claim, cosine, agreement)
        for claim, cosine, agreement in compared
        if _on_the_same(denial, claim, agreement, cosine)
    ]
    best = max((closeness for closeness, *_ in found), default=0.0)
    for closeness, claim, cosine, agreement in found:
        least = HELD_CLOSE if agreement.covered >= HELD else DOUBTFUL_DENIED
        if closeness >= max(least, best - MARGIN):
            worded = agreement.covered >= WORDED or agreement.covered_back >= SAME_WORDS
            certain = (closeness >= DENIED or worded) and cosine >= DENIED_COSINE
            yield related(denial, claim, RelationKind.DENIES, cosine), certain


def _on_the_same(denial: Claim, claim: Claim, agreement: Agreement, cosine: float) -> bool:
    """Say whether a claim names whom the denial names, holds half of what is denied, or is in it.

    Where neither names anybody it must be very close: on one subject all sentences are near.
    """
    if agreement.covered >= COVERED or agreement.covered_back >= SAME_WORDS:
        return True
    shared = denial.wording.names & claim.wording.names
    return agreement.names >= 0.5 and (bool(shared) or cosine >= NAMELESS)


def _closeness(cosine: float, agreement: Agreement, met: float | None) -> float:
    """Say how far a claim contains what is denied.

    `met` is the mean over the denied words of their best match in the claim; without it the
    words that both share stand in for it.
    """
    if met is not None:
        return met
    return 0.5 * cosine + 0.4 * agreement.covered


def _by_context(claims: Sequence[Claim], number: int, cosines: Matrix) -> Iterator[Link]:
    denial = claims[number]
    for place in range(number - 1, max(-1, number - 1 - CONTEXT), -1):
        claim = claims[place]
        if claim.document.key != denial.document.key:
            break
        if _FIGURE.search(denial.content) and not claim.wording.quantities:
            continue
        if deniable(denial, claim) and not claim.wording.negated:
            yield related(denial, claim, RelationKind.DENIES, float(cosines[place])), True
            return
    yield from _by_participants(claims, number, cosines)


def _by_participants(claims: Sequence[Claim], number: int, cosines: Matrix) -> Iterator[Link]:
    """Offer the closest earlier claim that shares a name; never certain without context."""
    denial = claims[number]
    best = [
        (float(cosines[place]), place)
        for place, claim in enumerate(claims)
        if claim.published <= denial.published
        and deniable(denial, claim)
        and denial.wording.names & claim.wording.names
    ]
    if best:
        cosine, place = max(best)
        yield related(denial, claims[place], RelationKind.DENIES, cosine), False
