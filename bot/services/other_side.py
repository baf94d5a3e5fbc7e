"""Put beside each quoted sentence what denies or corrects it."""

import re
from collections.abc import Mapping, Sequence, Set

from bot.analysis.stance import Position, Stance
from bot.domain.claim import Relation, RelationKind
from bot.domain.document import SentenceKey
from bot.services.selection import Run
from bot.store.documents import StoredSentence

_TAKES_UP = re.compile(
    r"[\W_]*(?:that |no[.,]? )?(?:they|he|she|it|this|these|those|there)\b"
    r"|[\W_]*that(?:['’]s| is| was)\b",
    re.IGNORECASE,
)

BESIDE = 0.35
"""Least closeness to the question of a denial in a document that is not quoted yet."""


def with_other_side(runs: Sequence[Run], relations: Sequence[Relation]) -> list[Run]:
    """Return the runs with their other sides; a correction goes before the old words.

    A denial comes right after what it denies, so that a limit never cuts one side off.
    """
    ordered: list[Run] = []
    for run in runs:
        ordered += [*_corrections_of(run, relations), run, *_corrected_by(run, relations)]
        ordered += _denials_around(run, relations)
    return without_repeats(ordered)


def in_whole(runs: Sequence[Run], items: Mapping[SentenceKey, Run]) -> list[Run]:
    """Return the runs with every correction quoted whole."""
    return without_repeats([(*run[:-1], *items.get(run[-1], run[-1:])) for run in runs])


def contested(runs: Sequence[Run], positions: Sequence[Position]) -> bool:
    """Say whether the runs speak both for and against what was asked."""
    quoted = {key for run in runs for key in run}
    return {each.stance for each in positions if each.claim.key in quoted} >= set(Stance)


def with_both_stances(runs: Sequence[Run], positions: Sequence[Position]) -> list[Run]:
    """Return the runs with the closest sentence for and the closest against the question.

    What is missing comes second, right behind the best sentence. Where nothing speaks against it
    outright, a denial that was found with it does: reports put the denial beside the claim, often
    in words that share none with it ("nothing to that, he said").
    """
    if not runs:
        return []
    quoted = {key for run in runs for key in run}
    missing: list[Run] = []
    for stance in Stance:
        # A notice that repeats the old words does not speak for them.
        told = [each for each in closest_first(positions) if not each.claim.corrects]
        keys = [each.claim.key for each in told if each.stance is stance]
        if not keys and stance is Stance.AGAINST:
            keys = _denials_beside(quoted, positions)
        if keys and not quoted.intersection(keys):
            missing.append((keys[0],))
    return [runs[0], *missing, *runs[1:]]


def _denials_beside(quoted: Set[SentenceKey], positions: Sequence[Position]) -> list[SentenceKey]:
    """Return denials in the documents of quoted sentences, and close ones elsewhere, best first."""
    documents = {key.document for key in quoted}
    return [
        each.claim.key
        for each in positions
        if each.claim.analysis.denial
        and not each.claim.no_claim
        and (each.claim.key.document in documents or each.closeness >= BESIDE)
    ]


def with_replies(runs: Sequence[Run], stored: Mapping[SentenceKey, StoredSentence]) -> list[Run]:
    """Return the runs, each with what somebody else says to it in the next sentence.

    Reports put the reply right behind the claim and take the claim up by a pronoun: "Her staff
    said that they were sent out. The chairman said they had left by themselves."
    """
    ordered: list[Run] = []
    for run in runs:
        reply = run[-1]._replace(position=run[-1].position + 1)
        answered = reply in stored and run[-1] in stored
        replies = answered and _answers_to(stored[reply], stored[run[-1]])
        ordered += [run, (reply,)] if replies else [run]
    return without_repeats(ordered)


def _answers_to(reply: StoredSentence, said: StoredSentence) -> bool:
    near = reply.sentence.paragraph - said.sentence.paragraph
    tellers = [set(each.analysis.said_by[-1:]) for each in (reply, said)]
    if near > 1 or not tellers[0] or not tellers[1] or tellers[0] & tellers[1]:
        return False
    asked = any(each.asks for each in said.analysis.attributions)
    if near == 0 or asked or reply.analysis.denial:
        return True
    contents = (each.content for each in reply.analysis.attributions if each.content)
    start = reply.sentence.start
    return any(
        _TAKES_UP.match(reply.sentence.text[max(0, each.start - start) : each.end - start])
        for each in contents
    )


def closest_first(positions: Sequence[Position]) -> list[Position]:
    """Order positions by how close they are to the statement."""
    return sorted(positions, key=lambda each: (-each.closeness, each.claim.key))


def _corrections_of(run: Run, relations: Sequence[Relation]) -> list[Run]:
    found: list[Run] = [
        (each.subject,)
        for each in relations
        if each.kind is RelationKind.CORRECTS and each.target in run
    ]
    return found[:1]


def _corrected_by(run: Run, relations: Sequence[Relation]) -> list[Run]:
    found: list[Run] = [
        (each.target,)
        for each in relations
        if each.kind is RelationKind.CORRECTS and each.subject in run
    ]
    return found[:1]


def _denials_around(run: Run, relations: Sequence[Relation]) -> list[Run]:
    """Return the nearest sentence that the run denies, or else that denies the run."""
    nearest = sorted(
        (each for each in relations if each.kind is RelationKind.DENIES),
        key=lambda each: -each.similarity,
    )
    denied: list[Run] = [
        (each.target,) for each in nearest if each.subject in run and each.target not in run
    ]
    denies: list[Run] = [
        (each.subject,) for each in nearest if each.target in run and each.subject not in run
    ]
    return [*denied, *denies][:1]


def without_repeats(runs: Sequence[Run]) -> list[Run]:
    """Leave out a run that shares a sentence with one before it."""
    seen: set[SentenceKey] = set()
    kept = []
    for run in runs:
        if not seen.intersection(run):
            kept.append(run)
        seen.update(run)
    return kept
