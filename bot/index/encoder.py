"""The embedding model: texts to vectors, one a text and one a token."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from bot.index.default_model import DIMENSION, NAME, installed_weights, load_default
from bot.index.graph_cache import GraphCache
from bot.index.loaded_model import LoadedModel, Reading
from bot.index.vectors import Matrix, Word, unit_rows


class Encoder:
    """An embedding model, shared between threads."""

    def __init__(self, load: Callable[[], LoadedModel], name: str, dimension: int) -> None:
        """Take the model as a maker: who only lists documents does not wait for its weights."""
        self._load = load
        self._loading = threading.Lock()
        self._loaded: LoadedModel | None = None
        self.name = name
        self.dimension = dimension

    @classmethod
    def load(cls, graphs: Path, model: str = "") -> "Encoder":
        """Load the weights that ship with the installation, or another model by name or path.

        The former are prepared once, at their first use, and kept in the folder `graphs`.

        Raises: ConfigurationError when the weights are missing, altered or of an unusable kind.
        """
        # Set before tokenizers are first used: a later fork would otherwise print a warning.
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        if model:
            # Importing takes seconds: whoever uses the default must not wait.
            from bot.index.torch_model import TorchModel  # noqa: PLC0415

            loaded = TorchModel(model)
            name = f"{Path(model).name}@{loaded.weights_hash()}"
            return cls(lambda: loaded, name, loaded.dimension)
        folder = installed_weights()
        return cls(lambda: load_default(folder, GraphCache(graphs)), NAME, DIMENSION)

    @property
    def _model(self) -> LoadedModel:
        with self._loading:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return float32 [texts, dimension], rows of unit length, in the order of the texts."""
        vectors = self._no_vectors(texts)
        for reading in self._read(texts):
            vectors[reading.place] = reading.vector
        return unit_rows(vectors)

    def encode_with_tokens(self, texts: Sequence[str]) -> tuple[Matrix, list[Matrix]]:
        """Return the vectors and each text's token vectors (no special tokens), from one pass."""
        vectors = self._no_vectors(texts)
        tokens = [vectors] * len(texts)
        for reading in self._read(texts):
            vectors[reading.place] = reading.vector
            tokens[reading.place] = unit_rows(reading.tokens)
        return unit_rows(vectors), tokens

    def words(self, text: str) -> list[Word]:
        """Return the words with the rows that `encode_with_tokens` gives their pieces."""
        return self._model.words(text)

    def count_pieces(self, text: str) -> int:
        """Count the word pieces of a text, without special tokens and without truncation."""
        return self.count_pieces_many([text])[0]

    def count_pieces_many(self, texts: Sequence[str]) -> list[int]:
        """Count the word pieces of each text: many at once are much faster than one by one."""
        return self._model.count_pieces(texts) if texts else []

    def _read(self, texts: Sequence[str]) -> Iterator[Reading]:
        return self._model.read(texts) if texts else iter(())

    def _no_vectors(self, texts: Sequence[str]) -> Matrix:
        return np.zeros((len(texts), self.dimension), dtype=np.float32)
