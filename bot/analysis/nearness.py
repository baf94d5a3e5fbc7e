"""Claims with their vectors, and the pairs of them that are close."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.analysis.claims import Claim
from bot.domain.document import SentenceKey

Matrix = npt.NDArray[np.float32]

Late = Mapping[SentenceKey, Mapping[SentenceKey, float]]
"""By denial and claim: the mean, over the word pieces of what is denied, of the best cosine with
one of the claim's; only for the claims that a search for what is denied has found."""


class Embedded(NamedTuple):
    """All claims of a library: row i of both matrices belongs to claim i and has unit length.

    `vectors` embed the sentences, `contents` what they claim or deny.
    """

    claims: Sequence[Claim]
    vectors: Matrix
    contents: Matrix
    late: Late


_BLOCK = 1024
MOST = 40
"""Neighbours kept for each sentence: a claim that more sentences repeat is found through them."""


def near_pairs(vectors: Matrix, floor: float) -> Iterator[tuple[int, int, float]]:
    """Yield (i, j, cosine) with i < j for the closest pairs of rows from `floor` upwards.

    Blocks of rows bound the memory. A pair is kept if it is among the `MOST` closest of either row.
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


def _closest(cosines: Matrix, floor: float) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    if cosines.shape[1] > MOST + 1:
        ranked = np.partition(cosines, -(MOST + 1), axis=1)
        floors = np.maximum(ranked[:, -(MOST + 1)], floor)
    else:
        floors = np.full(len(cosines), floor, dtype=np.float32)
    rows, columns = np.nonzero(cosines >= floors[:, None])
    return rows, columns
