"""What surely answers rises; nothing falls."""

import numpy as np
import pytest

from bot.index.comparison import ANSWERS_WEIGHT, with_answers


def test_each_candidate_rises_by_how_surely_it_answers() -> None:
    scores = np.asarray([1.6, 1.5, 1.4, 1.3], dtype=np.float32)

    raised = with_answers(scores, {0: 0.0, 1: 0.5, 2: 1.0})

    assert raised[0] == pytest.approx(1.6, abs=1e-5)
    assert raised[2] - 1.4 == pytest.approx(2 * (raised[1] - 1.5), abs=1e-5)
    assert raised[2] > raised[1] > raised[0]
    assert raised[3] == pytest.approx(1.3)  # not compared
    assert raised[2] - 1.4 > 10 * ANSWERS_WEIGHT
    assert scores[2] == pytest.approx(1.4)
