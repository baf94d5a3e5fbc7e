"""Compare the best candidates with the question, and let what answers it rise."""

from collections.abc import Mapping, Sequence

import numpy as np

from bot.index.answer_model import AnswerModel
from bot.index.ranking import Question, Signals
from bot.index.vectors import Scores

_COMPARED = 8
"""Best candidates that are compared with the question: about 3 ms in all."""

SURE = 0.7
"""Probability from which answering counts: below it the model is no better than the score."""

ANSWERS_WEIGHT = 0.3
"""What a candidate's score gains if it certainly answers; the best ones have 1.0 to 1.8."""


def answers_of_best(
    model: AnswerModel | None, question: Question, signals: Sequence[Signals], scores: Scores
) -> dict[int, float]:
    """Return for the places of the best candidates how likely each answers, best first.

    Places count through the candidates of all libraries, as in `scores`.
    """
    if model is None:
        return {}
    places = [(s, int(row)) for s in signals for row in s.rows]
    best = np.argsort(-scores, kind="stable")[:_COMPARED].tolist()
    sentences = [places[i][0].content.tokens.tokens_of(places[i][1]) for i in best]
    answers = model.answers(question.tokens, sentences)
    return dict(zip(best, answers.tolist(), strict=True))


def with_answers(scores: Scores, answers: Mapping[int, float]) -> Scores:
    """Return the scores, raised as far as a candidate surely answers."""
    raised = scores.copy()
    for place, likely in answers.items():
        raised[place] += ANSWERS_WEIGHT * max(0.0, likely - SURE) / (1 - SURE)
    return raised
