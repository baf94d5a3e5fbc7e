"""Put what moderators decided about doubtful links in force over what the machine found."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from bot.analysis.claims import Claim, related
from bot.analysis.linking import Links
from bot.analysis.nearness import Embedded
from bot.domain.claim import Relation, RelationKind
from bot.domain.document import DocumentId, SentenceKey, same_words
from bot.domain.doubtful_link import LinkDecision, LinkName, name_of

Pair = tuple[SentenceKey, SentenceKey]
"""The subject of a link and its target."""

_SAYS = {
    RelationKind.DENIES: "denies",
    RelationKind.CORRECTS: "corrects",
    RelationKind.REPEATS: "says the same as",
}


class Decided(NamedTuple):
    """Links after the moderators' decisions.

    `confirmed` gives by link the decision that it rests on; what was `rejected` stays out,
    whatever the machine finds later.
    """

    links: Links
    confirmed: Mapping[Pair, LinkDecision]
    rejected: frozenset[Pair]


def decide(library: Embedded, links: Links, decisions: Sequence[LinkDecision]) -> Decided:
    """Add the confirmed links, drop the rejected ones, and leave the others as they are.

    A decision on words that no document holds any more changes nothing.
    """
    if not decisions:
        return Decided(links, {}, frozenset())
    claims = {claim.key: claim for claim in library.claims}
    by_name = {each.name: each for each in decisions}
    added = list(_confirmed(library, decisions))
    settled = {_name(relation, claims) for relation, _ in added}
    settled |= {name for name, each in by_name.items() if not each.confirmed}
    kept = [each for each in links.relations if _name(each, claims) not in settled]
    kept += [relation for relation, _ in added]
    return Decided(
        Links(
            tuple(sorted(kept, key=lambda each: (each.subject, each.target, each.kind))),
            tuple(each for each in links.doubtful if _name(each, claims) not in by_name),
        ),
        {(relation.subject, relation.target): each for relation, each in added},
        frozenset(_rejected(library.claims, decisions)),
    )


def confirmations(
    key: SentenceKey,
    decided: Decided,
    same: Collection[SentenceKey],
    label: Callable[[SentenceKey], str],
) -> tuple[str, ...]:
    """Say which links of a sentence rest on a moderator; `same` are the sentences it repeats."""
    reasons = []
    for (subject, target), each in decided.confirmed.items():
        by = f"{each.moderator_name} confirmed on {each.decided_at.date().isoformat()}"
        verb = _SAYS[each.kind]
        if key == subject:
            reasons.append(f"{by} that this {verb} what stands in {label(target)}")
        elif key == target:
            reasons.append(f"{by} that {label(subject)} {verb} this")
        elif target in same and each.kind is RelationKind.DENIES and subject not in same:
            reasons.append(f"{by} that {label(subject)} {verb} the same in {label(target)}")
    return tuple(reasons)


def _name(relation: Relation, claims: Mapping[SentenceKey, Claim]) -> LinkName:
    subject, target = (
        (key.document, claims[key].sentence.text) for key in (relation.subject, relation.target)
    )
    return name_of(relation.kind, subject, target)


def _places(claims: Sequence[Claim]) -> dict[tuple[DocumentId, str], list[int]]:
    places: dict[tuple[DocumentId, str], list[int]] = {}
    for place, claim in enumerate(claims):
        where = (claim.key.document, same_words(claim.sentence.text))
        places.setdefault(where, []).append(place)
    return places


def _pairs(
    places: Mapping[tuple[DocumentId, str], list[int]], decision: LinkDecision
) -> Iterator[tuple[int, int]]:
    """Yield the places of both sentences, wherever their documents hold them now."""
    subject = (decision.subject.document, same_words(decision.subject_text))
    target = (decision.target.document, same_words(decision.target_text))
    return product(places.get(subject, ()), places.get(target, ()))


def _confirmed(
    library: Embedded, decisions: Sequence[LinkDecision]
) -> Iterator[tuple[Relation, LinkDecision]]:
    places = _places(library.claims)
    for each in decisions:
        if each.confirmed:
            for subject, target in _pairs(places, each):
                cosine = float(library.contents[subject] @ library.vectors[target])
                claims = library.claims[subject], library.claims[target]
                yield related(*claims, each.kind, cosine), each


def _rejected(claims: Sequence[Claim], decisions: Sequence[LinkDecision]) -> Iterator[Pair]:
    places = _places(claims)
    for each in decisions:
        if not each.confirmed:
            for subject, target in _pairs(places, each):
                yield claims[subject].key, claims[target].key
