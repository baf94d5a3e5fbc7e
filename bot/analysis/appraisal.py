"""Appraise a whole library: link its sentences, count origins, judge every claim.

Pure and deterministic: the same documents, vectors and verdicts give the same result.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.analysis.claims import AnalysedDocument, Claim
from bot.analysis.corrected import names_old_words
from bot.analysis.decided import Decided, Pair, confirmations, decide
from bot.analysis.derivation import align, derivations
from bot.analysis.linking import link
from bot.analysis.nearness import Embedded
from bot.analysis.origins import OriginCounter, Support, teller_of, unnamed
from bot.analysis.publishers import Tellers
from bot.analysis.sharpening import Sharpening, pairs_of, sharpenings
from bot.domain.claim import Assessment, Relation, RelationKind, Verdict
from bot.domain.document import SentenceKey, SentenceKind, same_words
from bot.domain.doubtful_link import LinkDecision
from bot.domain.status import Evidence, judge

Neighbours = Mapping[SentenceKey, frozenset[SentenceKey]]


class Appraisal(NamedTuple):
    """The findings on a library; `doubtful` links are for the moderators, never for answers."""

    assessments: tuple[Assessment, ...]
    relations: tuple[Relation, ...]
    doubtful: tuple[Relation, ...]
    sharpened: tuple[Sharpening, ...]


class Grounds(NamedTuple):
    """What stands behind and against each sentence, by key."""

    claims: Mapping[SentenceKey, Claim]
    same: Neighbours
    denied_by: Neighbours
    denies: Neighbours
    corrected_by: Neighbours
    sharpened: Mapping[SentenceKey, Sharpening]
    decided: Decided


def appraise(
    documents: Sequence[AnalysedDocument],
    library: Embedded,
    verdicts: Mapping[SentenceKey, Verdict],
    decisions: Sequence[LinkDecision] = (),
) -> Appraisal:
    """Judge every sentence of `documents`; the claims in `library` are theirs, in order."""
    decided = decide(library, link(library), decisions)
    links = decided.links
    derived = derivations(documents)
    aligned = align(library, derived)
    sharper = sharpenings(pairs_of(library, derived))
    grounds = _grounds(library.claims, decided, aligned, sharper)
    texts = [each.document.text for each in documents]
    publishers = {each.document.details.publisher for each in documents}
    counter = OriginCounter(derived, Tellers(texts), [each for each in publishers if each])
    spread = _spread(library.claims, verdicts)
    assessments = tuple(_assess(claim, grounds, counter, spread) for claim in library.claims)
    return Appraisal(assessments, links.relations, links.doubtful, sharper)


def _grounds(
    claims: Sequence[Claim],
    decided: Decided,
    aligned: Sequence[tuple[Claim, Claim]],
    sharper: Sequence[Sharpening],
) -> Grounds:
    links = decided.links
    by_key = {claim.key: claim for claim in claims}
    repeats = [(r.subject, r.target) for r in links.relations if r.kind is RelationKind.REPEATS]
    repeats += [(copy.key, original.key) for copy, original in aligned]
    same = _neighbours([*repeats, *((target, subject) for subject, target in repeats)])
    denials = [(r.subject, r.target) for r in links.relations if r.kind is RelationKind.DENIES]
    corrections = [
        (r.target, r.subject) for r in links.relations if r.kind is RelationKind.CORRECTS
    ]
    return Grounds(
        claims=by_key,
        same=same,
        denied_by=_carried(
            _neighbours((target, subject) for subject, target in denials), same, decided.rejected
        ),
        denies=_neighbours(denials),
        corrected_by=_neighbours(corrections),
        sharpened={each.claim.key: each for each in reversed(sharper)},
        decided=decided,
    )


def _neighbours(pairs: Iterable[tuple[SentenceKey, SentenceKey]]) -> Neighbours:
    found: dict[SentenceKey, set[SentenceKey]] = {}
    for first, second in pairs:
        found.setdefault(first, set()).add(second)
    return {key: frozenset(others) for key, others in found.items()}


def _carried(against: Neighbours, same: Neighbours, rejected: Collection[Pair]) -> Neighbours:
    """Carry what stands against a sentence over to those that repeat it: one step, not further.

    Nor to a sentence that it does not stand against, as a moderator found.
    """
    pairs = [(key, other) for key, others in against.items() for other in others]
    pairs += [
        (repeating, other)
        for key, others in against.items()
        for repeating in same.get(key, ())
        for other in others
        if other != repeating
        and other not in same.get(repeating, ())
        and (other, repeating) not in rejected
    ]
    return _neighbours(pairs)


def _spread(
    claims: Sequence[Claim], verdicts: Mapping[SentenceKey, Verdict]
) -> dict[SentenceKey, Verdict]:
    """Give a verdict to every sentence with the same words; the newest wins."""
    words = {claim.key: same_words(claim.sentence.text) for claim in claims}
    found: dict[str, Verdict] = {}
    for key, verdict in sorted(verdicts.items(), key=lambda each: each[1].recorded_at):
        if key in words:
            found[words[key]] = verdict
    spread = {key: found[text] for key, text in words.items() if text in found}
    return spread | dict(verdicts)


def _assess(
    claim: Claim,
    grounds: Grounds,
    counter: OriginCounter,
    verdicts: Mapping[SentenceKey, Verdict],
) -> Assessment:
    support = _support(claim, grounds, counter)
    # A heading that only asks can be neither denied nor corrected; a headline that doubts can.
    silent = claim.no_claim and claim.sentence.kind is SentenceKind.HEADING
    sharper = grounds.sharpened.get(claim.key)
    status, reasons = judge(
        Evidence(
            via=label_of(claim),
            verdict=verdicts.get(claim.key),
            no_claim=claim.no_claim,
            corrects=claim.corrects and names_old_words(claim),
            corrected_by=() if silent else _labels(grounds.corrected_by.get(claim.key), grounds),
            denied_by=() if silent else _labels(grounds.denied_by.get(claim.key), grounds),
            denies=_labels(grounds.denies.get(claim.key), grounds),
            own_voice=not claim.analysis.attributed,
            told_by=claim.analysis.said_by,
            anonymous=unnamed(claim),
            hedge_words=claim.analysis.hedge_words,
            sharpened=(sharpened_note(sharper),) if sharper else (),
            origins=support.origins,
            independent=support.independent,
            documents=support.documents,
            confirmed=confirmations(
                claim.key,
                grounds.decided,
                grounds.same.get(claim.key, frozenset()),
                lambda key: _told_label(grounds.claims[key]),
            ),
        )
    )
    return Assessment(sentence=claim.key, status=status, reasons=reasons, origins=support.origins)


def _support(claim: Claim, grounds: Grounds, counter: OriginCounter) -> Support:
    if claim.no_claim:
        return Support(origins=(), independent=0, documents=1)
    others = [grounds.claims[key] for key in grounds.same.get(claim.key, ())]
    return counter.support([claim, *(each for each in others if each.asserts)])


def _labels(keys: Iterable[SentenceKey] | None, grounds: Grounds) -> tuple[str, ...]:
    found = (grounds.claims[key] for key in keys or ())
    ordered = sorted(found, key=lambda claim: (claim.published, claim.key))
    return tuple(dict.fromkeys(_told_label(claim) for claim in ordered))


def label_of(claim: Claim) -> str:
    """Name a sentence's document and date as a member reads it."""
    details = claim.document.details
    date = f", {details.published}" if details.published else ""
    return f"“{details.title}” ({details.publisher or 'publisher not stated'}{date})"


def _told_label(claim: Claim) -> str:
    teller = teller_of(claim) if claim.analysis.attributed else ""
    return f"{teller} in {label_of(claim)}" if teller else label_of(claim)


def sharpened_note(sharper: Sharpening) -> str:
    """Tell where a sentence comes from, with that wording and what was made of it."""
    where = label_of(sharper.original)
    source = f"Copied from {where}" if sharper.copied else f"The same text as in {where}"
    wording = sharper.original.sentence.text
    return f"{source}, where the wording is: “{wording}” (here {sharper.what})"
