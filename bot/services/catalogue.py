"""What a library holds: list, find, remove, undo, and every sentence with its analysis."""

from bot.domain.answer import DocumentSummary
from bot.domain.claim import Status
from bot.domain.document import (
    BASE_LIBRARY,
    DocumentRef,
    LibraryId,
    SentenceKey,
    VersionKey,
)
from bot.domain.errors import NotFoundError
from bot.domain.sentence import AnalysedSentence
from bot.services.ingestion import Ingester
from bot.store.assessments import AssessmentStore
from bot.store.documents import DocumentStore, UndoneStep


class Catalogue:
    """The documents within a library's reach."""

    def __init__(
        self, documents: DocumentStore, assessments: AssessmentStore, ingester: Ingester
    ) -> None:
        self._documents = documents
        self._assessments = assessments
        self._ingester = ingester

    def list(self, library: LibraryId) -> tuple[DocumentSummary, ...]:
        """List the current documents, oldest first."""
        return self._documents.current(self._documents.reach(library))

    def find(self, library: LibraryId, wanted: str) -> DocumentSummary:
        """Find a document by id, file name or title (or an unmistakable part of the title).

        Raises:
            NotFoundError: if none fits, or more than one does.
        """
        needle = wanted.strip().casefold()
        summaries = self.list(library)
        for names in (_id_of, _file_name_of, _title_of):
            exact = [each for each in summaries if names(each) == needle]
            if len(exact) == 1:
                return exact[0]
        partial = [each for each in summaries if needle and needle in _title_of(each)]
        if len(partial) == 1:
            return partial[0]
        if partial:
            raise NotFoundError(f"{len(partial)} documents fit “{wanted}”: name its id.")
        raise NotFoundError(
            f"No document in this library is called “{wanted}”. The list of sources names them all."
        )

    def remove(self, library: LibraryId, wanted: str, actor: str) -> DocumentRef:
        """Remove one of the library's own documents; it is unreachable when this returns.

        Raises:
            NotFoundError: if the library itself holds no such document.
        """
        found = self.find(library, wanted)
        if found.shared and library != BASE_LIBRARY:
            raise NotFoundError(
                f"“{found.document.title}” belongs to the base library, which every server "
                "shares: it cannot be removed from one server's."
            )
        removed = self._documents.remove(library, found.document.id, actor)
        self._ingester.refresh(library)
        return removed

    def undo(self, library: LibraryId, actor: str) -> UndoneStep:
        """Take back the library's last step.

        Raises:
            NotFoundError: if there is nothing to take back.
        """
        step = self._documents.undo(library, actor)
        self._ingester.refresh(library)
        return step

    def sentences(
        self, library: LibraryId, wanted: str | None = None
    ) -> tuple[AnalysedSentence, ...]:
        """Give every sentence with its analysis and status, of one document or of all."""
        chosen = [self.find(library, wanted)] if wanted else list(self.list(library))
        return tuple(
            sentence for each in chosen for sentence in self._sentences(library, each.document)
        )

    def _sentences(self, library: LibraryId, document: DocumentRef) -> tuple[AnalysedSentence, ...]:
        reach = self._documents.reach(library)
        key = VersionKey(document.id, document.version)
        sentences = self._documents.sentences(reach, key)
        analyses = self._documents.analyses(reach, key)
        keys = [SentenceKey(*key, sentence.position) for sentence in sentences]
        assessed = self._assessments.assessments(library, keys)
        return tuple(
            AnalysedSentence(
                document=document,
                start=sentence.start,
                end=sentence.end,
                text=sentence.text,
                attributed=analysis.attributed,
                source=analysis.said_by[-1] if analysis.said_by else None,
                said_by=analysis.said_by,
                hedged=analysis.hedged,
                hedge_words=analysis.hedge_words,
                denial=analysis.denial,
                corrects=analysis.corrects,
                status=assessed[at].status if at in assessed else Status.UNVERIFIED,
            )
            for at, sentence, analysis in zip(keys, sentences, analyses, strict=True)
        )


def _id_of(summary: DocumentSummary) -> str:
    return summary.document.id.casefold()


def _file_name_of(summary: DocumentSummary) -> str:
    return summary.document.file_name.casefold()


def _title_of(summary: DocumentSummary) -> str:
    return summary.document.title.casefold()
