"""What the retriever is given and what it finds."""

from typing import NamedTuple

from bot.domain.document import LibraryId, Passage, Sentence, SentenceKey, VersionKey
from bot.domain.value import Value


class IndexableDocument(Value):
    """One document version as the index sees it."""

    key: VersionKey
    title: str
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]


SURE_ANSWER = 0.5
"""Probability from which a sentence surely answers, and may be quoted for that alone."""


class Candidate(NamedTuple):
    """A sentence that may answer, with every signal that spoke for it.

    `score` ranks (higher is better, comparable only within one retrieval); `similarity` is the
    cosine of sentence and question; `lexical` the raw BM25 score; `late` the mean over the
    question's tokens of the best cosine with a token of the sentence. `answers` is the
    probability that it answers, None where nothing was compared: far down, or with another
    embedding model than the default.
    """

    library: LibraryId
    sentence: SentenceKey
    score: float
    similarity: float
    lexical: float
    late: float
    answers: float | None = None

    @property
    def surely_answers(self) -> bool:
        """Whether it was compared with the question and found to answer."""
        return self.answers is not None and self.answers >= SURE_ANSWER


class Retrieval(NamedTuple):
    """The best candidates for one question, best first.

    `answerability` in [0, 1] is the calibrated probability that the library answers at all.
    `unmet` are words of the question that the best candidate and what stands around it say
    nothing of.
    """

    candidates: tuple[Candidate, ...]
    answerability: float
    answerable: bool
    unmet: tuple[str, ...] = ()
