from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.index.dense import DenseIndex
from bot.index.library_index import unit_id
from bot.index.vectors import Matrix, unit_rows

DIMENSION = 8


def some_vectors(count: int) -> Matrix:
    return unit_rows(np.random.default_rng(3).standard_normal((count, DIMENSION)).astype("float32"))


ids_strategy = st.lists(
    st.integers(min_value=0, max_value=2**62), unique=True, min_size=1, max_size=40
)


@settings(max_examples=50, deadline=None)
@given(ids_strategy)
def test_each_vector_is_found_under_its_own_id(ids: list[int]) -> None:
    vectors = some_vectors(len(ids))
    index = DenseIndex.build(np.asarray(ids, dtype=np.int64), vectors)

    assert [int(found[0]) for found in index.search(vectors, 1)] == ids


@settings(max_examples=30, deadline=None)
@given(ids_strategy, st.data())
def test_an_id_given_twice_is_refused(ids: list[int], data: st.DataObject) -> None:
    doubled = [*ids, data.draw(st.sampled_from(ids))]

    with pytest.raises(ValueError, match="id of its own"):
        DenseIndex.build(np.asarray(doubled, dtype=np.int64), some_vectors(len(doubled)))


def test_ids_and_vectors_must_be_as_many() -> None:
    with pytest.raises(ValueError, match="1 ids for 2 vectors"):
        DenseIndex.build(np.asarray([7], dtype=np.int64), some_vectors(2))


def test_an_index_survives_its_file(tmp_path: Path) -> None:
    vectors = some_vectors(30)
    index = DenseIndex.build(np.arange(30, dtype=np.int64) * 1_000, vectors)
    (tmp_path / "a.faiss").write_bytes(index.to_bytes())

    again = DenseIndex.read(tmp_path / "a.faiss")

    for before, after in zip(index.search(vectors, 5), again.search(vectors, 5), strict=True):
        np.testing.assert_array_equal(before, after)


def test_an_empty_index_finds_nothing() -> None:
    index = DenseIndex.build(np.zeros(0, dtype=np.int64), some_vectors(0))

    assert [len(ids) for ids in index.search(some_vectors(2), 5)] == [0, 0]


def test_a_large_index_is_quantised_and_still_finds_its_own() -> None:
    vectors = some_vectors(100_001)
    index = DenseIndex.build(np.arange(len(vectors), dtype=np.int64), vectors)

    found = index.search(vectors[:20], 10)

    assert all(i in ids for i, ids in enumerate(found))
    assert len(index.to_bytes()) < vectors.nbytes


@given(
    st.tuples(st.integers(0, 2**31 - 1), st.integers(0, 2**32 - 1)),
    st.tuples(st.integers(0, 2**31 - 1), st.integers(0, 2**32 - 1)),
)
def test_different_units_have_different_ids_in_the_order_of_units(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    assert (unit_id(*one) < unit_id(*other)) == (one < other)
    assert (unit_id(*one) == unit_id(*other)) == (one == other)
    assert unit_id(*one) < 2**63


@pytest.mark.parametrize(("ordinal", "position"), [(-1, 0), (0, -1), (2**31, 0), (0, 2**32)])
def test_an_id_out_of_range_is_refused(ordinal: int, position: int) -> None:
    with pytest.raises(ValueError, match="no id for"):
        unit_id(ordinal, position)
