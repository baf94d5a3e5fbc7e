"""Cut a document's text into sentences with exact places."""

from collections.abc import Iterator

from bot.analysis.segmentation.blocks import Block, split_blocks
from bot.analysis.segmentation.boundaries import capped_spans, sentence_spans
from bot.analysis.segmentation.kinds import kinds_of
from bot.domain.document import Sentence, SentenceKind


def segment(text: str, title: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text` in order; every non-space character is in exactly one.

    Paragraphs count from 1 over all blocks, headings and captions among them. Headlines, headings
    and captions are one sentence each, whatever stops they hold. A sentence longer than 1,500
    characters is cut at white space, so that a quote fits a message.
    """
    blocks = split_blocks(text)
    words = [text[block.start : block.end] for block in blocks]
    kinds = kinds_of(words, [block.lines for block in blocks], title)
    sentences: list[Sentence] = []
    for paragraph, (block, kind) in enumerate(zip(blocks, kinds, strict=True), start=1):
        for start, end in _spans(text, block, kind):
            sentences.append(
                Sentence(
                    position=len(sentences),
                    start=start,
                    end=end,
                    text=text[start:end],
                    paragraph=paragraph,
                    kind=kind,
                )
            )
    return tuple(sentences)


def _spans(text: str, block: Block, kind: SentenceKind) -> Iterator[tuple[int, int]]:
    if kind is SentenceKind.PROSE:
        return sentence_spans(text, block.start, block.end)
    return capped_spans(text, block.start, block.end)
