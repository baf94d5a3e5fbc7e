"""Compare the best candidates with the question, and let them rise by how surely they answer."""

from collections.abc import Mapping, Sequence

from bot.index.answer_model import AnswerModel, logit
from bot.index.ranking import Question, Signals, best_places
from bot.index.vectors import Scores

_COMPARED = 16
"""Best candidates that are compared with the question: about 6 ms in all."""

ANSWERS_WEIGHT = 0.1
"""What a candidate's score gains for each unit of logit; the best ones have 1.0 to 1.8.

On nine invented stories the first quote answers 411 of 557 questions and both sides are shown in
161 of 210 contested answers, with a weight of 0 in 402 and 153.
"""

_LEAST = logit(0.0)


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
    """Return the scores, each raised by how surely the candidate answers.

    Nothing falls: what was not compared stays behind what was.
    """
    raised = scores.copy()
    for place, likely in answers.items():
        raised[place] += ANSWERS_WEIGHT * (logit(likely) - _LEAST)
    return raised
