"""Link a plain "not" with the claims that say it is so: no word of denial tells which."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.analysis.agreement import Agreement, Weights
from bot.analysis.claims import Claim, leaf_of, related
from bot.analysis.deniable import COVERED, Compared, compared_with
from bot.analysis.nearness import Matrix
from bot.domain.claim import Relation, RelationKind
from bot.domain.document import SentenceKey

LIKE = 0.58
SAME_WORDS = 0.75
SAME_WORDS_BACK = 0.5
"""Least cosine, and least shares of the words of either one in the other, from which a plain
negation ("no soldier fired") contradicts a claim that is not worded as denied."""

VERY_LIKE = 0.62
MOST_WORDS = 0.65
"""The same where the cosine is higher and either one holds most words of the other."""

CONTRADICTED = 0.62
"""Least closeness by word pieces, with half of the words shared, for the same."""

CONTEXT = 4
"""How many sentences away a denial may refer to, where it does not name what it denies."""


def by_negation(
    compared: Iterable[Compared], denial: Claim, met: Mapping[SentenceKey, float]
) -> Iterator[tuple[Relation, bool]]:
    """Link "no soldier fired on the crowd" with "soldiers fired on the crowd"."""
    for claim, cosine, agreement in compared:
        if not agreement.negated or agreement.names < 0.5:
            continue
        same_pieces = agreement.covered >= COVERED and met.get(claim.key, 0.0) >= CONTRADICTED
        if same_pieces or (cosine >= LIKE and _same_words(denial, claim, cosine, agreement)):
            yield related(denial, claim, RelationKind.DENIES, cosine), True


def beside(
    claims: Sequence[Claim], number: int, cosines: Matrix, weights: Weights
) -> Iterator[tuple[Relation, bool]]:
    """Link what one person says is not so with what another says it is, right beside it."""
    denial = claims[number]
    if leaf_of(denial.analysis) is None:
        return
    near = range(max(0, number - CONTEXT), min(len(claims), number + CONTEXT + 1))
    here = {place for place in near if claims[place].document.key == denial.document.key}
    for claim, cosine, agreement in compared_with(claims, number, cosines, here, weights):
        told = claim.analysis.attributed and leaf_of(claim.analysis) != leaf_of(denial.analysis)
        if told and agreement.negated and agreement.covered >= COVERED:
            yield related(denial, claim, RelationKind.DENIES, cosine), True


def _same_words(denial: Claim, claim: Claim, cosine: float, agreement: Agreement) -> bool:
    covered, back = agreement.covered, agreement.covered_back
    if covered >= SAME_WORDS and back >= SAME_WORDS_BACK:
        return True
    if cosine >= VERY_LIKE and min(covered, back) >= MOST_WORDS:
        return True
    # "No meeting took place on 21 January, since she was abroad": the whole claim and its day.
    return back >= SAME_WORDS and _same_day(denial, claim)


def _same_day(denial: Claim, claim: Claim) -> bool:
    return any(not day.isdigit() for day in denial.wording.days & claim.wording.days)
