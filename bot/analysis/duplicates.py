"""Documents that are nearly the same text, found without comparing every pair."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from datasketch import MinHash, MinHashLSH

from bot.domain.document import VersionKey

_SHINGLE = 4
"""Words in a run: three are shared by chance on one subject, six break at every small edit."""

_PERMUTATIONS = 128
_CANDIDATE = 0.3
"""Estimated Jaccard from which a pair is compared exactly; below the rule, as estimates vary."""

NEAR_DUPLICATE = 0.4
"""Jaccard of the word runs. Edited copies of invented articles had .45 to .95, two articles on
one event below .05."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"“][^\"“”]{15,600}[\"”]")

Shingles = frozenset[str]


class NearDuplicate(NamedTuple):
    """Two documents in the order of their keys, and the Jaccard similarity of their word runs."""

    first: VersionKey
    second: VersionKey
    similarity: float


def shingles_of(text: str) -> Shingles:
    """Return the runs of words of a text; what stands in quotation marks is left out.

    Two reports that quote one speech share its words without having copied one another.
    """
    words = _WORD.findall(_QUOTED.sub(" | ", text).lower())
    return frozenset(
        " ".join(words[place : place + _SHINGLE]) for place in range(len(words) - _SHINGLE + 1)
    )


def near_duplicates(shingles: Mapping[VersionKey, Shingles]) -> tuple[NearDuplicate, ...]:
    """Return every pair of near-duplicate documents, ordered by key."""
    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    found = []
    for key in sorted(shingles):
        if not shingles[key]:
            continue
        sketch = MinHash(num_perm=_PERMUTATIONS, seed=1)
        sketch.update_batch([shingle.encode() for shingle in sorted(shingles[key])])
        for other in index.query(sketch):
            similarity = jaccard(shingles[key], shingles[other])
            if similarity >= NEAR_DUPLICATE:
                found.append(NearDuplicate(other, key, similarity))
        index.insert(key, sketch)
    return tuple(sorted(found))


def jaccard(first: Shingles, second: Shingles) -> float:
    """Return the share of runs that two texts have in common."""
    union = len(first | second)
    return len(first & second) / union if union else 0.0
