"""The model as a graph beside the same weights in torch."""

from pathlib import Path

import numpy as np
import pytest

from bot.config import Settings
from bot.domain.errors import ConfigurationError
from bot.index.default_model import GRAPH, installed_weights
from bot.index.encoder import Encoder
from bot.index.graph_cache import GraphCache, open_graph
from bot.index.graph_export import export_token_vectors
from bot.index.graph_model import GraphModel
from tests.index.test_encoder import TEXTS

pytestmark = pytest.mark.model

HARD = [
    *TEXTS,
    "word " * 400,
    "The sluice — Veska's — opened at 06:40; “nobody was told”, she said.",
    "ᚠᛇᚻ runes, 漢字 and an emoji 🚢 that the vocabulary lacks",
    "UNBROKEN" * 40,
    "Who captains the ferry?",
    "One of the two clerks denied on Friday that the harbour's ledger had ever been there.",
]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return Encoder.load(tmp_path_factory.mktemp("unused"), str(installed_weights()))


def test_vectors_are_near_those_of_the_unrounded_weights(model: Encoder, original: Encoder) -> None:
    vectors, tokens = model.encode_with_tokens(HARD)
    expected, expected_tokens = original.encode_with_tokens(HARD)

    assert (vectors * expected).sum(axis=1).min() > 0.96
    assert [len(matrix) for matrix in tokens] == [len(matrix) for matrix in expected_tokens]
    cosines = np.concatenate(
        [(a * b).sum(axis=1) for a, b in zip(tokens, expected_tokens, strict=True)]
    )
    assert cosines.mean() > 0.97


def test_the_pieces_are_the_same(model: Encoder, original: Encoder) -> None:
    assert model.count_pieces_many(HARD) == original.count_pieces_many(HARD)
    for text in HARD:
        assert model.words(text) == original.words(text)


def test_vectors_of_the_graph_and_of_the_original_never_mix(
    model: Encoder, original: Encoder
) -> None:
    assert model.name != original.name


def test_many_workers_read_what_one_reads(model: Encoder) -> None:
    model.encode(["Prepared by now."])
    folder = installed_weights()
    session = open_graph(GraphCache(Settings().graph_folder).graph(GRAPH, _make_nothing))
    alone, together = (
        list(GraphModel(session, folder / "tokenizer.json", 256, workers=workers).read(HARD))
        for workers in (1, 4)
    )

    assert [reading.place for reading in together] == list(range(len(HARD)))
    for one, other in zip(alone, together, strict=True):
        np.testing.assert_array_equal(one.vector, other.vector)
        np.testing.assert_array_equal(one.tokens, other.tokens)


def test_weights_that_cannot_be_exported_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"cannot be prepared.*HEARSAY_MODEL"):
        export_token_vectors(tmp_path, tmp_path / "graph.onnx")


def _make_nothing(output: Path) -> None:
    raise AssertionError(f"{output} was prepared before")
