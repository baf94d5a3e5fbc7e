"""An embedding model as a graph of token vectors, with its tokenizer and the mean over them."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Encoding, Tokenizer

from bot.index.loaded_model import Reading, words_of
from bot.index.vectors import Word


class GraphModel:
    """Reads one text at a time.

    int8 scales what a layer takes in by the largest value among all texts that are read together:
    in batches, which are up to 1.5 times as fast, a vector would depend on what stands beside it.
    """

    def __init__(
        self,
        session: onnxruntime.InferenceSession,
        tokenizer: Path,
        most_pieces: int,
        *,
        workers: int | None = None,
    ) -> None:
        """Cut texts at `most_pieces`; read `workers` of them at once."""
        self._session = session
        # One for each use: a tokenizer keeps how to truncate as its state.
        self._cutting = _tokenizer(tokenizer)
        self._cutting.enable_truncation(most_pieces)
        self._counting = _tokenizer(tokenizer)
        added = self._cutting.get_added_tokens_decoder()
        self._special = [piece for piece, token in added.items() if token.special]
        # One core stays free for the Discord connection.
        self._workers = workers or max(1, min(4, (os.cpu_count() or 2) - 1))

    def read(self, texts: Sequence[str]) -> Iterator[Reading]:
        """Give one reading a text, in order."""
        if self._workers == 1 or len(texts) == 1:
            yield from map(self._read, range(len(texts)), texts)
            return
        with ThreadPoolExecutor(self._workers) as pool:
            yield from pool.map(self._read, range(len(texts)), texts)

    def _read(self, place: int, text: str) -> Reading:
        encoded = self._cutting.encode(text)
        ids = np.asarray([encoded.ids], dtype=np.int64)
        (output,) = self._session.run(
            None,
            {
                "input_ids": ids,
                "attention_mask": np.ones_like(ids),
                "token_type_ids": np.zeros_like(ids),
            },
        )
        pieces = np.asarray(output[0], dtype=np.float32)
        return Reading(place, pieces.mean(axis=0), pieces[self._kept(encoded)])

    def _kept(self, encoded: Encoding) -> list[int]:
        return [row for row, piece in enumerate(encoded.ids) if piece not in self._special]

    def words(self, text: str) -> list[Word]:
        """Return the words with their rows."""
        encoded = self._cutting.encode(text)
        return words_of(
            text, [(encoded.word_ids[i], encoded.offsets[i]) for i in self._kept(encoded)]
        )

    def count_pieces(self, texts: Sequence[str]) -> list[int]:
        """Count each text's word pieces."""
        encoded = self._counting.encode_batch_fast(list(texts), add_special_tokens=False)
        return [len(each) for each in encoded]


def _tokenizer(path: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
