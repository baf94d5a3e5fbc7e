"""Token vectors of a library, and how well they meet a question's tokens."""

from collections.abc import Sequence

import numpy as np

from bot.index.shard import Shard
from bot.index.vectors import Ids, Matrix, unit_rows


class TokenStore:
    """The token vectors of every row, as int8 with the length of each beside."""

    def __init__(self, shards: Sequence[Shard], dimension: int) -> None:
        self._tokens = np.concatenate(
            [np.zeros((0, dimension), dtype=np.int8), *(shard.tokens for shard in shards)]
        )
        lengths = np.concatenate(
            [np.zeros(0, dtype=np.int64), *(np.diff(shard.offsets) for shard in shards)]
        )
        self._offsets = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])

    def best_matches(self, question: Matrix, rows: Ids) -> Matrix:
        """Return [rows, question tokens]: for each the best cosine with a token of the row.

        A row without tokens meets nothing: zeros.
        """
        result = np.zeros((len(rows), len(question)), dtype=np.float32)
        counts = self._offsets[rows + 1] - self._offsets[rows]
        filled = np.flatnonzero(counts)
        if not len(filled) or not len(question):
            return result
        parts = [self._tokens[self._offsets[r] : self._offsets[r + 1]] for r in rows[filled]]
        tokens = np.concatenate(parts).astype(np.float32)
        lengths = np.maximum(np.linalg.norm(tokens, axis=1, keepdims=True), 1e-12)
        cosines = (tokens @ question.T) / lengths
        starts = np.cumsum(counts[filled]) - counts[filled]
        result[filled] = np.maximum.reduceat(cosines, starts, axis=0)
        return result

    def tokens_of(self, row: int) -> Matrix:
        """Return the row's token vectors at unit length."""
        tokens = self._tokens[self._offsets[row] : self._offsets[row + 1]]
        return unit_rows(tokens.astype(np.float32))
