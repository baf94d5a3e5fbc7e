"""The measures that the figures of retrieval rest on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.evaluation.retrieval import as_document, auroc, put, temporary_retriever
from tests.index.documents import HARBOUR
from tests.index.fake_encoder import WordEncoder

numbers = st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=1, max_size=8)


@given(numbers, numbers)
def test_auroc_is_the_share_of_pairs_in_order(
    positives: list[float], negatives: list[float]
) -> None:
    pairs = [(p, n) for p in positives for n in negatives]
    expected = sum(1.0 if p > n else 0.5 if p == n else 0.0 for p, n in pairs) / len(pairs)

    assert auroc(positives, negatives) == pytest.approx(expected)


def test_paragraphs_become_passages() -> None:
    document = as_document("A", "Title", [["One.", "Two."], ["Three."]])

    assert [(p.first, p.last) for p in document.passages] == [(0, 1), (2, 2)]
    assert [s.paragraph for s in document.sentences] == [1, 1, 2]


def test_an_evaluation_encodes_each_text_once() -> None:
    encoder = WordEncoder()
    document = as_document("A", "Title", [["The ferry sank."]])
    with temporary_retriever(encoder) as retriever:
        put(retriever, HARBOUR, [document])
        retriever.forget(HARBOUR)
        put(retriever, HARBOUR, [document])

        (found,) = retriever.find((HARBOUR,), ["The ferry sank."])

    assert encoder.encoded.count("The ferry sank.") == 1
    assert found.candidates[0].similarity == pytest.approx(1)
