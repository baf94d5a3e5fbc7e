"""Compare the best candidates with the question, and let what answers it rise."""

from collections.abc import Mapping, Sequence

from bot.domain.retrieval import SURE_ANSWER
from bot.index.answer_model import AnswerModel
from bot.index.ranking import Question, Signals, best_places
from bot.index.vectors import Scores

_COMPARED = 8
"""Best candidates that are compared with the question: about 3 ms in all."""

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
    best = best_places(signals, scores, _COMPARED)
    sentences = [each.signals.content.tokens.tokens_of(each.row) for each in best]
    answers = model.answers(question.tokens, sentences)
    return dict(zip((each.number for each in best), answers.tolist(), strict=True))


def with_answers(scores: Scores, answers: Mapping[int, float]) -> Scores:
    """Return the scores, raised as far as a candidate surely answers."""
    raised = scores.copy()
    for place, likely in answers.items():
        raised[place] += ANSWERS_WEIGHT * max(0.0, likely - SURE_ANSWER) / (1 - SURE_ANSWER)
    return raised
