"""What a library holds: listed, found, edited, removed, every step undone."""

from bot.domain.answer import DocumentSummary
from bot.domain.claim import Status
from bot.domain.document import (
    BASE_LIBRARY,
    Document,
    DocumentRef,
    LibraryId,
    SentenceKey,
    VersionKey,
)
from bot.domain.errors import NotFoundError
from bot.domain.ingest import GivenDetails, Progress
from bot.domain.sentence import AnalysedSentence
from bot.domain.value import Value
from bot.services.details import edited
from bot.services.indexing import silent
from bot.services.ingestion import Ingester
from bot.store.assessments import AssessmentStore
from bot.store.documents import DocumentStore, UndoneStep, VersionSummary


class RebuildReport(Value):
    """What a library's index was built from."""

    documents: int
    sentences: int


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

    def document(self, library: LibraryId, wanted: str) -> Document:
        """Return a document's current version, named as for `find`, to show it or to edit it."""
        found = self.find(library, wanted).document
        return self._documents.get(self._documents.reach(library), found.id)

    def remove(self, library: LibraryId, wanted: str, actor: str) -> DocumentRef:
        """Remove one of the library's own documents; it is unreachable when this returns.

        Raises:
            NotFoundError: if the library itself holds no such document.
        """
        found = self.find(library, wanted)
        _refuse_shared(library, found.document.title, shared=found.shared)
        removed = self._documents.remove(library, found.document.id, actor)
        self._ingester.refresh(library)
        return removed

    def edit_details(
        self, library: LibraryId, seen: Document, details: GivenDetails, actor: str
    ) -> DocumentRef:
        """Change the details of one of the library's own documents, as the moderator saw it.

        None leaves a detail as it is, an empty one takes it away. A title that makes a headline
        of other words than before gives a new version of the same text.

        Raises:
            ConflictError: if somebody else has changed the document since.
            DocumentRejectedError: if a detail cannot be taken; nothing changes.
            NotFoundError: if the library itself does not hold the document any more.
        """
        shared = seen.library == BASE_LIBRARY
        _refuse_shared(library, seen.details.title, shared=shared)
        if seen.library != library:
            raise NotFoundError(f"There is no document {seen.id} in this library.")
        changed = edited(seen.details, details)
        if changed == seen.details:
            return seen.ref
        ref = self._ingester.change_details(seen, changed, actor)
        self._ingester.refresh(library)
        return ref

    def undo(self, library: LibraryId, actor: str, entry: int | None = None) -> UndoneStep:
        """Take back a step by its number in the library's log, or else the last one.

        Raises:
            NotFoundError: if there is no such step.
            ConflictError: if it was taken back already, or later steps build on it.
            DocumentRejectedError: if the bytes that would come back are in the library again.
        """
        step = self._documents.undo(library, actor, entry)
        self._ingester.refresh(library)
        return step

    def versions(self, library: LibraryId, wanted: str) -> tuple[VersionSummary, ...]:
        """List the versions of a document, named as for `find`, the newest first."""
        found = self.find(library, wanted).document
        return self._documents.versions(self._documents.reach(library), found.id)

    def rebuild(self, library: LibraryId, progress: Progress = silent) -> RebuildReport:
        """Throw the library's index away and build it and the statuses anew from the store."""
        self._ingester.rebuild(library, progress)
        own = [each for each in self.list(library) if each.shared == (library == BASE_LIBRARY)]
        return RebuildReport(documents=len(own), sentences=sum(each.sentences for each in own))

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


def _refuse_shared(library: LibraryId, title: str, *, shared: bool) -> None:
    if shared and library != BASE_LIBRARY:
        raise NotFoundError(
            f"“{title}” belongs to the base library, which every server shares: it cannot be "
            "changed or removed from one server's."
        )


def _id_of(summary: DocumentSummary) -> str:
    return summary.document.id.casefold()


def _file_name_of(summary: DocumentSummary) -> str:
    return summary.document.file_name.casefold()


def _title_of(summary: DocumentSummary) -> str:
    return summary.document.title.casefold()
