"""Nearest vectors by inner product, with ids of our own."""

from pathlib import Path

import faiss
import numpy as np

from bot.index.vectors import Ids, Matrix

_EXACT_UP_TO = 100_000
"""Vectors searched exactly (7 ms at this size); above, 8 bits a dimension are enough."""


class DenseIndex:
    """An immutable FAISS index: a changed library gets a new one."""

    def __init__(self, index: faiss.Index) -> None:
        # One thread: the other core belongs to the Discord connection.
        faiss.omp_set_num_threads(1)
        self._index = index

    @classmethod
    def build(cls, ids: Ids, vectors: Matrix) -> "DenseIndex":
        """Index each vector under its id. Raises: ValueError for an id given twice."""
        if len(np.unique(ids)) != len(ids):
            raise ValueError("every vector has an id of its own")  # FAISS would keep both silently
        if len(ids) != len(vectors):
            raise ValueError(f"{len(ids)} ids for {len(vectors)} vectors")
        inner: faiss.Index = faiss.IndexFlatIP(vectors.shape[1])
        if len(ids) > _EXACT_UP_TO:
            inner = faiss.IndexScalarQuantizer(
                vectors.shape[1], faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
            )
            inner.train(vectors)
        index = faiss.IndexIDMap2(inner)
        if len(ids):
            index.add_with_ids(vectors, ids)
        return cls(index)

    @classmethod
    def read(cls, path: Path) -> "DenseIndex":
        """Read what `to_bytes` gave. Raises: RuntimeError when the file is no index."""
        content = np.frombuffer(path.read_bytes(), dtype=np.uint8)
        return cls(faiss.deserialize_index(content))

    def to_bytes(self) -> bytes:
        """Return the index as a file's content."""
        return bytes(faiss.serialize_index(self._index).tobytes())

    def search(self, questions: Matrix, limit: int) -> list[Ids]:
        """Return for each question the ids of its nearest vectors, nearest first."""
        limit = min(limit, self._index.ntotal)
        if not limit or not len(questions):
            return [np.zeros(0, dtype=np.int64) for _ in questions]
        _, ids = self._index.search(questions, limit)
        return [row[row >= 0] for row in ids]
