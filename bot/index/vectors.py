"""The arrays that the index computes with, and what makes them."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Matrix: TypeAlias = npt.NDArray[np.float32]
"""float32 [rows, dimension], each row of unit length unless said otherwise."""

Scores: TypeAlias = npt.NDArray[np.float32]
"""One number a row or candidate."""

Ids: TypeAlias = npt.NDArray[np.int64]
"""Ids of vectors, or numbers of rows."""


class Word(NamedTuple):
    """A word of a text and the rows of its tokens in the text's token matrix."""

    text: str
    rows: tuple[int, ...]


class TextEncoder(Protocol):
    """Turns texts into vectors: the real model, or a small deterministic one in tests."""

    @property
    def name(self) -> str:
        """The model's identity: vectors of different names never mix."""
        ...

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one vector a text, in order."""
        ...

    def encode_with_tokens(self, texts: Sequence[str]) -> tuple[Matrix, list[Matrix]]:
        """Return one vector and one matrix of token vectors a text, in order, from one pass."""
        ...

    def words(self, text: str) -> list[Word]:
        """Return the words of a text that have tokens, in order."""
        ...


def unit_rows(rows: Matrix) -> Matrix:
    """Return the rows at unit length; a row of zeros stays one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-12), dtype=np.float32)
