"""Put beside each quoted sentence what denies or corrects it."""

from collections.abc import Mapping, Sequence

from bot.analysis.stance import Position, Stance
from bot.domain.claim import Relation, RelationKind
from bot.domain.document import SentenceKey
from bot.services.selection import Run


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
