"""Search some libraries for one question: candidates in their order, and whether any answers."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.document import LibraryId
from bot.domain.retrieval import Candidate, Retrieval
from bot.index.answer_model import AnswerModel
from bot.index.answerability import (
    THRESHOLD,
    Evidence,
    evidence,
    probability,
    unmet_words,
)
from bot.index.comparison import answers_of_best, with_answers
from bot.index.library_index import SearchableLibrary
from bot.index.ranking import Question, Signals, gather_signals, scores
from bot.index.vectors import Scores

_RETURNED = 20


class _Weighed(NamedTuple):
    """Every candidate's signals and score, and how likely the best ones answer, best first."""

    signals: Sequence[Signals]
    scores: Scores
    answers: dict[int, float]

    @property
    def likely(self) -> list[float]:
        return list(self.answers.values())


def retrieve(
    found: Sequence[tuple[LibraryId, SearchableLibrary]],
    question: Question,
    answer_model: AnswerModel | None,
) -> Retrieval:
    """Return the best candidates, best first; none where the libraries hold nothing."""
    weighed = _weigh(found, question, answer_model)
    if weighed is None:
        return Retrieval(candidates=(), answerability=0.0, answerable=False)
    signals, score, _ = weighed
    likely = probability(evidence(question.text, signals, score, weighed.likely))
    unmet = unmet_words(question, signals, score, weighed.likely)
    return Retrieval(_ranked(weighed)[:_RETURNED], likely, likely >= THRESHOLD, unmet)


def evidence_of(
    found: Sequence[tuple[LibraryId, SearchableLibrary]],
    question: Question,
    answer_model: AnswerModel | None,
) -> Evidence | None:
    """Return what a refusal would rest on; None where the libraries hold nothing."""
    weighed = _weigh(found, question, answer_model)
    if weighed is None:
        return None
    return evidence(question.text, weighed.signals, weighed.scores, weighed.likely)


def _weigh(
    found: Sequence[tuple[LibraryId, SearchableLibrary]],
    question: Question,
    answer_model: AnswerModel | None,
) -> _Weighed | None:
    gathered = [gather_signals(library, index, question) for library, index in found]
    signals = [each for each in gathered if len(each.rows)]
    if not signals:
        return None
    score = scores(signals)
    answers = answers_of_best(answer_model, question, signals, score)
    return _Weighed(signals, with_answers(score, answers), answers)


def _ranked(weighed: _Weighed) -> tuple[Candidate, ...]:
    everywhere = [(s, i) for s in weighed.signals for i in range(len(s.rows))]
    ranked = [
        Candidate(
            library=s.library,
            sentence=s.content.keys[int(s.rows[i])],
            score=float(score),
            similarity=float(s.similarity[i]),
            lexical=float(s.lexical[i]),
            late=float(s.late[i]),
            answers=weighed.answers.get(place),
        )
        for place, ((s, i), score) in enumerate(zip(everywhere, weighed.scores, strict=True))
    ]
    # Ties go to the earlier document and sentence: the same question, the same answer.
    return tuple(sorted(ranked, key=lambda c: (-c.score, c.sentence)))
