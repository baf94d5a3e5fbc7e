"""Which sentences say no, and which claims each of them could concern."""

from collections.abc import Iterator, Sequence, Set

import numpy as np

from bot.analysis.agreement import Agreement, Figures, Weights, compare, weights_of
from bot.analysis.claims import Claim, leaf_of
from bot.analysis.nearness import Embedded, Matrix
from bot.analysis.publishers import name_words
from bot.domain.document import SentenceKind

COVERED = 0.5
"""Share of what is denied that a claim must contain if it shares no name with it."""

WORTH = 0.4
"""Least cosine of a claim for the sake of which a plain negation is searched for."""

_START = 4
"""Letters that two names of one side share: "China", "Chinese"."""

Compared = tuple[Claim, float, Agreement]
"""A claim, its cosine with what is denied, and how far the two agree."""


def says_no(claim: Claim) -> bool:
    """Say whether a sentence denies something, in words of denial or by a plain "not"."""
    if claim.corrects or claim.no_claim or claim.leaves_open:
        return False
    plain = claim.wording.negated and claim.sentence.kind is SentenceKind.PROSE
    return claim.analysis.denial or plain


def worth_searching(library: Embedded) -> list[Claim]:
    """Return the denials to search for by word pieces: all in words of denial, and each plain
    "not" beside which some claim holds half of its words.

    A search takes a hundred times as long as comparing words, and one sentence in six says "not".
    """
    claims = library.claims
    weights = weights_of([claim.wording for claim in claims])
    wanted = []
    for number, denial in enumerate(claims):
        if not says_no(denial):
            continue
        cosines = library.vectors @ library.contents[number]
        near = set(np.flatnonzero(cosines >= WORTH).tolist())
        if denial.analysis.denial or any(
            agreement.covered >= COVERED and agreement.negated
            for _, _, agreement in compared_with(claims, number, cosines, near, weights)
        ):
            wanted.append(denial)
    return wanted


def compared_with(
    claims: Sequence[Claim], number: int, cosines: Matrix, near: Set[int], weights: Weights
) -> Iterator[Compared]:
    """Compare what is denied with each of the claims near it that it could concern."""
    denial = claims[number]
    for place in sorted(near):
        claim = claims[place]
        if not deniable(denial, claim):
            continue
        agreement = compare(denial.wording, claim.wording, weights)
        if agreement.negated_back or agreement.figures in (Figures.CONFLICT, Figures.APART):
            continue
        yield claim, float(cosines[place]), agreement


def deniable(denial: Claim, claim: Claim) -> bool:
    """Say whether `claim` could be what is denied: put as true, and not the denier's own words."""
    if not (claim.asserts or claim.doubting):
        return False
    return claim.document is not denial.document or not one_side(claim, denial)


def one_side(claim: Claim, denial: Claim) -> bool:
    """Say whether one side tells both: "China" and "Chinese authorities", or the writer both."""
    tellers = [leaf_of(each.analysis) for each in (claim, denial)]
    if tellers[0] is None or tellers[1] is None:
        return tellers[0] == tellers[1]
    starts = [{word[:_START] for word in name_words(teller)} for teller in tellers if teller]
    return tellers[0] == tellers[1] or bool(starts[0] & starts[1])
