"""Make of a text what the store keeps of it: sentences, passages, and who says what."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.analysis.passages import cut_passages
from bot.analysis.segment import segment
from bot.domain.claim import SentenceAnalysis
from bot.domain.document import ANALYSED_LANGUAGE, Sentence
from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import DocumentAnalysis, Progress
from bot.services.indexing import silent

if TYPE_CHECKING:
    from bot.analysis.analyser import SentenceAnalyser


class DocumentAnalyser:
    """Cut and analyse documents, one at a time: the parser is shared and has state."""

    def __init__(
        self, analyser: Callable[[], "SentenceAnalyser"], count_pieces: Callable[[str], int]
    ) -> None:
        """Take `analyser` as a maker: its parser loads only when something is ingested."""
        self._analyser = analyser
        self._count_pieces = count_pieces
        self._turn = threading.Lock()

    def analyse(
        self,
        text: str,
        title: str,
        language: str = ANALYSED_LANGUAGE,
        progress: Progress = silent,
    ) -> DocumentAnalysis:
        """Return what the words of a document show; its title tells which line is a headline.

        In another language than English nothing is attributed, hedged or denied: a parser of
        English would find all of these in it, and none of them right.

        Raises:
            DocumentRejectedError: if nothing in it could be quoted.
        """
        with self._turn:
            sentences = segment(text, title)
            if not sentences:
                raise DocumentRejectedError("The document holds no sentence that could be quoted.")
            return DocumentAnalysis(
                sentences=sentences,
                passages=cut_passages(sentences, self._count_pieces),
                analyses=self._analyses(text, sentences, language, progress),
            )

    def _analyses(
        self, text: str, sentences: tuple[Sentence, ...], language: str, progress: Progress
    ) -> tuple[SentenceAnalysis, ...]:
        if language != ANALYSED_LANGUAGE:
            return tuple(SentenceAnalysis() for _ in sentences)
        return self._analyser().analyse(
            text, sentences, lambda done: progress("analysing sentences", done, len(sentences))
        )

    def reads_alike(self, text: str, title: str, other: str) -> bool:
        """Say whether another title leaves the analysis of a text as it is."""
        return title == other or segment(text, title) == segment(text, other)
