"""A small deterministic encoder: a word is a direction, a text the mean of its words."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from bot.index.vectors import Matrix, Word, unit_rows

_DIMENSION = 16


class WordEncoder:
    """Texts that share words are near. Counts what it is asked to encode."""

    def __init__(self, name: str = "words@1") -> None:
        self.name = name
        self.dimension = _DIMENSION
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Matrix:
        self.encoded += texts
        rows = [_words(text).sum(axis=0) for text in texts]
        return unit_rows(np.asarray(rows, dtype=np.float32).reshape(-1, _DIMENSION))

    def encode_with_tokens(self, texts: Sequence[str]) -> tuple[Matrix, list[Matrix]]:
        return self.encode(texts), [_words(text) for text in texts]

    def words(self, text: str) -> list[Word]:
        found = re.findall(r"\w+", text)
        return [Word(word, (row,)) for row, word in enumerate(found)]


def _words(text: str) -> Matrix:
    rows = [_direction(word) for word in re.findall(r"\w+", text.lower())]
    return unit_rows(np.asarray(rows, dtype=np.float32).reshape(-1, _DIMENSION))


def _direction(word: str) -> Matrix:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal(_DIMENSION).astype(np.float32)
