"""What an embedding model does once it is in memory, whatever runs it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from bot.index.vectors import Matrix, Word


class Reading(NamedTuple):
    """What a model makes of one text; neither vector nor tokens are of unit length yet."""

    place: int  # of the text among those given
    vector: Matrix  # [dimension]
    tokens: Matrix  # [word pieces, dimension], without special tokens


class LoadedModel(Protocol):
    """Reads texts and counts their word pieces; several threads may use it at once."""

    def read(self, texts: Sequence[str]) -> Iterator[Reading]:
        """Give one reading a text, in any order; what is too long for the model is cut."""
        ...

    def words(self, text: str) -> list[Word]:
        """Return the words with the rows that `Reading.tokens` has for their pieces."""
        ...

    def count_pieces(self, texts: Sequence[str]) -> list[int]:
        """Count each text's word pieces, without special tokens and without cutting."""
        ...


def words_of(text: str, pieces: Iterable[tuple[int | None, tuple[int, int]]]) -> list[Word]:
    """Put pieces together: each one's number of its word and its range in the text, in order.

    Only pieces that have a token vector are given; those of no word count as a row all the same.
    """
    rows: dict[int, list[int]] = {}
    spans: dict[int, tuple[int, int]] = {}
    for row, (number, (start, end)) in enumerate(pieces):
        if number is None:
            continue
        rows.setdefault(number, []).append(row)
        first, _ = spans.setdefault(number, (start, end))
        spans[number] = (first, end)
    return [
        Word(text[spans[number][0] : spans[number][1]], tuple(found))
        for number, found in rows.items()
    ]
