"""Pairs of sentences whose vectors are close, found block by block in bounded memory."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

_BLOCK = 1024
MOST = 40
"""Neighbours kept for each sentence: a claim that more sentences repeat is found through them."""


def near_pairs(vectors: Matrix, floor: float) -> Iterator[tuple[int, int, float]]:
    """Yield (i, j, cosine) with i < j for the closest pairs of rows from `floor` upwards.

    Rows have unit length. A pair is kept if it is among the `MOST` closest of either row.
    """
    seen: set[tuple[int, int]] = set()
    for start in range(0, len(vectors), _BLOCK):
        cosines = vectors[start : start + _BLOCK] @ vectors.T
        for row, column in zip(*_closest(cosines, floor), strict=True):
            i, j = start + int(row), int(column)
            pair = (min(i, j), max(i, j))
            if i != j and pair not in seen:
                seen.add(pair)
                yield *pair, min(1.0, float(cosines[row, column]))


def _closest(
    cosines: Matrix, floor: float
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    if cosines.shape[1] > MOST + 1:
        ranked = np.partition(cosines, -(MOST + 1), axis=1)
        floors = np.maximum(ranked[:, -(MOST + 1)], floor)
    else:
        floors = np.full(len(cosines), floor, dtype=np.float32)
    rows, columns = np.nonzero(cosines >= floors[:, None])
    return rows, columns
