"""How much of a text stands in another one, word for word or nearly so."""

from collections.abc import Sequence

from datasketch import MinHash

from bot.analysis.duplicates import Shingles, shingles_of
from bot.domain.document import Sentence, SentenceKind

_PERMUTATIONS = 128
_CANDIDATE = 0.25
"""Estimated Jaccard of the word runs from which two texts are compared exactly: estimates of 128
permutations vary by .04, and near-duplicates begin at .4."""

_FOUND = 0.6
"""Share of a sentence's word runs that the other text must have: one word in ten may differ."""

_LEAST_WORDS = 5
"""Shorter sentences ("He declined to comment.") stand in texts that share nothing else."""

_TELLING = (SentenceKind.PROSE, SentenceKind.HEADLINE)


class Sketch:
    """What is remembered of a text to find its near-duplicates: 1 kB, however long it is."""

    def __init__(self, shingles: Shingles) -> None:
        self._hashes = MinHash(num_perm=_PERMUTATIONS, seed=1)
        self._hashes.update_batch([each.encode() for each in sorted(shingles)])
        self._empty = not shingles

    def may_copy(self, other: "Sketch") -> bool:
        """Say whether the two texts are worth comparing run by run."""
        if self._empty or other._empty:
            return False
        return float(self._hashes.jaccard(other._hashes)) >= _CANDIDATE


def telling(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the sentences by which a text is recognised, each once."""
    return tuple(
        dict.fromkeys(
            each.text
            for each in sentences
            if each.kind in _TELLING and len(each.text.split()) >= _LEAST_WORDS
        )
    )


def share_found(texts: Sequence[str], other: Shingles) -> float:
    """Return the share of sentences that stand in another text, as they are or slightly changed."""
    runs = [found for found in map(shingles_of, texts) if found]
    met = sum(len(each & other) / len(each) >= _FOUND for each in runs)
    return met / len(runs) if runs else 0.0
