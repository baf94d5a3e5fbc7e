"""Only what surely answers rises."""

import numpy as np
import pytest

from bot.domain.retrieval import SURE_ANSWER
from bot.index.comparison import ANSWERS_WEIGHT, with_answers


def test_a_doubtful_answer_changes_no_order() -> None:
    scores = np.asarray([1.6, 1.5, 1.4], dtype=np.float32)

    raised = with_answers(scores, {0: 0.05, 1: SURE_ANSWER, 2: 1.0})

    assert raised.tolist() == pytest.approx([1.6, 1.5, 1.4 + ANSWERS_WEIGHT], abs=1e-5)
    assert scores[2] == pytest.approx(1.4)
