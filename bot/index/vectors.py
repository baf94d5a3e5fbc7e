"""The vector types that the index computes with."""

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Matrix: TypeAlias = npt.NDArray[np.float32]
"""float32, one row each, rows of unit length unless said otherwise."""

TokenMatrix: TypeAlias = npt.NDArray[np.float32]
"""The token vectors of one text, float32 [tokens, dimension], rows of unit length."""

Ids: TypeAlias = npt.NDArray[np.int64]


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

    def encode_with_tokens(self, texts: Sequence[str]) -> tuple[Matrix, list[TokenMatrix]]:
        """Return one vector and one token matrix a text, in order, from one pass."""
        ...
