"""The documents of every library: added, read within a reach, removed, and every step undone."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.domain.answer import DocumentSummary, QuoteRef
from bot.domain.claim import SentenceAnalysis
from bot.domain.document import (
    BASE_LIBRARY,
    Document,
    DocumentDetails,
    DocumentId,
    DocumentRef,
    LibraryId,
    Passage,
    Sentence,
    SentenceKey,
    VersionKey,
)
from bot.domain.ingest import DocumentAnalysis
from bot.domain.retrieval import IndexableDocument
from bot.store import parts, steps, version_texts
from bot.store.audit import Clock, utc_now
from bot.store.database import Database
from bot.store.parts import StoredSentence
from bot.store.reach import current_document, locate, reach_in, summaries
from bot.store.schema import documents
from bot.store.steps import Stamp
from bot.store.undoing import UndoneStep, undo_step
from bot.store.version_list import VersionSummary, titles_in, versions_of
from bot.store.whole_versions import add_version, recut_version

__all__ = [
    "DocumentStore",
    "StoredSentence",
    "UndoneStep",
    "VersionSummary",
]

Reach = tuple[LibraryId, ...]
"""The libraries that may be read: the base and the server's own, or the base alone."""


class DocumentStore:
    """Keep documents. What is outside the given library or reach does not exist here."""

    def __init__(self, database: Database, now: Clock = utc_now) -> None:
        self._database = database
        self._now = now

    def add_version(self, document: Document, analysis: DocumentAnalysis, actor: str) -> None:
        """Store a new document (version 1) or the next version of one, whole or not at all.

        Raises:
            DocumentRejectedError: if the same bytes are in the library, or the text has
                characters that no text has.
            ConflictError: if `document.version` is not the next one: somebody was faster.
            NotFoundError: if the document of a later version is not in the library.
            StoreCorruptError: if sentences or passages do not fit the text.
        """
        with self._database.write() as connection:
            add_version(connection, document, analysis, self._stamp(actor))

    def next_version(self, library: LibraryId, document: DocumentId) -> int:
        """Return the number for a document's next version: an undone one's is never used again.

        Raises:
            NotFoundError: if the library has no such document.
        """
        with self._database.read() as connection:
            return steps.next_version(connection, library, document)

    def edit_details(self, seen: Document, details: DocumentDetails, actor: str) -> DocumentRef:
        """Change a document's details; `seen` is the document as the moderator saw it.

        Raises:
            ConflictError: if it was changed since.
            NotFoundError: if it is not in its library any more.
        """
        with self._database.write() as connection:
            return steps.replace_details(connection, seen, details, self._stamp(actor)).ref

    def recut(
        self, seen: Document, details: DocumentDetails, analysis: DocumentAnalysis, actor: str
    ) -> DocumentRef:
        """Change details that cut the text otherwise: the same text becomes the next version.

        Raises as `edit_details` does.
        """
        with self._database.write() as connection:
            return recut_version(connection, seen, details, analysis, self._stamp(actor)).ref

    def remove(self, library: LibraryId, document: DocumentId, actor: str) -> DocumentRef:
        """Take a document out of the library; `undo` brings it back.

        Raises:
            NotFoundError: if it is not in the library.
        """
        with self._database.write() as connection:
            found = current_document(connection, (library,), document)
            steps.remove_document(connection, found, self._stamp(actor))
            return found.ref

    def undo(self, library: LibraryId, actor: str, step: int | None = None) -> UndoneStep:
        """Take back a step of the log by its number, or the newest one on a document that stands.

        Raises:
            NotFoundError: if there is none.
            ConflictError: if it was taken back already, or later steps build on it.
            DocumentRejectedError: if the bytes that would come back are in the library again.
        """
        with self._database.write() as connection:
            return undo_step(connection, library, self._stamp(actor), step)

    def reach(self, library: LibraryId) -> Reach:
        """Return what members of `library` may read: its own documents, and the base if used."""
        with self._database.read() as connection:
            return reach_in(connection, library)

    def ever_used(self, library: LibraryId = BASE_LIBRARY) -> bool:
        """Say whether the library ever held a document, also one that was removed since."""
        query = select(documents.c.id).where(documents.c.library_id == library).limit(1)
        with self._database.read() as connection:
            return connection.execute(query).first() is not None

    def find_by_hash(self, library: LibraryId, content_hash: str) -> Document | None:
        """Return the document whose current version was made from these bytes."""
        with self._database.read() as connection:
            return version_texts.current_with(connection, library, content_hash=content_hash)

    def find_by_file_name(self, library: LibraryId, file_name: str) -> Document | None:
        """Return the document whose current version has this file name, the newest of several."""
        with self._database.read() as connection:
            return version_texts.current_with(connection, library, file_name=file_name)

    def current(self, reach: Reach) -> tuple[DocumentSummary, ...]:
        """List the documents, the first added first."""
        with self._database.read() as connection:
            return summaries(connection, reach)

    def version_keys(self, library: LibraryId) -> tuple[VersionKey, ...]:
        """Return the keys of all current versions, in a stable order."""
        return tuple(key for key, _ in self.titles(library))

    def titles(self, library: LibraryId) -> tuple[tuple[VersionKey, str], ...]:
        """Return the keys of all current versions with their titles, in a stable order."""
        with self._database.read() as connection:
            return titles_in(connection, library)

    def versions(self, reach: Reach, document: DocumentId) -> tuple[VersionSummary, ...]:
        """Return every version that a document ever had, the newest first.

        Raises:
            NotFoundError: if there is no such document within the reach, or it was removed.
        """
        with self._database.read() as connection:
            return versions_of(connection, reach, document)

    def get(self, reach: Reach, document: DocumentId) -> Document:
        """Return a document's current version.

        Raises:
            NotFoundError: if there is none within the reach.
        """
        with self._database.read() as connection:
            return current_document(connection, reach, document)

    def get_version(self, reach: Reach, key: VersionKey) -> Document:
        """Return a version, also one that a newer version has taken the place of.

        Raises:
            NotFoundError: if there is none within the reach.
            WithdrawnError: if the document was removed.
        """
        with self._database.read() as connection:
            return version_texts.version_in(connection, reach, key)

    def is_current(self, reach: Reach, key: VersionKey) -> bool:
        """Say whether this version is the one that counts now."""
        with self._database.read() as connection:
            return version_texts.counts_now(connection, reach, key)

    def read_span(self, reach: Reach, ref: QuoteRef) -> str:
        """Read a quote's words again from the stored text, and nothing else of it.

        Shorter than asked for where the text ends before `ref.end`.

        Raises:
            NotFoundError: if there is no such version within the reach, or the span is no span.
            WithdrawnError: if the document was removed.
        """
        with self._database.read() as connection:
            return version_texts.span_in(connection, reach, ref)

    def sentences(self, reach: Reach, key: VersionKey) -> tuple[Sentence, ...]:
        """Return a version's sentences in order; raises as `get_version` does."""
        with self._database.read() as connection:
            return parts.sentences_of(connection, locate(connection, reach, key))

    def analyses(self, reach: Reach, key: VersionKey) -> tuple[SentenceAnalysis, ...]:
        """Return the analyses of a version's sentences, in order; raises as `get_version` does."""
        with self._database.read() as connection:
            return parts.analyses_of(connection, locate(connection, reach, key))

    def passages(self, reach: Reach, key: VersionKey) -> tuple[Passage, ...]:
        """Return a version's passages in order; raises as `get_version` does."""
        with self._database.read() as connection:
            return parts.passages_of(connection, locate(connection, reach, key))

    def indexable(self, reach: Reach, key: VersionKey) -> IndexableDocument:
        """Return a version as the index sees it; raises as `get_version` does."""
        with self._database.read() as connection:
            return parts.indexable_of(connection, locate(connection, reach, key))

    def get_version_sentences(
        self, reach: Reach, document: DocumentId, version: int
    ) -> tuple[StoredSentence, ...]:
        """Return a version's sentences and analyses in order; raises as `get_version` does."""
        with self._database.read() as connection:
            place = locate(connection, reach, VersionKey(document, version))
            return parts.stored_sentences_of(connection, place)

    def load_sentences(
        self, reach: Reach, keys: Sequence[SentenceKey]
    ) -> dict[SentenceKey, StoredSentence]:
        """Return the sentences that stand in current versions; the others are left out."""
        with self._database.read() as connection:
            return parts.current_sentences(connection, reach, keys)

    def _stamp(self, actor: str) -> Stamp:
        return Stamp(actor=actor, at=self._now())
