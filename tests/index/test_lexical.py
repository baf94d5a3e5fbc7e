import logging

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.index.lexical import LexicalIndex

words = st.sampled_from(["ferry", "ledger", "mayor", "harbour", "brask"])


def test_the_row_with_the_rarer_word_wins() -> None:
    index = LexicalIndex([["mayor", "ferry"], ["mayor", "ledger"], ["mayor", "harbour"]])

    scores = index.scores(["mayor", "ledger"])

    assert int(np.argmax(scores)) == 1


def test_building_an_index_is_no_news(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        LexicalIndex([["mayor", "ferry"]])

    assert caplog.records == []


@given(st.lists(st.lists(words, max_size=6), max_size=6), st.lists(st.text() | words, max_size=5))
def test_scores_lie_between_zero_and_what_is_attainable(
    rows: list[list[str]], question: list[str]
) -> None:
    index = LexicalIndex(rows)

    scores = index.scores(question)

    assert scores.shape == (len(rows),)
    assert np.all(scores >= 0)
    assert np.all(scores <= index.attainable(question) + 1e-5)
    for row, score in zip(rows, scores, strict=True):
        assert (score > 0) == bool(set(row) & set(question))


@pytest.mark.parametrize("rows", [[], [[]], [[], []]])
def test_rows_without_words_score_nothing(rows: list[list[str]]) -> None:
    index = LexicalIndex(rows)

    assert index.scores(["ferry"]).tolist() == [0.0] * len(rows)
    assert not index.holds("ferry")
