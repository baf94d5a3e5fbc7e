"""Analyse a whole document: one analysis for each sentence that segmentation has cut."""

from collections.abc import Callable, Sequence
from itertools import groupby

from spacy.language import Language

from bot.analysis.attribution.ascription import ascribe
from bot.analysis.correction import correcting
from bot.analysis.denial import denies
from bot.analysis.hedging import hedge_words
from bot.analysis.parsing import parse, quietly
from bot.analysis.quotation import find_quotations
from bot.domain.claim import SentenceAnalysis
from bot.domain.document import Sentence
from bot.domain.value import Span


class SentenceAnalyser:
    """Say for every sentence who says it, how surely, and whether it denies or corrects."""

    def __init__(self, nlp: Language) -> None:
        self.parser = nlp

    def analyse(
        self,
        text: str,
        sentences: Sequence[Sentence],
        advance: Callable[[int], None] = quietly,
    ) -> tuple[SentenceAnalysis, ...]:
        """Analyse the sentences of one text, in order; spans are offsets in `text`.

        `advance` is told now and then how many sentences are parsed, which takes nearly all of
        the time.
        """
        docs = parse(self.parser, [sentence.text for sentence in sentences], advance)
        quotations = find_quotations(text, _paragraphs(sentences))
        found = ascribe(text, sentences, docs, quotations)
        return tuple(
            SentenceAnalysis(
                attributions=attributions,
                hedge_words=hedge_words(doc, sentence),
                denial=denies(doc, sentence.text),
                corrects=correction,
            )
            for sentence, doc, attributions, correction in zip(
                sentences, docs, found, correcting(sentences), strict=True
            )
        )


def _paragraphs(sentences: Sequence[Sentence]) -> list[Span]:
    grouped = groupby(sentences, key=lambda sentence: sentence.paragraph)
    members = [list(group) for _, group in grouped]
    return [Span(start=group[0].start, end=group[-1].end) for group in members]
