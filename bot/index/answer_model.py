"""How likely a sentence is to answer a question, read from the token vectors of both."""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.index.default_model import NAME
from bot.index.graph_cache import open_graph
from bot.index.vectors import Matrix, Scores, TextEncoder

INPUTS = ("question", "sentences", "question_kept", "sentences_kept")
"""float32 [pairs, tokens, 384] of unit length, twice, and for each token 1.0, for padding 0.0."""

_NOTHING = -10.0
"""Logit of a text without tokens: it neither asks nor answers."""

_SUREST = 0.999
"""Beyond it a probability says no more about the model's certainty."""

_GRAPH = Path(__file__).with_name("answer_model.onnx")
"""Written by `python -m tests.answer_model.train`, whose README tells what it was trained on."""


class AnswerModel:
    """Compares token vectors that the default encoder has made; several threads may use it."""

    def __init__(self, graph: Path = _GRAPH) -> None:
        self._session = open_graph(graph.read_bytes())

    def answers(self, question: Matrix, sentences: Sequence[Matrix]) -> Scores:
        """Return for each sentence the probability that it answers; all given by their tokens.

        One sentence at a time: int8 scales by the largest value of what is read together.
        """
        logits = [self._logit(question, sentence) for sentence in sentences]
        return np.asarray(1 / (1 + np.exp(-np.asarray(logits))), dtype=np.float32)

    def _logit(self, question: Matrix, sentence: Matrix) -> float:
        if not len(question) or not len(sentence):
            return _NOTHING
        kept = (np.ones(len(each), dtype=np.float32) for each in (question, sentence))
        arrays = (question, sentence, *kept)
        (logits,) = self._session.run(
            None, {name: array[np.newaxis] for name, array in zip(INPUTS, arrays, strict=True)}
        )
        return float(logits[0])


def logit(probability: float) -> float:
    """Return a probability's logit, cut at 99.9 % either way."""
    kept = min(max(probability, 1 - _SUREST), _SUREST)
    return math.log(kept / (1 - kept))


def answer_model_for(encoder: TextEncoder) -> AnswerModel | None:
    """Return the model that reads the default encoder's vectors; it can make nothing of others."""
    return AnswerModel() if encoder.name == NAME else None
