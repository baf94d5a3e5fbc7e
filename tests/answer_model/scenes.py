"""Scenes to learn from: tiny libraries on one contested affair, and what members ask about it."""

import random
from pathlib import Path

from bot.domain.value import Value
from tests.answer_model.material import read_material
from tests.answer_model.pairs import AGAINST, NEITHER, WITH, Pair, turned

SCENES = Path(__file__).parent / "scenes"

_ANSWERING = 12
_OTHERS = 20
_OFF_TOPIC = 2
_STANCES = {WITH: 4, AGAINST: 7, NEITHER: 7}
"""Pairs of a scene that are drawn each time."""


class SceneDocument(Value):
    """Who publishes a document, and its sentences in their order."""

    by: str
    sentences: tuple[str, ...]


class SceneQuestion(Value):
    """A question with the sentences that answer it: in one sense, and in any other.

    A sentence is named by its document and place, both from 1: "1.2".
    """

    ask: str
    one: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def answering(self) -> frozenset[str]:
        """The names of all sentences that answer."""
        return frozenset((*self.one, *self.other))


class Scene(Value):
    """Documents on one affair, questions that they answer and two that they do not."""

    topic: str
    documents: tuple[SceneDocument, ...]
    questions: tuple[SceneQuestion, ...]
    absent: tuple[str, ...]

    @property
    def sentences(self) -> dict[str, str]:
        """Every sentence by its name."""
        return {
            f"{number}.{place}": text
            for number, document in enumerate(self.documents, 1)
            for place, text in enumerate(document.sentences, 1)
        }

    @property
    def texts(self) -> tuple[str, ...]:
        """Sentences and questions."""
        asked = (question.ask for question in self.questions)
        return (*self.sentences.values(), *asked, *self.absent)


def read_scenes(folder: Path = SCENES) -> tuple[list[Scene], list[Scene]]:
    """Return the scenes to train on and those that are kept back."""
    return read_material(folder, Scene)


def asked_pairs(scene: Scene) -> list[Pair]:
    """Put every question before every sentence."""
    sentences = scene.sentences
    pairs = [
        Pair(question.ask, text, None, name in question.answering)
        for question in scene.questions
        for name, text in sentences.items()
    ]
    absent = [Pair(ask, text, None, False) for ask in scene.absent for text in sentences.values()]
    return pairs + absent


def stood_pairs(scene: Scene) -> list[Pair]:
    """Put every sentence before each later one: with it, against it, or about something else."""
    stances: dict[frozenset[str], int] = {}
    for question in scene.questions:
        # The third of three versions need not agree with the second: only one sense is one.
        stances |= {frozenset((a, b)): AGAINST for a in question.one for b in question.other}
        for a in question.one:
            for b in question.one:
                stances.setdefault(frozenset((a, b)), WITH)
    named = list(scene.sentences.items())
    return [
        Pair(first, second, stances.get(frozenset((a, b)), NEITHER), None)
        for place, (a, first) in enumerate(named)
        for b, second in named[place + 1 :]
    ]


def drawn_from(scene: Scene, others: list[Scene], rng: random.Random) -> list[Pair]:
    """Draw pairs of a scene: what answers and what does not, stances, and others' sentences."""
    asked = asked_pairs(scene)
    drawn = _some([pair for pair in asked if pair.answers], _ANSWERING, rng)
    drawn += _some([pair for pair in asked if not pair.answers], _OTHERS, rng)
    other = rng.choice([each for each in others if each is not scene])
    drawn += [
        Pair(question.ask, text, None, False)
        for question, text in zip(
            rng.choices(scene.questions, k=_OFF_TOPIC),
            rng.choices(list(other.sentences.values()), k=_OFF_TOPIC),
            strict=True,
        )
    ]
    stood = stood_pairs(scene)
    for stance, count in _STANCES.items():
        fitting = [pair for pair in stood if pair.stance == stance]
        drawn += [turned(pair, rng) for pair in _some(fitting, count, rng)]
    return drawn


def _some(pairs: list[Pair], most: int, rng: random.Random) -> list[Pair]:
    return rng.sample(pairs, min(most, len(pairs)))
