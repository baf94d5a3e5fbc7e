"""How likely it is that a library answers a question at all."""

import math
from collections.abc import Sequence

from bot.index.ranking import Question, Signals

_THRESHOLD = 0.5


def answerability(question: Question, signals: Sequence[Signals]) -> float:
    """Return the calibrated probability, from signals that do not depend on a library's size."""
    best_similarity = max(float(s.similarity.max()) for s in signals)
    best_late = max(float(s.late.max()) for s in signals)
    return 1 / (1 + math.exp(-(10 * (best_similarity - 0.4) + 10 * (best_late - 0.5))))


def is_answerable(probability: float) -> bool:
    """Say whether the probability suffices to answer."""
    return probability >= _THRESHOLD
