"""From the signals of each candidate sentence to one order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from bot.domain.document import LibraryId, SentenceKind
from bot.index.answer_type import wanted_in
from bot.index.library_index import LibraryIndex, SearchableLibrary
from bot.index.vectors import Ids, Matrix, Scores, Word
from bot.index.words import stems

_DENSE = 40
_LEXICAL = 40
_PASSAGES = 5
"""Candidates a library: about 80; on SQuAD the answer is among them for 99 % of the questions
(without passages 97 %)."""

LATE_WEIGHT = 1.0
CONTEXT_WEIGHT = 0.6
PASSAGE_WEIGHT = 0.4
LEXICAL_WEIGHT = 0.4
TYPE_WEIGHT = 0.1
"""Weights of the blend: round values, by coordinate descent on the sum of the top-1 and half the
top-3 shares of SQuAD (1,299 questions) and news (700 of MultiHop-RAG), the two sets alike, since
SQuAD alone overrates neighbours and news alone overrates words. Top-1 on SQuAD and news: late
interaction alone .715 and .696; with the lexical part .718 and .817; all .735 and .807.
`python -m bot evaluate squad` and `multihop` measure the outcome."""

_KIND_PENALTY = {
    SentenceKind.PROSE: 0.0,
    SentenceKind.HEADLINE: 0.15,
    SentenceKind.HEADING: 0.6,
    SentenceKind.CAPTION: 1.0,
}
"""By judgement, for want of labelled headings: a headline is more general than the sentence below
it, and a heading often is the question itself."""


@dataclass(frozen=True)
class Question:
    """A question, encoded."""

    text: str
    vector: Scores
    tokens: Matrix
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Signals:
    """What speaks for each candidate of one library: parallel arrays."""

    library: LibraryId
    content: LibraryIndex
    rows: Ids
    similarity: Scores
    lexical: Scores
    share: Scores  # lexical by what is attainable: comparable between libraries
    late: Scores
    context: Scores  # late interaction with the sentences before and after taken in
    passage: Scores
    fits_type: Scores


def gather_signals(library: LibraryId, index: SearchableLibrary, question: Question) -> Signals:
    """Choose a library's candidates for a question and measure each."""
    content = index.content
    terms = stems(question.text)
    lexical = content.lexical.scores(terms)
    rows = _candidates(index, question, lexical)
    late, context = _late_interaction(content, question, rows)
    attainable = max(content.lexical.attainable(terms), 1e-9)
    return Signals(
        library=library,
        content=content,
        rows=rows,
        similarity=content.vectors[rows] @ question.vector,
        lexical=lexical[rows],
        share=lexical[rows] / attainable,
        late=late,
        context=context,
        passage=_passage_similarity(content, question, rows),
        fits_type=_fits_type(content, question, rows),
    )


def scores(signals: Sequence[Signals]) -> Scores:
    """Return the score of every candidate of all libraries, in the order given."""
    share = np.concatenate([s.share for s in signals])
    spread = share - share.min(initial=np.inf) if len(share) else share
    # Spread over the candidates at hand: the plain share is tiny where questions are long.
    lexical = spread / max(float(spread.max(initial=0.0)), 1e-9)
    blend = [
        LATE_WEIGHT * s.late
        + CONTEXT_WEIGHT * s.context
        + PASSAGE_WEIGHT * s.passage
        + TYPE_WEIGHT * s.fits_type
        - np.asarray([_KIND_PENALTY[s.content.kinds[r]] for r in s.rows], dtype=np.float32)
        for s in signals
    ]
    return np.asarray(np.concatenate(blend) + LEXICAL_WEIGHT * lexical, dtype=np.float32)


class Place(NamedTuple):
    """A candidate: its number among those of all libraries, as in `scores`, and where it stands."""

    number: int
    signals: Signals
    row: int


def best_places(signals: Sequence[Signals], scored: Scores, count: int) -> list[Place]:
    """Return the candidates with the best scores, best first."""
    places = [(s, int(row)) for s in signals for row in s.rows]
    best = np.argsort(-scored, kind="stable")[:count].tolist()
    return [Place(number, *places[number]) for number in best]


def _candidates(index: SearchableLibrary, question: Question, lexical: Scores) -> Ids:
    vector = question.vector[np.newaxis]
    by_sentence = index.content.rows_of_sentences(index.sentences.search(vector, _DENSE)[0])
    by_passage = index.content.rows_of_passages(index.passages.search(vector, _PASSAGES)[0])
    by_words = np.argsort(-lexical, kind="stable")[:_LEXICAL]
    found = {*by_sentence.tolist(), *by_passage, *by_words[lexical[by_words] > 0].tolist()}
    return np.asarray(sorted(found), dtype=np.int64)


def _late_interaction(
    content: LibraryIndex, question: Question, rows: Ids
) -> tuple[Scores, Scores]:
    around = [content.neighbours(int(row)) for row in rows]
    needed = np.asarray(sorted({*rows.tolist(), *(r for near in around for r in near)}), np.int64)
    matches = content.tokens.best_matches(question.tokens, needed)
    if not matches.shape[1]:
        return np.zeros(len(rows), np.float32), np.zeros(len(rows), np.float32)
    place = {int(row): i for i, row in enumerate(needed)}
    own = matches[[place[int(row)] for row in rows]]
    wide = own.copy()
    for i, near in enumerate(around):
        for row in near:
            np.maximum(wide[i], matches[place[row]], out=wide[i])
    return own.mean(axis=1), wide.mean(axis=1)


def _passage_similarity(content: LibraryIndex, question: Question, rows: Ids) -> Scores:
    best = [
        max((float(content.passage_vectors[p] @ question.vector) for p in passages), default=None)
        for passages in (content.passages_of(int(row)) for row in rows)
    ]
    own = content.vectors[rows] @ question.vector
    return np.asarray(
        [o if b is None else b for b, o in zip(best, own, strict=True)], dtype=np.float32
    )


def _fits_type(content: LibraryIndex, question: Question, rows: Ids) -> Scores:
    wanted = wanted_in(question.text)
    if wanted is None:
        return np.ones(len(rows), dtype=np.float32)
    return np.asarray(
        [wanted.search(content.texts[row]) is not None for row in rows], dtype=np.float32
    )
