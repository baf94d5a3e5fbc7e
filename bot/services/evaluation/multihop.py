"""Finding the pieces of evidence in news, and refusing where there is none, on MultiHop-RAG."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain.document import LibraryId, SentenceKey
from bot.domain.retrieval import IndexableDocument
from bot.domain.value import Value
from bot.index.vectors import TextEncoder
from bot.services.evaluation.figures import Figures, hash_files
from bot.services.evaluation.retrieval import (
    as_document,
    auroc,
    put,
    read_rows,
    rounded,
    temporary_retriever,
)

_EVIDENCE = "multihoprag_evidence.jsonl"
_QUESTIONS = "multihoprag_questions.jsonl"
_LIBRARY = LibraryId("news")
_SAMPLE = 500
_SEED = 2026


class NewsEvidence(Value):
    """One or two sentences of an article."""

    fact_id: str
    title: str
    text: str


class NewsQuestion(Value):
    """A question that needs several pieces of evidence; `null`: there is no answer."""

    query: str
    gold: tuple[str, ...]
    null: bool


@dataclass(frozen=True)
class News:
    """The evidence and the questions."""

    evidence: list[NewsEvidence]
    questions: list[NewsQuestion]

    @classmethod
    def read(cls, folder: Path) -> "News":
        """Read the two files. Raises: FileNotFoundError."""
        return cls(
            read_rows(folder / _EVIDENCE, NewsEvidence),
            read_rows(folder / _QUESTIONS, NewsQuestion),
        )

    @staticmethod
    def documents(evidence: Sequence[NewsEvidence]) -> list[IndexableDocument]:
        """Return one document a title; each piece of evidence is a sentence and a passage."""
        return [
            as_document(facts[0].fact_id, title, [[fact.text.strip()] for fact in facts])
            for title, facts in _by_title(evidence).items()
        ]

    def fact_at(self) -> dict[SentenceKey, str]:
        """Return which piece of evidence each sentence of `documents(evidence)` is."""
        places = {}
        for facts in _by_title(self.evidence).values():
            document = as_document(facts[0].fact_id, "-", [])
            for position, fact in enumerate(facts):
                places[SentenceKey(*document.key, position)] = fact.fact_id
        return places


def _by_title(evidence: Sequence[NewsEvidence]) -> dict[str, list[NewsEvidence]]:
    titles: dict[str, list[NewsEvidence]] = {}
    for fact in evidence:
        facts = titles.setdefault(fact.title, [])
        if fact not in facts:
            facts.append(fact)
    return titles


def evaluate_multihop(folder: Path, encoder: TextEncoder) -> Figures:
    """Measure on 500 questions with an answer, drawn with a fixed seed, and all 301 without.

    hits4, hits10: share of a question's evidence among the first 4 or 10; top1: the first
    candidate is evidence.
    """
    news = News.read(folder)
    rng = random.Random(_SEED)  # noqa: S311  # a sample, not a secret
    answered = rng.sample([q for q in news.questions if not q.null], _SAMPLE)
    null = [q for q in news.questions if q.null]
    with temporary_retriever(encoder) as retriever:
        put(retriever, _LIBRARY, news.documents(news.evidence))
        found = retriever.find((_LIBRARY,), [q.query for q in answered])
        without = retriever.find((_LIBRARY,), [q.query for q in null])
    fact_at = news.fact_at()
    ranked = [[fact_at[c.sentence] for c in retrieval.candidates] for retrieval in found]
    values = {
        "top1": _hits(answered, ranked, 1, whole=False),
        "hits4": _hits(answered, ranked, 4, whole=True),
        "hits10": _hits(answered, ranked, 10, whole=True),
        "null_auroc": auroc([r.answerability for r in found], [r.answerability for r in without]),
        "false_refusals": sum(not r.answerable for r in found) / len(found),
        "false_answers": sum(r.answerable for r in without) / len(without),
    }
    return Figures(
        name="multihop",
        cases=len(answered) + len(null),
        values=rounded(values),
        data_hash=hash_files([folder / _EVIDENCE, folder / _QUESTIONS]),
    )


def _hits(
    questions: Sequence[NewsQuestion], ranked: Sequence[Sequence[str]], depth: int, *, whole: bool
) -> float:
    """Return the mean share of evidence found; not `whole`: of the places, not the evidence."""
    shares = []
    for question, facts in zip(questions, ranked, strict=True):
        hits = len(set(question.gold) & set(facts[:depth]))
        shares.append(hits / (len(set(question.gold)) if whole else depth))
    return sum(shares) / len(shares)
