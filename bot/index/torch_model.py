"""Any sentence-transformers model, run by torch."""

import hashlib
import os
import threading
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from transformers.utils import logging as transformers_logging

from bot.domain.errors import ConfigurationError
from bot.index.loaded_model import Reading, words_of
from bot.index.vectors import Word

_BATCH = 32


class TorchModel:
    """Imported only where it is used: torch takes seconds.

    The tokenizer is used in turns: it keeps how to truncate as its state, and two threads at once
    count wrongly.
    """

    def __init__(self, name: str) -> None:
        """Load by name or path. Raises: ConfigurationError."""
        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # has no types
        transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # has no types
        # One core stays free for the Discord connection; beyond four there is little to gain.
        torch.set_num_threads(max(1, min(4, (os.cpu_count() or 2) - 1)))
        try:
            self._model = SentenceTransformer(name, device="cpu").eval()
        except (OSError, ValueError) as error:
            raise ConfigurationError(
                f"The embedding model {name!r} cannot be loaded: {error}. Name a "
                "sentence-transformers model or its folder in HEARSAY_MODEL, or leave it empty for "
                "the one that is installed."
            ) from error
        self._special = list(self._model.tokenizer.all_special_ids)
        self._turn = threading.Lock()

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return int(self._model.get_embedding_dimension() or 0)

    def weights_hash(self) -> str:
        """Return the start of a SHA-256 over all weights, in hex."""
        digest = hashlib.sha256()
        for name, values in sorted(self._model.state_dict().items()):
            digest.update(name.encode())
            digest.update(values.contiguous().numpy().tobytes())
        return digest.hexdigest()[:16]

    def read(self, texts: Sequence[str]) -> Iterator[Reading]:
        """Give one reading a text, the shortest first."""
        # Texts of like length together: less padding, twice as fast on a whole document.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            yield from self._read_batch(batch, [texts[i] for i in batch])

    def _read_batch(self, places: Sequence[int], texts: list[str]) -> Iterator[Reading]:
        with self._turn:
            features = self._model.preprocess(texts)
        # Outside: whoever embeds a long document would hardly ever let go of its turn.
        with torch.inference_mode():
            output = self._model(features)
        vectors = output["sentence_embedding"].float().numpy()
        tokens = output["token_embeddings"].float().numpy()
        kept = features["attention_mask"].numpy().astype(bool)
        kept &= ~np.isin(features["input_ids"].numpy(), self._special)
        for row, place in enumerate(places):
            yield Reading(place, vectors[row], tokens[row][kept[row]])

    def words(self, text: str) -> list[Word]:
        """Return the words with their rows."""
        with self._turn:
            encoded = self._model.tokenizer(text, truncation=True, return_offsets_mapping=True)
        pieces = zip(
            encoded["input_ids"], encoded.word_ids(), encoded["offset_mapping"], strict=True
        )
        return words_of(
            text, [(number, span) for piece, number, span in pieces if piece not in self._special]
        )

    def count_pieces(self, texts: Sequence[str]) -> list[int]:
        """Count each text's word pieces."""
        with self._turn:
            encoded = self._model.tokenizer(list(texts), add_special_tokens=False, truncation=False)
        return [len(pieces) for pieces in encoded["input_ids"]]
