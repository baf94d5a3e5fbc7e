"""Take documents into a library: read, cut, analyse, store, index, assess."""

import hashlib
from collections.abc import Sequence
from contextlib import AbstractContextManager

from bot.domain.document import (
    BASE_LIBRARY,
    Document,
    DocumentDetails,
    DocumentRef,
    LibraryId,
)
from bot.domain.errors import ConflictError, DocumentRejectedError
from bot.domain.ingest import (
    GivenDetails,
    IngestOutcome,
    IngestReport,
    Progress,
    Submission,
)
from bot.reading.reader import DocumentReader
from bot.services.assessment import Assessor
from bot.services.details import understood
from bot.services.document_analysis import DocumentAnalyser
from bot.services.indexing import IndexKeeper, silent
from bot.services.timeline_events import EventBook
from bot.store.assessments import AssessmentStore
from bot.store.document_ids import new_document_id
from bot.store.documents import DocumentStore
from bot.store.judged import JudgedSteps

IngestResult = IngestReport | DocumentRejectedError


class Ingester:
    """Add documents; each one goes in whole or not at all."""

    def __init__(  # noqa: PLR0913 - injected parts, by keyword only
        self,
        *,
        reader: DocumentReader,
        analyser: DocumentAnalyser,
        documents: DocumentStore,
        assessments: AssessmentStore,
        keeper: IndexKeeper,
        assessor: Assessor,
        judged: JudgedSteps,
        events: EventBook,
    ) -> None:
        self._reader = reader
        self._analyser = analyser
        self._documents = documents
        self._assessments = assessments
        self._keeper = keeper
        self._assessor = assessor
        self._judged = judged
        self._events = events

    def ingest(self, submission: Submission, progress: Progress = silent) -> IngestReport:
        """Add one document.

        Raises:
            DocumentRejectedError: if the file cannot go in; the message says why.
        """
        result = self.ingest_many([submission], progress)[0]
        if isinstance(result, DocumentRejectedError):
            raise result
        return result

    def ingest_many(
        self, submissions: Sequence[Submission], progress: Progress = silent
    ) -> list[IngestResult]:
        """Add documents in their order; a rejected one does not hold up the others.

        The index and the statuses are brought up once, after the last document. A crash before
        that loses nothing: `catch_up` brings both up to the store at the next start.
        """
        results: list[IngestResult] = []
        for number, submission in enumerate(submissions):
            progress("Reading documents", number, len(submissions))
            try:
                results.append(self._store(submission))
            except DocumentRejectedError as error:
                results.append(error)
        progress("Reading documents", len(submissions), len(submissions))
        changed = {
            submission.library
            for submission, result in zip(submissions, results, strict=True)
            if isinstance(result, IngestReport) and result.outcome is not IngestOutcome.UNCHANGED
        }
        for library in sorted(changed):
            self.refresh(library, progress)
        return results

    def change_details(self, seen: Document, details: DocumentDetails, actor: str) -> DocumentRef:
        """Store other details of a document as it was seen; whoever calls this refreshes.

        Where another title makes a headline of other words than before, the text is cut anew: as
        the next version, since quotes of the stored one keep their places.

        Raises:
            ConflictError: if it was changed since.
            NotFoundError: if it is not in its library any more.
        """
        if self._analyser.reads_alike(seen.text, seen.details.title, details.title):
            return self._documents.edit_details(seen, details, actor)
        analysis = self._analyser.analyse(seen.text, details.title, details.language)
        return self._documents.recut(seen, details, analysis, actor)

    def refresh(self, library: LibraryId, progress: Progress = silent) -> None:
        """Bring index, statuses and events up to the store after a document came, changed or went.

        What the base library holds bears on the statuses of every server's own documents.
        """
        touched = self._assessments.servers() if library == BASE_LIBRARY else ()
        # One at a time: statuses judged before another's change must not be stored after it.
        with self._keeper.changing():
            for each in (library, *touched):
                self._keeper.ensure(each, progress)
                self._assessor.assess(each)
                self._events.prepare(each)

    def changing(self) -> AbstractContextManager[None]:
        """Keep everybody else from bringing up what the caller changes before it refreshes."""
        return self._keeper.changing()

    def refresh_if_behind(self, library: LibraryId, progress: Progress = silent) -> None:
        """Refresh after a logged step, unless another thread has done so since.

        Of twenty documents that come in at once one refresh brings up many.
        """
        with self._keeper.changing():
            if self._judged.is_behind(library):
                self.refresh(library, progress)

    def catch_up(self, progress: Progress = silent) -> None:
        """Bring up every library that something was killed in before its statuses were judged."""
        for library in self._judged.behind():
            self.refresh_if_behind(library, progress)

    def rebuild(self, library: LibraryId, progress: Progress = silent) -> None:
        """Build a library's index anew from the store, whatever the old one held; then judge."""
        with self._keeper.changing():
            self._keeper.rebuild(library, progress)
            self.refresh(library, progress)

    def _store(self, submission: Submission) -> IngestReport:
        given = understood(submission.details)
        submission = submission.model_copy(update={"details": given})
        content_hash = hashlib.sha256(submission.data).hexdigest()
        if known := self._documents.find_by_hash(submission.library, content_hash):
            return self._given_again(known, submission)
        read = self._reader.read(submission.file_name, submission.data, submission.details)
        namesake = self._documents.find_by_file_name(submission.library, submission.file_name)
        document = Document(
            id=new_document_id(),
            version=1,
            library=submission.library,
            file_name=submission.file_name,
            details=read.details,
            content_hash=content_hash,
            text=read.text,
        )
        analysis = self._analyser.analyse(read.text, read.details.title, read.details.language)
        try:
            self._documents.add_version(document, analysis, submission.added_by)
        except DocumentRejectedError:
            # Another process was faster: two first starts at once, or one file added twice.
            if known := self._documents.find_by_hash(submission.library, content_hash):
                return self._report(IngestOutcome.UNCHANGED, known, ())
            raise
        warnings = read.warnings
        if namesake:
            warnings += (
                f"Another document named {submission.file_name} is in the library "
                f"({namesake.id}); both are kept. If this replaces it, undo this and give it as "
                "the new version of that one.",
            )
        report = self._report(IngestOutcome.ADDED, document, warnings)
        return report.model_copy(
            update={
                "conflicts": read.conflicts,
                "pages": read.pages,
                "pages_read": read.pages_read,
                "dropped": read.dropped,
            }
        )

    def _given_again(self, known: Document, submission: Submission) -> IngestReport:
        """Take details that are given with bytes that the library holds: what is not, stays."""
        given = {name for name, words in submission.details if words and words.strip()}
        if not given:
            return self._report(IngestOutcome.UNCHANGED, known, ())
        read = self._reader.read(known.file_name, submission.data, submission.details)
        alone = self._reader.read(known.file_name, submission.data, GivenDetails())
        warnings = tuple(each for each in read.warnings if each not in alone.warnings)
        if "published" in given:
            given.add("published_note")
        if read.details.url is None:  # given, but no web address: a warning says so
            given.discard("url")
        details = known.details.model_copy(update=read.details.model_dump(include=given))
        if details == known.details:
            return self._report(IngestOutcome.UNCHANGED, known, warnings)
        try:
            ref = self.change_details(known, details, submission.added_by)
        except ConflictError as error:
            raise DocumentRejectedError(str(error)) from error
        changed = known.model_copy(update={"details": details, "version": ref.version})
        same = ref.version == known.version
        outcome = IngestOutcome.DETAILS if same else IngestOutcome.NEW_VERSION
        return self._report(outcome, changed, warnings)

    def _report(
        self, outcome: IngestOutcome, document: Document, warnings: tuple[str, ...]
    ) -> IngestReport:
        analyses = self._documents.analyses((document.library,), document.key)
        return IngestReport(
            outcome=outcome,
            document=document.ref,
            words=len(document.text.split()),
            sentences=len(analyses),
            attributed=sum(analysis.attributed for analysis in analyses),
            hedged=sum(analysis.hedged for analysis in analyses),
            denials=sum(analysis.denial for analysis in analyses),
            warnings=warnings,
        )
