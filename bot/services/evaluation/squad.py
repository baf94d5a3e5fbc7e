"""Finding the sentence that answers, and refusing where none does, on SQuAD 2.0.

Refusals are measured where a question's own article is missing, at the size of a book and at the
size of a few reports, and on questions about nothing in any library.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain.document import LibraryId, SentenceKey
from bot.domain.retrieval import IndexableDocument, Retrieval
from bot.domain.value import Value
from bot.index.retriever import Retriever
from bot.index.vectors import TextEncoder
from bot.services.evaluation.figures import Figures, hash_files
from bot.services.evaluation.refusal_questions import OFF_TOPIC, ON_TOPIC
from bot.services.evaluation.retrieval import (
    as_document,
    auroc,
    put,
    read_rows,
    rounded,
    temporary_retriever,
)

_FILES = ("squad_tune_paragraphs.jsonl", "squad_tune_questions.jsonl")
_WHOLE = LibraryId("whole")
_OTHERS = LibraryId("others")
_SMALL = LibraryId("small")
_QUESTIONS = 500
_SMALL_LIBRARIES = 25
_SEED = 2026


class SquadParagraph(Value):
    """A paragraph and the half-open ranges of its sentences."""

    doc_id: str
    article: str
    title: str
    text: str
    sents: tuple[tuple[int, int], ...]

    @property
    def sentences(self) -> list[str]:
        """The paragraph's sentences, in order."""
        return [self.text[start:end].strip() for start, end in self.sents]


class SquadQuestion(Value):
    """A question; `gold` counts the sentences of its paragraph that answer."""

    query: str
    article: str
    doc_id: str
    gold: tuple[int, ...]
    impossible: bool


@dataclass(frozen=True)
class Squad:
    """The paragraphs and questions, and the libraries that they make."""

    paragraphs: list[SquadParagraph]
    questions: list[SquadQuestion]

    @classmethod
    def read(cls, folder: Path) -> "Squad":
        """Read the two files. Raises: FileNotFoundError."""
        paragraphs, questions = (folder / name for name in _FILES)
        return cls(read_rows(paragraphs, SquadParagraph), read_rows(questions, SquadQuestion))

    @property
    def answerable(self) -> list[SquadQuestion]:
        """The questions that a sentence answers."""
        return [q for q in self.questions if not q.impossible]

    @property
    def articles(self) -> list[str]:
        """Every article, in order."""
        return list(dict.fromkeys(p.article for p in self.paragraphs))

    @property
    def distractors(self) -> list[SquadParagraph]:
        """The paragraphs of articles that no question is about."""
        asked = {q.article for q in self.questions}
        return [p for p in self.paragraphs if p.article not in asked]

    def paragraphs_of(self, article: str) -> list[SquadParagraph]:
        """Return an article's paragraphs, in order."""
        return [p for p in self.paragraphs if p.article == article]

    @staticmethod
    def texts(questions: Sequence[SquadQuestion]) -> list[str]:
        """Return the words of each question."""
        return [q.query for q in questions]

    @staticmethod
    def documents(paragraphs: Sequence[SquadParagraph]) -> list[IndexableDocument]:
        """Return one document a paragraph, titled as its article."""
        return [as_document(p.doc_id, p.title, [p.sentences]) for p in paragraphs]


def evaluate_squad(folder: Path, encoder: TextEncoder) -> Figures:
    """Measure on 500 of the questions of each kind, drawn with a fixed seed.

    top1, top3: a gold sentence is first or among three, in the library of all 600 paragraphs.
    The rest is about refusing; `same_story` and `impossible` are hard on purpose: the library is
    about the question's subject and yet does not answer.
    """
    squad = Squad.read(folder)
    rng = random.Random(_SEED)  # noqa: S311  # a sample, not a secret
    questions = rng.sample(squad.answerable, _QUESTIONS)
    impossible = rng.sample([q for q in squad.questions if q.impossible], _QUESTIONS)
    with temporary_retriever(encoder) as retriever:
        put(retriever, _WHOLE, squad.documents(squad.paragraphs))
        put(retriever, _OTHERS, squad.documents(squad.distractors))
        found = retriever.find((_WHOLE,), squad.texts(questions))
        values = {
            "top1": _share_found(questions, found, 1),
            "top3": _share_found(questions, found, 3),
            **_open_refusals(retriever, squad, questions, impossible, found),
            **_short_questions(retriever),
            **_small_refusals(retriever, squad, rng),
        }
    return Figures(
        name="squad",
        cases=_QUESTIONS,
        values=rounded(values),
        data_hash=hash_files([folder / name for name in _FILES]),
    )


def _share_found(
    questions: Sequence[SquadQuestion], found: Sequence[Retrieval], depth: int
) -> float:
    hits = 0
    for question, retrieval in zip(questions, found, strict=True):
        first = [candidate.sentence for candidate in retrieval.candidates[:depth]]
        hits += any(_answers(question, key) for key in first)
    return hits / len(questions)


def _answers(question: SquadQuestion, key: SentenceKey) -> bool:
    return key.document == question.doc_id and key.position in question.gold


def _answered(found: Sequence[Retrieval]) -> float:
    return sum(retrieval.answerable for retrieval in found) / len(found)


def _open_refusals(
    retriever: Retriever,
    squad: Squad,
    questions: Sequence[SquadQuestion],
    impossible: Sequence[SquadQuestion],
    found: Sequence[Retrieval],
) -> dict[str, float]:
    missing = retriever.find((_OTHERS,), squad.texts(questions))
    unanswered = retriever.find((_WHOLE,), squad.texts(impossible))
    sure = [r.answerability for r in found]
    return {
        "refusal_auroc": auroc(sure, [r.answerability for r in missing]),
        "false_refusals": 1 - _answered(found),
        "false_answers": _answered(missing),
        "impossible_auroc": auroc(sure, [r.answerability for r in unanswered]),
        "impossible_answered": _answered(unanswered),
    }


def _short_questions(retriever: Retriever) -> dict[str, float]:
    return {
        "short_false_refusals": 1
        - _answered(retriever.find((_WHOLE,), [question for _, question in ON_TOPIC])),
        "general_false_answers": _answered(retriever.find((_WHOLE,), OFF_TOPIC)),
    }


def _small_refusals(retriever: Retriever, squad: Squad, rng: random.Random) -> dict[str, float]:
    found: dict[str, list[Retrieval]] = {"own": [], "story": [], "other": [], "general": []}
    asked = sorted({q.article for q in squad.questions})
    for _ in range(_SMALL_LIBRARIES):
        article = rng.choice(asked)
        held = rng.sample(squad.paragraphs_of(article), rng.randint(1, 8))
        ids = {p.doc_id for p in held}
        put(retriever, _SMALL, squad.documents(held))
        answerable = squad.answerable
        kinds = {
            "own": [q.query for q in answerable if q.doc_id in ids],
            "story": [q.query for q in answerable if q.article == article and q.doc_id not in ids],
            "other": [q.query for q in answerable if q.article != article],
            "general": list(OFF_TOPIC),
        }
        for kind, texts in kinds.items():
            sample = rng.sample(texts, min(10, len(texts)))
            found[kind] += retriever.find((_SMALL,), sample)
    return {
        "small_refusal_auroc": auroc(
            [r.answerability for r in found["own"]], [r.answerability for r in found["other"]]
        ),
        "small_false_refusals": 1 - _answered(found["own"]),
        "small_false_answers": _answered(found["other"]),
        "small_general_false_answers": _answered(found["general"]),
        "small_same_story_answered": _answered(found["story"]),
    }
