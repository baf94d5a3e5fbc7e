"""How likely a sentence is to answer a question, read from the token vectors of both."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from bot.index.default_model import NAME
from bot.index.vectors import Matrix, Scores, TextEncoder

INPUTS = ("question", "sentences", "question_kept", "sentences_kept")
"""float32 [pairs, tokens, 384] of unit length, twice, and for each token 1.0, for padding 0.0."""

_GRAPH = Path(__file__).with_name("answer_model.onnx")
"""Written by `python -m tests.answer_model.train`, whose README tells what it was trained on."""


class AnswerModel:
    """Compares token vectors that the default encoder has made; several threads may use it."""

    def __init__(self, graph: Path = _GRAPH) -> None:
        options = onnxruntime.SessionOptions()
        # As the encoder: one question is too short to share it between threads.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"]
        )

    def answers(self, question: Matrix, sentences: Sequence[Matrix]) -> Scores:
        """Return for each sentence the probability that it answers; all given by their tokens."""
        if not sentences:
            return np.zeros(0, dtype=np.float32)
        first, first_kept = padded([question] * len(sentences))
        second, second_kept = padded(sentences)
        arrays = (first, second, first_kept, second_kept)
        (logits,) = self._session.run(None, dict(zip(INPUTS, arrays, strict=True)))
        return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)


def answer_model_for(encoder: TextEncoder) -> AnswerModel | None:
    """Return the model that reads the default encoder's vectors; it can make nothing of others."""
    return AnswerModel() if encoder.name == NAME else None


def padded(texts: Sequence[Matrix]) -> tuple[Matrix, Matrix]:
    """Return the tokens of texts in one array [texts, tokens, dimension], and what of it is text.

    The second array, [texts, tokens], has 1.0 for a token and 0.0 for padding. A text without
    tokens becomes one of padding alone.
    """
    length = max(1, *map(len, texts))
    tokens = np.zeros((len(texts), length, texts[0].shape[1]), dtype=np.float32)
    kept = np.zeros((len(texts), length), dtype=np.float32)
    for place, text in enumerate(texts):
        tokens[place, : len(text)] = text
        kept[place, : len(text)] = 1.0
    return tokens, kept
