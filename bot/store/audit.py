"""Who did what to a library, and when: appended in the same transaction as the deed."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, Select, func, insert, select

from bot.domain.document import DocumentId, LibraryId
from bot.domain.value import Value
from bot.store.database import Database
from bot.store.schema import audit

Clock = Callable[[], datetime]
State = dict[str, str | int | None]
"""What an entry keeps of a thing before or after a step."""


def utc_now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


class AuditAction(StrEnum):
    """What can be done to a library."""

    ADD = "add"
    NEW_VERSION = "new version"
    EDIT_DETAILS = "edit details"
    REMOVE = "remove"
    UNDO = "undo"
    VERDICT = "verdict"
    CLEAR_VERDICT = "clear verdict"
    SETTINGS = "settings"
    HIDE_EVENT = "hide event"
    DATE_EVENT = "date event"
    MERGE_EVENTS = "merge events"
    SPLIT_EVENT = "split event"
    UNDO_EVENT = "undo event"
    CONFIRM_LINK = "confirm link"
    REJECT_LINK = "reject link"
    UNDO_LINK = "undo link decision"
    CARRY_VERDICT = "carry verdict over"
    CARRY_EVENT = "carry timeline edit over"


NOT_JUDGED = (
    AuditAction.SETTINGS,
    AuditAction.HIDE_EVENT,
    AuditAction.DATE_EVENT,
    AuditAction.MERGE_EVENTS,
    AuditAction.SPLIT_EVENT,
    AuditAction.UNDO_EVENT,
    AuditAction.CARRY_EVENT,
)
"""Steps that statuses do not rest on; switching the base off or on judges at once."""


class AuditEntry(Value):
    """One step. `undoes` is the id of the entry that an undo took back.

    `number` counts the library's own steps from 1. It is what people are shown: ids count the
    steps of every server.
    """

    id: int | None = None
    number: int | None = None
    library: LibraryId
    at: datetime
    actor: str
    action: AuditAction
    document: DocumentId | None
    before: State | None
    after: State | None
    undoes: int | None = None


class AuditLog:
    """Read the log. Entries are neither changed nor deleted: the database refuses it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def steps(
        self, library: LibraryId, limit: int, before: int | None = None
    ) -> tuple[AuditEntry, ...]:
        """Return up to `limit` numbered entries, newest first; `before` is a number."""
        with self._database.read() as connection:
            return numbered(connection, library, limit=limit, before=before)

    def about(self, library: LibraryId, document: DocumentId) -> tuple[AuditEntry, ...]:
        """Return the numbered entries on one document, oldest first."""
        with self._database.read() as connection:
            return history_of(connection, library, document)

    def entries(
        self, library: LibraryId, limit: int = 50, before: int | None = None
    ) -> tuple[AuditEntry, ...]:
        """Return up to `limit` entries, newest first; `before` is the id to go on from."""
        query = select(audit).where(audit.c.library_id == library)
        if before is not None:
            query = query.where(audit.c.id < before)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(audit.c.id.desc()).limit(limit)).mappings()
            return tuple(entry_from(row) for row in rows)


def numbered(
    connection: Connection, library: LibraryId, *, limit: int, before: int | None = None
) -> tuple[AuditEntry, ...]:
    """Return a library's newest entries with their numbers, from below `before` on."""
    counted = _counted(library).subquery()
    query = select(counted).order_by(counted.c.number.desc()).limit(limit)
    if before is not None:
        query = query.where(counted.c.number < before)
    return tuple(entry_from(row) for row in connection.execute(query).mappings())


def history_of(
    connection: Connection, library: LibraryId, document: DocumentId
) -> tuple[AuditEntry, ...]:
    """Return the numbered entries on one document, oldest first."""
    counted = _counted(library).subquery()
    query = select(counted).where(counted.c.document_id == document).order_by(counted.c.number)
    return tuple(entry_from(row) for row in connection.execute(query).mappings())


def _counted(library: LibraryId) -> Select[tuple[object, ...]]:
    number = func.row_number().over(order_by=audit.c.id).label("number")
    return select(*audit.c, number).where(audit.c.library_id == library)


def append(connection: Connection, entry: AuditEntry) -> None:
    """Write one entry within the caller's transaction."""
    connection.execute(
        insert(audit).values(
            library_id=entry.library,
            at=entry.at,
            actor=entry.actor,
            action=entry.action,
            document_id=entry.document,
            before=_dumped(entry.before),
            after=_dumped(entry.after),
            undoes=entry.undoes,
        )
    )


def entry_from(row: RowMapping) -> AuditEntry:
    """Read an entry from a row of the audit table."""
    return AuditEntry(
        id=row["id"],
        number=row.get("number"),
        library=row["library_id"],
        at=row["at"],
        actor=row["actor"],
        action=row["action"],
        document=row["document_id"],
        before=_loaded(row["before"]),
        after=_loaded(row["after"]),
        undoes=row["undoes"],
    )


def _dumped(state: State | None) -> str | None:
    return None if state is None else json.dumps(state, ensure_ascii=False)


def _loaded(state: str | None) -> State | None:
    return None if state is None else json.loads(state)
