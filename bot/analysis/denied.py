"""Link denials to the claims that they deny, across documents and within one."""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from bot.analysis.agreement import Agreement, Figures, Weights, compare
from bot.analysis.claims import Claim, leaf_of
from bot.analysis.nearness import Matrix
from bot.analysis.wording import wording_of
from bot.domain.claim import Relation, RelationKind

NEAR = 0.35
"""Least cosine at which a sentence is looked at."""

DENIED = 0.6
DOUBTFUL_DENIED = 0.52
"""Thresholds on `_closeness` for a denied claim and for the grey band below it."""

COVERED = 0.6
"""Share of what is denied that a claim must contain if it shares no name with it."""

_CONTEXT = 4
"""How many sentences back a denial without content ("That is untrue") may refer."""

_EMPTY = frozenset("charg thing truth true complet entir total simpl absolut stori suggest".split())
"""Stems that name no claim: "the story is completely untrue"."""

_DENIAL_WORDS = re.compile(
    r"\b(?:untrue|false|falsely|fake|baseless|unfounded|fabricated|fabrication|invented|nonsense|"
    r"wrong|incorrect|hoax|lies?|denied|denies|deny|denying|refut\w+|reject\w+|dismiss\w+|"
    r"rumou?rs?|reports?|claims?|allegations?|speculation)\b",
    re.IGNORECASE,
)

Link = tuple[Relation, bool]
"""A relation, and whether it is certain enough to be used."""


def link_denials(
    claims: Sequence[Claim], vectors: Matrix, contents: Matrix, weights: Weights
) -> list[Link]:
    """Return a link for each denial and each claim that it denies."""
    links: list[Link] = []
    for number, denial in enumerate(claims):
        if not denial.analysis.denial or denial.corrects or denial.no_claim:
            continue
        cosines = vectors @ contents[number]
        if _names_no_claim(denial):
            links.extend(_by_context(claims, number, cosines))
        else:
            links.extend(_by_content(claims, number, cosines, weights))
    return links


def _names_no_claim(denial: Claim) -> bool:
    """Say whether the denial leaves open what is denied ("The ministry denied the reports")."""
    speaker = wording_of(leaf_of(denial.analysis) or "").stems
    bare = wording_of(_DENIAL_WORDS.sub(" ", denial.content)).stems
    return len(bare - speaker - _EMPTY) < 2


def _by_content(
    claims: Sequence[Claim], number: int, cosines: Matrix, weights: Weights
) -> Iterator[Link]:
    denial = claims[number]
    for place in np.flatnonzero(cosines >= NEAR):
        claim, cosine = claims[place], float(cosines[place])
        if not _deniable(denial, claim):
            continue
        agreement = compare(denial.wording, claim.wording, weights)
        if agreement.names < 0.5 and agreement.covered < COVERED:
            continue
        if agreement.figures in (Figures.CONFLICT, Figures.APART):
            continue
        closeness = _closeness(cosine, agreement)
        if closeness >= DOUBTFUL_DENIED:
            yield _relation(denial, claim, cosine), closeness >= DENIED


def _closeness(cosine: float, agreement: Agreement) -> float:
    """Weigh the vectors' cosine and how much of what is denied the claim contains."""
    return 0.5 * cosine + 0.5 * agreement.covered


def _by_context(claims: Sequence[Claim], number: int, cosines: Matrix) -> Iterator[Link]:
    denial = claims[number]
    for place in range(number - 1, max(-1, number - 1 - _CONTEXT), -1):
        claim = claims[place]
        if claim.document.key != denial.document.key:
            break
        if _deniable(denial, claim):
            yield _relation(denial, claim, float(cosines[place])), True
            return
    yield from _by_participants(claims, number, cosines)


def _by_participants(claims: Sequence[Claim], number: int, cosines: Matrix) -> Iterator[Link]:
    """Offer the closest earlier claim that shares a name; never certain without context."""
    denial = claims[number]
    best = [
        (float(cosines[place]), place)
        for place, claim in enumerate(claims)
        if claim.published <= denial.published
        and _deniable(denial, claim)
        and denial.wording.names & claim.wording.names
    ]
    if best:
        cosine, place = max(best)
        yield _relation(denial, claims[place], cosine), False


def _deniable(denial: Claim, claim: Claim) -> bool:
    """Say whether `claim` could be what is denied: positive, and not the denier's own words."""
    if not (claim.asserts or claim.doubting) or claim.wording.negated:
        return False
    same_document = claim.document.key == denial.document.key
    return not (same_document and leaf_of(claim.analysis) == leaf_of(denial.analysis))


def _relation(denial: Claim, claim: Claim, cosine: float) -> Relation:
    return Relation(
        subject=denial.key,
        target=claim.key,
        kind=RelationKind.DENIES,
        similarity=min(1.0, cosine),
    )
