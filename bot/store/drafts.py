"""Documents on their way in: kept until they are published or discarded, for days at most."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import Connection, delete, insert, select, update

from bot.domain.document import Document, DocumentId, LibraryId
from bot.domain.draft import Draft, DraftId
from bot.domain.errors import ConflictError, NotFoundError
from bot.store import parts, steps
from bot.store.audit import Clock, utc_now
from bot.store.database import Database
from bot.store.draft_rows import (
    Outcome,
    StoredDraft,
    content_of,
    of_bytes,
    open_of_bytes,
    readable,
    stored_from,
)
from bot.store.reach import current_document
from bot.store.schema import drafts
from bot.store.steps import Stamp
from bot.store.whole_versions import add_version

__all__ = ["KEPT", "DraftStore", "StoredDraft"]

KEPT = timedelta(days=7)
"""How long a draft waits for a decision."""

_MOVED_ON = (
    "Somebody else has changed this draft meanwhile. Look at it again, then repeat your change."
)


class DraftStore:
    """Keep drafts. What is not in the given library does not exist here."""

    def __init__(self, database: Database, now: Clock = utc_now) -> None:
        self._database = database
        self._now = now

    def add(self, stored: StoredDraft) -> Draft:
        """Keep a new draft, or return the open one of the same bytes: somebody was faster.

        Raises:
            DocumentRejectedError: if the same bytes have come into the library meanwhile, or the
                text has characters that no text has.
        """
        draft = stored.draft
        parts.check_characters(draft.file_name, draft.details, stored.text)
        with self._database.write() as connection:
            self._purge(connection, draft.library)
            steps.refuse_bytes(connection, draft.library, stored.content_hash, but=None)
            if found := open_of_bytes(connection, draft.library, stored.content_hash):
                return found
            # One that cannot be read any more stands in nobody's way.
            connection.execute(delete(drafts).where(of_bytes(draft.library, stored.content_hash)))
            connection.execute(
                insert(drafts).values(
                    library_id=draft.library,
                    id=draft.id,
                    prepared_at=draft.prepared_at,
                    prepared_by=draft.prepared_by,
                    content_hash=stored.content_hash,
                    **content_of(stored),
                )
            )
            return draft

    def find_by_hash(self, library: LibraryId, content_hash: str) -> Draft | None:
        """Return the open draft that was made from these bytes."""
        with self._database.read() as connection:
            found = open_of_bytes(connection, library, content_hash)
        return found if found and found.prepared_at >= self._now() - KEPT else None

    def load(self, library: LibraryId, draft: DraftId) -> StoredDraft:
        """Return an open draft with its text and analysis.

        Raises:
            NotFoundError: if there is none, or it was published, discarded or has expired.
        """
        with self._database.read() as connection:
            return self._opened(connection, library, draft)

    def replace(self, seen: Draft, changed: StoredDraft) -> Draft:
        """Put a changed draft in the place of the one that was seen, as its next revision.

        Raises:
            ConflictError: if somebody else has changed it since.
            NotFoundError: as `load`.
        """
        draft = changed.draft.model_copy(update={"revision": seen.revision + 1})
        with self._database.write() as connection:
            if self._opened(connection, seen.library, seen.id).draft.revision != seen.revision:
                raise ConflictError(_MOVED_ON)
            _set(connection, draft, **content_of(changed._replace(draft=draft)))
        return draft

    def publish(
        self, library: LibraryId, draft: DraftId, actor: str, new_id: Callable[[], DocumentId]
    ) -> tuple[Draft, Document]:
        """Make a draft a document, or the next version of the one that it replaces, at once.

        Raises:
            NotFoundError: as `load`; also if the document to be replaced was removed.
            ConflictError: if the document to be replaced has another version by now.
            DocumentRejectedError: if the same bytes have come into the library meanwhile.
        """
        at = self._now()
        with self._database.write() as connection:
            stored = self._opened(connection, library, draft)
            identity, version = _next(connection, stored.draft, new_id)
            document = Document(
                id=identity,
                version=version,
                library=library,
                file_name=stored.draft.file_name,
                details=stored.draft.details,
                content_hash=stored.content_hash,
                text=stored.text,
            )
            add_version(connection, document, stored.analysis, Stamp(actor, at))
            self._close(connection, stored.draft, Outcome.PUBLISHED, document.id)
        return stored.draft, document

    def discard(self, library: LibraryId, draft: DraftId) -> Draft:
        """Throw a draft away with all of its words; raises as `load` does."""
        with self._database.write() as connection:
            found = self._opened(connection, library, draft).draft
            self._close(connection, found, Outcome.DISCARDED, None)
        return found

    def open(self, library: LibraryId) -> tuple[Draft, ...]:
        """Return the drafts that wait for a decision, the first prepared first."""
        query = (
            select(drafts.c.shown)
            .where(
                drafts.c.library_id == library,
                drafts.c.outcome.is_(None),
                drafts.c.prepared_at >= self._now() - KEPT,
            )
            .order_by(drafts.c.prepared_at, drafts.c.id)
        )
        with self._database.read() as connection:
            found = connection.execute(query).scalars().all()
        return tuple(draft for draft in map(readable, found) if draft is not None)

    def purge(self) -> int:
        """Delete the expired drafts of every library, and return how many there were."""
        with self._database.write() as connection:
            return self._purge(connection, None)

    def _purge(self, connection: Connection, library: LibraryId | None) -> int:
        query = delete(drafts).where(drafts.c.prepared_at < self._now() - KEPT)
        if library is not None:
            query = query.where(drafts.c.library_id == library)
        return connection.execute(query).rowcount

    def _opened(self, connection: Connection, library: LibraryId, draft: DraftId) -> StoredDraft:
        query = select(drafts).where(drafts.c.library_id == library, drafts.c.id == draft)
        row = connection.execute(query).mappings().one_or_none()
        if row is None or row["prepared_at"] < self._now() - KEPT:
            raise NotFoundError(
                "There is no such draft here. A draft waits 7 days: add the document again."
            )
        return stored_from(row)

    def _close(
        self, connection: Connection, draft: Draft, outcome: Outcome, document: DocumentId | None
    ) -> None:
        # The row stays to say what became of it; its words go.
        _set(
            connection,
            draft,
            shown=None,
            text=None,
            analysis=None,
            outcome=outcome,
            closed_at=self._now(),
            document_id=document,
        )


def _next(
    connection: Connection, draft: Draft, new_id: Callable[[], DocumentId]
) -> tuple[DocumentId, int]:
    if draft.replaces is None:
        return new_id(), 1
    try:
        current = current_document(connection, (draft.library,), draft.replaces.document)
    except NotFoundError as error:
        raise NotFoundError(
            "The document that this draft is a new version of was removed meanwhile. Undo the "
            "removal and publish again, or discard the draft."
        ) from error
    if current.version != draft.replaces.version:
        raise ConflictError(
            f"“{current.details.title}” is at version {current.version} by now; this draft was "
            f"made to follow version {draft.replaces.version}. Discard it, look at the document "
            "again and repeat your change."
        )
    return current.id, steps.next_version(connection, draft.library, current.id)


def _set(connection: Connection, draft: Draft, **columns: object) -> None:
    connection.execute(
        update(drafts)
        .where(drafts.c.library_id == draft.library, drafts.c.id == draft.id)
        .values(**columns)
    )
