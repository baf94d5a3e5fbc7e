"""Link the sentences of a library: which repeat, deny, contradict or correct one another.

Pure: claims and their vectors in, relations out. A link in the grey band is never used in an
answer; it comes back separately for the moderators.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bot.analysis.agreement import Agreement, Figures, Weights, compare, weights_of
from bot.analysis.claims import Claim, related
from bot.analysis.contradiction import contradicts
from bot.analysis.corrected import link_corrections
from bot.analysis.counting import counts_otherwise, link_counts
from bot.analysis.deniable import says_no
from bot.analysis.denied import link_denials
from bot.analysis.nearness import Embedded, Matrix, near_pairs
from bot.analysis.retort import link_retorts
from bot.domain.claim import Relation, RelationKind
from bot.domain.document import SentenceKey

FLOOR = 0.5
"""Least cosine at which two sentences are compared at all."""

SAME_CLAIM = 0.66
DOUBTFUL_CLAIM = 0.6
"""Thresholds on `sameness` for a repeated claim and for the grey band below it."""


class Links(NamedTuple):
    """Relations that are used, and those too doubtful to be used; both in a fixed order."""

    relations: tuple[Relation, ...]
    doubtful: tuple[Relation, ...]


def link(library: Embedded) -> Links:
    """Link the claims of a library with one another."""
    claims = library.claims
    # Each text once: a copy of a document must not shift what its words weigh.
    weights = weights_of(list({claim.content: claim.wording for claim in claims}.values()))
    links = _link_pairs(claims, library.vectors, weights)
    links += link_denials(library, weights)
    links += link_counts(library)
    links += link_retorts(library, weights)
    links += link_corrections(library, weights)
    denials = {claim.key for claim in claims if says_no(claim)}
    sure = _settled([relation for relation, certain in links if certain], denials)
    known = {(relation.subject, relation.target) for relation in sure}
    doubtful = [
        relation
        for relation, certain in links
        if not certain and (relation.subject, relation.target) not in known
    ]
    return Links(_ordered(sure), _ordered(doubtful))


def sameness(cosine: float, agreement: Agreement) -> float:
    """Return how surely two sentences make the same claim, in [0, 1].

    The cosine alone takes sentences on one subject for the same claim; the words that both use
    tell them apart.
    """
    words = 0.5 * (agreement.shared + max(agreement.covered, agreement.covered_back))
    return 0.6 * cosine + 0.4 * words


def repeats(agreement: Agreement) -> bool:
    """Say whether names, numbers and negation allow two sentences to be the same claim."""
    return (
        not agreement.opposed
        and agreement.names >= 0.5
        and agreement.figures in (Figures.SILENT, Figures.AGREE)
    )


def _link_pairs(
    claims: Sequence[Claim], vectors: Matrix, weights: Weights
) -> list[tuple[Relation, bool]]:
    links = []
    for i, j, cosine in near_pairs(vectors, FLOOR):
        later, earlier = _by_date(claims[i], claims[j])
        if not (later.asserts or later.doubting) or not (earlier.asserts or earlier.doubting):
            continue
        agreement = compare(later.wording, earlier.wording, weights)
        if contradicts(later, earlier, cosine, agreement):
            links.append((related(later, earlier, RelationKind.DENIES, cosine), True))
            continue
        otherwise = counts_otherwise(later, earlier, cosine, agreement, weights)
        if otherwise is not None:
            links.append((related(later, earlier, RelationKind.DENIES, cosine), otherwise))
        same = sameness(cosine, agreement)
        if repeats(agreement) and same >= DOUBTFUL_CLAIM:
            relation = related(later, earlier, RelationKind.REPEATS, cosine)
            links.append((relation, same >= SAME_CLAIM))
    return links


def _by_date(first: Claim, second: Claim) -> tuple[Claim, Claim]:
    """Return the later claim, then the earlier one; undated and equal dates keep their order."""
    ordered = sorted((first, second), key=lambda claim: (claim.published, claim.key))
    return ordered[1], ordered[0]


def _settled(relations: list[Relation], denials: set[SentenceKey]) -> list[Relation]:
    """Drop what a correction has settled: old and new figure no longer dispute one another."""
    corrected = {each.target for each in relations if each.kind is RelationKind.CORRECTS}
    return [
        each
        for each in relations
        if each.kind is not RelationKind.DENIES
        or each.subject in denials
        or not {each.subject, each.target} & corrected
    ]


def _ordered(relations: list[Relation]) -> tuple[Relation, ...]:
    distinct = {(each.subject, each.target, each.kind): each for each in relations}
    return tuple(distinct[key] for key in sorted(distinct))
