"""Prepare a document, show it to moderators, and publish it only when they say so."""

import hashlib

import structlog

from bot.domain.document import (
    BASE_LIBRARY,
    Document,
    DocumentDetails,
    LibraryId,
    VersionKey,
)
from bot.domain.draft import Draft, DraftId
from bot.domain.errors import DocumentRejectedError, NotFoundError
from bot.domain.ingest import (
    DocumentAnalysis,
    GivenDetails,
    IngestOutcome,
    IngestReport,
    Progress,
    Submission,
)
from bot.reading.reader import DocumentReader, settled_by_a_date
from bot.services.details import edited, understood
from bot.services.document_analysis import DocumentAnalyser
from bot.services.draft_description import as_document, count_events, describe
from bot.services.draft_review import DraftReviewer
from bot.services.indexing import silent
from bot.services.ingestion import Ingester
from bot.store.audit import Clock, utc_now
from bot.store.document_ids import new_document_id
from bot.store.documents import DocumentStore
from bot.store.drafts import DraftStore, StoredDraft

_STEPS = 3
_INHERITED = ("publisher", "author", "published", "published_note", "url")
"""Details that a new version takes from the one before where its own file says nothing."""

_log = structlog.get_logger(__name__)


class Drafting:
    """Bring documents in by way of a draft that only moderators see."""

    def __init__(  # noqa: PLR0913 - injected parts, by keyword only
        self,
        *,
        reader: DocumentReader,
        analyser: DocumentAnalyser,
        reviewer: DraftReviewer,
        drafts: DraftStore,
        documents: DocumentStore,
        ingester: Ingester,
        now: Clock = utc_now,
    ) -> None:
        self._reader = reader
        self._analyser = analyser
        self._reviewer = reviewer
        self._drafts = drafts
        self._documents = documents
        self._ingester = ingester
        self._now = now

    def prepare(
        self,
        submission: Submission,
        progress: Progress = silent,
        replaces: VersionKey | None = None,
    ) -> Draft:
        """Read and analyse a document and keep it as a draft; nothing of it is live.

        With `replaces` the draft is the next version of that one. The same bytes twice give the
        draft that is open already, with a warning that says so.

        Raises:
            DocumentRejectedError: if it cannot go in, or the same bytes are in the library.
            NotFoundError: if the version to be replaced is not the library's own current one.
        """
        library = submission.library
        content_hash = hashlib.sha256(submission.data).hexdigest()
        self._refuse_known(library, content_hash)
        if waiting := self._drafts.find_by_hash(library, content_hash):
            return _waiting(waiting)
        old = self._replaced(library, replaces) if replaces else None
        progress("Reading the document", 0, _STEPS)
        given = understood(submission.details)
        read = self._reader.read(submission.file_name, submission.data, given)
        details = _inherited(read.details, given, old) if old else read.details
        if old and read.text == old.text:
            raise DocumentRejectedError(
                f"The text is that of “{old.details.title}” word for word: edit the details."
            )
        progress("Analysing the document", 1, _STEPS)
        analysis = self._analyser.analyse(read.text, details.title, details.language, progress)
        progress("Comparing with the library", 2, _STEPS)
        draft = describe(submission, read, details, analysis, self._now())
        draft = draft.model_copy(update={"replaces": replaces})
        stored = StoredDraft(
            draft=self._reviewed(draft, read.text, analysis, progress),
            text=read.text,
            analysis=analysis,
            content_hash=content_hash,
        )
        kept = self._drafts.add(stored)
        progress("Comparing with the library", _STEPS, _STEPS)
        _log.info("draft prepared", library=library, sentences=kept.sentences)
        return kept if kept.id == stored.draft.id else _waiting(kept)

    def get(self, library: LibraryId, draft: DraftId) -> Draft:
        """Return a draft as it stands now.

        Raises:
            NotFoundError: if it was published or discarded, or has expired; the words say which.
        """
        return self._drafts.load(library, draft).draft

    def edit(self, seen: Draft, details: GivenDetails, actor: str) -> Draft:
        """Change a draft's details; `seen` is the draft as the moderator saw it.

        None leaves a detail as it is, an empty one takes it away.

        Raises:
            ConflictError: if somebody else has changed the draft since.
            DocumentRejectedError: if a detail cannot be taken; nothing changes.
            NotFoundError: as `get`.
        """
        stored = self._drafts.load(seen.library, seen.id)
        changed = edited(seen.details, details)
        analysis = stored.analysis
        if not self._analyser.reads_alike(stored.text, stored.draft.details.title, changed.title):
            analysis = self._analyser.analyse(stored.text, changed.title, changed.language)
        document = as_document(seen, changed, stored.text)
        events = count_events(document, analysis)
        dated = changed.published is not None
        warnings = tuple(each for each in seen.warnings if not (dated and settled_by_a_date(each)))
        draft = seen.model_copy(update={"details": changed, "events": events, "warnings": warnings})
        draft = self._reviewed(draft, stored.text, analysis)
        kept = self._drafts.replace(seen, stored._replace(draft=draft, analysis=analysis))
        _log.info("draft edited", library=seen.library, by=actor)
        return kept

    def publish(
        self, library: LibraryId, draft: DraftId, actor: str, progress: Progress = silent
    ) -> IngestReport:
        """Make a draft a document of the library that can be quoted when this returns.

        Raises:
            NotFoundError: as `get`; also if the document to be replaced was removed meanwhile.
            ConflictError: if the document to be replaced has another version by now.
            DocumentRejectedError: if the same bytes have come in meanwhile.
        """
        # No question shall come in between and embed the whole document while its member waits.
        with self._ingester.changing():
            shown, document = self._drafts.publish(library, draft, actor, new_document_id)
            _log.info("draft published", library=library, version=document.version)
            self._ingester.refresh_if_behind(library, progress)
        new = document.version == 1
        return IngestReport(
            outcome=IngestOutcome.ADDED if new else IngestOutcome.NEW_VERSION,
            document=document.ref,
            words=shown.words,
            sentences=shown.sentences,
            attributed=shown.attributed,
            hedged=shown.hedged,
            denials=shown.denials,
            warnings=shown.warnings,
            conflicts=shown.conflicts,
            pages=shown.pages,
            pages_read=shown.pages_read,
            dropped=shown.dropped,
        )

    def discard(self, library: LibraryId, draft: DraftId, actor: str) -> Draft:
        """Throw a draft away with all of its words, and return what it was.

        Raises:
            NotFoundError: as `get`.
        """
        discarded = self._drafts.discard(library, draft)
        _log.info("draft discarded", library=library, by=actor)
        return discarded

    def open_drafts(self, library: LibraryId) -> tuple[Draft, ...]:
        """Return the drafts that wait for a decision, the first prepared first."""
        return self._drafts.open(library)

    def purge_expired(self) -> int:
        """Delete what nobody has decided on for a week; for the start and once a day."""
        return self._drafts.purge()

    def _refuse_known(self, library: LibraryId, content_hash: str) -> None:
        for each in self._documents.reach(library):
            if known := self._documents.find_by_hash(each, content_hash):
                where = "base library" if each == BASE_LIBRARY != library else "library"
                raise DocumentRejectedError(
                    f"The same file is already in the {where}: “{known.details.title}” "
                    f"({known.id})."
                )

    def _reviewed(
        self, draft: Draft, text: str, analysis: DocumentAnalysis, progress: Progress = silent
    ) -> Draft:
        document = as_document(draft, draft.details, text)
        found = self._reviewer.review(document, analysis, draft.replaces, progress)
        return draft.model_copy(update=found._asdict())

    def _replaced(self, library: LibraryId, replaces: VersionKey) -> Document:
        document = self._documents.get((library,), replaces.document)
        if document.version != replaces.version:
            raise NotFoundError(
                f"“{document.details.title}” is at version {document.version} by now: look at it "
                "again before you replace its text."
            )
        return document


def _inherited(found: DocumentDetails, given: GivenDetails, old: Document) -> DocumentDetails:
    known = {
        name: value
        for name in _INHERITED
        if getattr(found, name) is None and (value := getattr(old.details, name)) is not None
    }
    if found.published is not None:
        known.pop("published_note", None)
    if not given.title:
        known["title"] = old.details.title
    return found.model_copy(update=known)


def _waiting(draft: Draft) -> Draft:
    """Say beside a draft that its file was handed in before."""
    note = "This file waits for a decision already: this is the draft that was made of it before."
    return draft.model_copy(update={"warnings": (note, *draft.warnings)})
