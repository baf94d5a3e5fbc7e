import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.index.shard import Shard, embed
from bot.index.token_store import TokenStore
from tests.index.documents import make_document
from tests.index.fake_encoder import WordEncoder

sentences = st.lists(
    st.text(alphabet="abcd ", min_size=1, max_size=12).filter(lambda t: t == t.strip()),
    max_size=6,
)


def shard_of(texts: list[str]) -> Shard:
    return embed(make_document("DOC", texts), WordEncoder(), lambda _: None)


@settings(max_examples=60, deadline=None)
@given(st.lists(sentences, max_size=3), st.text(alphabet="abcd ", max_size=8))
def test_the_best_match_is_the_largest_cosine_with_a_token_of_the_row(
    documents: list[list[str]], question: str
) -> None:
    encoder = WordEncoder()
    store = TokenStore([shard_of(texts) for texts in documents], encoder.dimension)
    asked = encoder.encode_with_tokens([question])[1][0]
    rows = [text for texts in documents for text in texts]

    found = store.best_matches(asked, np.arange(len(rows), dtype=np.int64))

    for text, matches in zip(rows, found, strict=True):
        tokens = encoder.encode_with_tokens([text])[1][0]
        expected = (tokens @ asked.T).max(axis=0) if len(tokens) else np.zeros(len(asked))
        np.testing.assert_allclose(matches, expected, atol=0.02)  # int8 costs that much at most


def test_rows_come_back_in_the_order_asked() -> None:
    store = TokenStore([shard_of(["a b", "c", "d d d"])], WordEncoder().dimension)
    asked = WordEncoder().encode_with_tokens(["a c d"])[1][0]
    forward = store.best_matches(asked, np.asarray([0, 1, 2], dtype=np.int64))

    backward = store.best_matches(asked, np.asarray([2, 1, 0], dtype=np.int64))

    np.testing.assert_array_equal(forward, backward[::-1])


def test_a_rows_tokens_come_back_as_they_were_stored() -> None:
    texts = ["the boat sank", "fog"]
    store = TokenStore([shard_of(texts)], WordEncoder().dimension)
    _, stored = WordEncoder().encode_with_tokens(texts)
    for row, tokens in enumerate(stored):
        found = store.tokens_of(row)
        assert found.shape == tokens.shape
        assert np.abs(found - tokens).max(initial=0.0) < 0.02
