"""Pairs of texts to learn from, with what is right for each."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.domain.value import Value
from tests.answer_model.material import read_material

GROUPS = Path(__file__).parent / "groups"
WITH, AGAINST, NEITHER = range(3)


class Group(Value):
    """A fictional claim with sentences around it, see README.md."""

    topic: str
    claim: str
    yesno: str
    wh: str
    supports: tuple[str, ...]
    contradicts: tuple[str, ...]
    neither: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def answering(self) -> tuple[str, ...]:
        """The sentences that settle the claim, either way."""
        return (self.claim, *self.supports, *self.contradicts)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence that a document might hold."""
        return (*self.answering, *self.neither)

    @property
    def texts(self) -> tuple[str, ...]:
        """Sentences and questions."""
        return (*self.sentences, self.yesno, self.wh, *self.absent)


class Pair(NamedTuple):
    """Two texts; `stance` of the second to the first, or None; whether it answers, or None."""

    first: str
    second: str
    stance: int | None
    answers: bool | None


def read_groups(folder: Path = GROUPS) -> tuple[list[Group], list[Group]]:
    """Return the groups to train on and those that are kept back."""
    return read_material(folder, Group)


def settled_pairs(group: Group) -> list[Pair]:
    """Return what a group says outright: claim and questions before each of its sentences."""
    pairs = []
    for first in (group.claim, group.yesno):
        asks = first is group.yesno
        sides = ((WITH, group.supports), (AGAINST, group.contradicts), (NEITHER, group.neither))
        for stance, sentences in sides:
            answers = stance != NEITHER if asks else None
            pairs += [Pair(first, sentence, stance, answers) for sentence in sentences]
    pairs.append(Pair(group.yesno, group.claim, WITH, True))
    pairs += [Pair(group.wh, sentence, None, True) for sentence in group.answering]
    pairs += [Pair(group.wh, sentence, None, False) for sentence in group.neither]
    return pairs


def drawn_pairs(group: Group, others: Sequence[Group], rng: random.Random) -> list[Pair]:
    """Return what a group and the others imply, in part, drawn anew each time."""
    pairs = [
        Pair(question, sentence, None, False)
        for question in group.absent
        for sentence in rng.sample(group.sentences, 5)
    ]
    for support in rng.sample(group.supports, 2):
        for contradiction in rng.sample(group.contradicts, 2):
            pairs.append(turned(Pair(support, contradiction, AGAINST, None), rng))
        pairs.append(turned(Pair(support, rng.choice(group.neither), NEITHER, None), rng))
    first, second = rng.sample(group.supports, 2)
    pairs.append(Pair(first, second, WITH, None))
    pairs.append(Pair(rng.choice(group.contradicts), group.claim, AGAINST, None))
    pairs.append(Pair(rng.choice(group.supports), group.claim, WITH, None))
    pairs.append(Pair(rng.choice(group.neither), group.claim, NEITHER, None))
    other = rng.choice([each for each in others if each is not group])
    pairs.append(Pair(group.claim, rng.choice(other.answering), NEITHER, None))
    pairs.append(Pair(group.yesno, rng.choice(other.answering), NEITHER, False))
    return pairs


def turned(pair: Pair, rng: random.Random) -> Pair:
    """Return the pair, half of the time the other way round."""
    if rng.random() < 0.5:
        return pair
    return pair._replace(first=pair.second, second=pair.first)


def epoch(groups: Sequence[Group], per_group: int, rng: random.Random) -> Iterator[Pair]:
    """Yield `per_group` pairs of each group in a random order."""
    pairs = []
    for group in groups:
        all_pairs = [*settled_pairs(group), *drawn_pairs(group, groups, rng)]
        pairs += rng.sample(all_pairs, min(per_group, len(all_pairs)))
    rng.shuffle(pairs)
    yield from pairs
