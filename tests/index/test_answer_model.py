"""The answer model as it ships: on groups that it was not trained on, and on odd input."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.index.answer_model import AnswerModel, answer_model_for
from bot.index.encoder import Encoder
from bot.index.vectors import Matrix, unit_rows
from bot.services.evaluation.retrieval import auroc
from tests.answer_model.pairs import read_groups
from tests.index.fake_encoder import WordEncoder


@pytest.fixture(scope="module")
def answer_model() -> AnswerModel:
    return AnswerModel()


def _tokens(lengths: list[int], seed: int = 0) -> list[Matrix]:
    rng = np.random.default_rng(seed)
    return [unit_rows(rng.normal(size=(length, 384)).astype(np.float32)) for length in lengths]


@pytest.mark.model
def test_it_tells_answers_from_the_rest_in_groups_that_it_never_saw(
    answer_model: AnswerModel, model: Encoder
) -> None:
    right: list[float] = []
    wrong: list[float] = []
    for group in read_groups()[1]:
        asked = (group.yesno, group.wh, *group.absent)
        texts = [*asked, *group.sentences]
        _, tokens = model.encode_with_tokens(texts)
        for question, vectors in zip(asked, tokens, strict=False):
            found = answer_model.answers(vectors, tokens[len(asked) :])
            for sentence, likely in zip(group.sentences, found.tolist(), strict=True):
                settles = question not in group.absent and sentence in group.answering
                (right if settles else wrong).append(likely)
    assert (len(right), len(wrong)) == (1800, 3240)
    assert auroc(right, wrong) > 0.9


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=6), st.integers(0, 12))
def test_a_sentence_is_read_alike_whatever_stands_beside_it(lengths: list[int], asked: int) -> None:
    model = AnswerModel()
    (question,) = _tokens([asked], seed=1)
    sentences = _tokens(lengths)
    together = model.answers(question, sentences)
    alone = [float(model.answers(question, [sentence])[0]) for sentence in sentences]
    assert together == pytest.approx(alone, abs=1e-4)
    assert np.isfinite(together).all()


def test_nothing_is_compared_with_nothing(answer_model: AnswerModel) -> None:
    question, empty = _tokens([3, 0])
    assert len(answer_model.answers(question, [])) == 0
    assert answer_model.answers(question, [empty])[0] < 0.01


def test_another_encoders_vectors_are_not_read() -> None:
    assert answer_model_for(WordEncoder()) is None
