"""Join sentences into passages of the size that the embedding model reads."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from bot.domain.document import Passage, Sentence, SentenceKind

PASSAGE_CHARACTERS = 1_000
PASSAGE_PIECES = 200
"""Word pieces: the model reads 256 and forgets the rest without a word."""

_FULL_ENOUGH = 500
"""In characters: from here on a passage rather ends with its paragraph than takes half of one."""


def cut_passages(
    sentences: Sequence[Sentence], count_pieces: Callable[[str], int]
) -> tuple[Passage, ...]:
    """Return passages in order: each quotable sentence is in exactly one, a caption in none.

    A passage holds whole sentences, about 1,000 characters and at most 200 word pieces; only a
    single sentence may be longer. It prefers to end where a paragraph ends, and does not end
    with a heading while something follows.
    """
    passages: list[Passage] = []
    for quotable, run in groupby(sentences, key=lambda s: s.kind is not SentenceKind.CAPTION):
        if quotable:
            cutter = _Cutter(count_pieces)
            for _, paragraph in groupby(run, key=lambda sentence: sentence.paragraph):
                cutter.add_paragraph(tuple(paragraph))
            passages.extend(cutter.finish())
    return tuple(passages)


class _Cutter:
    """Gathers sentences of one unbroken run and closes a passage when the next would not fit."""

    def __init__(self, count_pieces: Callable[[str], int]) -> None:
        self._count_pieces = count_pieces
        self._open: list[tuple[Sentence, int]] = []
        self._closed: list[list[Sentence]] = []

    def add_paragraph(self, paragraph: Sequence[Sentence]) -> None:
        counted = [(sentence, self._count_pieces(sentence.text)) for sentence in paragraph]
        if not self._fits(counted) and self._characters() >= _FULL_ENOUGH:
            self._close()
        for item in counted:
            while self._open and not self._fits([item]):
                self._close()
            self._open.append(item)

    def finish(self) -> Iterator[Passage]:
        if self._open:
            self._closed.append([sentence for sentence, _ in self._open])
        for run in self._closed:
            yield Passage(first=run[0].position, last=run[-1].position)

    def _characters(self) -> int:
        return self._open[-1][0].end - self._open[0][0].start if self._open else 0

    def _fits(self, items: Sequence[tuple[Sentence, int]]) -> bool:
        first = (self._open or items)[0][0]
        pieces = sum(count for _, count in (*self._open, *items))
        return items[-1][0].end - first.start <= PASSAGE_CHARACTERS and pieces <= PASSAGE_PIECES

    def _close(self) -> None:
        """Close the open passage; headings at its end go with what follows them."""
        keep = len(self._open)
        while keep and self._open[keep - 1][0].kind is SentenceKind.HEADING:
            keep -= 1
        if keep == 0:
            keep = len(self._open)
        if keep:
            self._closed.append([sentence for sentence, _ in self._open[:keep]])
        self._open = self._open[keep:]
