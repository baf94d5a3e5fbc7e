"""What moderators changed on the timeline: recorded, undone, never rewritten."""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, select, update

from bot.domain.document import BASE_LIBRARY, LibraryId, VersionKey
from bot.domain.errors import NotFoundError
from bot.domain.timeline import EditKind, PastEdit, TimelineEdit
from bot.store.audit import AuditAction, AuditEntry, State, append
from bot.store.database import Database
from bot.store.reach import locate, reach_in
from bot.store.schema import timeline_edits


class TimelineEditStore:
    """Keep edits of the timeline; the table is its own log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, library: LibraryId, edit: TimelineEdit) -> None:
        """Put an edit in force; of two on one report and of one kind the later counts.

        Raises:
            NotFoundError: if the document is not within the library's reach.
            WithdrawnError: if it was removed.
        """
        place = edit.place
        with self._database.write() as connection:
            reach = reach_in(connection, library)
            locate(connection, reach, VersionKey(place.document, place.version))
            connection.execute(
                insert(timeline_edits).values(
                    library_id=library,
                    document_id=place.document,
                    version=place.version,
                    start=place.start,
                    edit=edit.model_dump_json(),
                )
            )
            action = (
                AuditAction.HIDE_EVENT if edit.kind is EditKind.HIDE else AuditAction.DATE_EVENT
            )
            _log(connection, library, edit, (action, edit.moderator_id, edit.recorded_at))

    def undo(self, library: LibraryId, actor: str, at: datetime) -> TimelineEdit:
        """Take the library's newest edit in force back and return it; it stays in the log.

        Raises:
            NotFoundError: if there is none.
        """
        query = (
            select(timeline_edits)
            .where(timeline_edits.c.library_id == library, timeline_edits.c.undone_at.is_(None))
            .order_by(timeline_edits.c.id.desc())
            .limit(1)
        )
        with self._database.write() as connection:
            row = connection.execute(query).mappings().one_or_none()
            if row is None:
                raise NotFoundError("No change of the timeline is left to undo.")
            connection.execute(
                update(timeline_edits)
                .where(timeline_edits.c.library_id == library, timeline_edits.c.id == row["id"])
                .values(undone_at=at, undone_by=actor)
            )
            edit = TimelineEdit.model_validate_json(row["edit"])
            _log(connection, library, edit, (AuditAction.UNDO_EVENT, actor, at))
            return edit

    def in_force(self, library: LibraryId) -> tuple[TimelineEdit, ...]:
        """Return the edits that count here, the base's first, each library's in their order."""
        query = (
            select(timeline_edits.c.edit)
            .where(
                timeline_edits.c.library_id.in_((BASE_LIBRARY, library)),
                timeline_edits.c.undone_at.is_(None),
            )
            .order_by(timeline_edits.c.library_id != BASE_LIBRARY, timeline_edits.c.id)
        )
        with self._database.read() as connection:
            found = connection.execute(query).scalars()
            return tuple(TimelineEdit.model_validate_json(each) for each in found)

    def history(self, library: LibraryId) -> tuple[PastEdit, ...]:
        """Return every edit that the library ever recorded, the newest first."""
        query = (
            select(timeline_edits)
            .where(timeline_edits.c.library_id == library)
            .order_by(timeline_edits.c.id.desc())
        )
        with self._database.read() as connection:
            return tuple(_past_from(row) for row in connection.execute(query).mappings())


def _log(
    connection: Connection,
    library: LibraryId,
    edit: TimelineEdit,
    deed: tuple[AuditAction, str, datetime],
) -> None:
    action, actor, at = deed
    state: State = {
        "sentence": edit.shown,
        "event": "hidden" if edit.date is None else f"dated {edit.date.edtf}",
        "reason": edit.reason,
    }
    undone = action is AuditAction.UNDO_EVENT
    entry = AuditEntry(
        library=library,
        at=at,
        actor=actor,
        action=action,
        document=edit.place.document,
        before=state if undone else None,
        after=None if undone else state,
    )
    append(connection, entry)


def _past_from(row: RowMapping) -> PastEdit:
    return PastEdit(
        edit=TimelineEdit.model_validate_json(row["edit"]),
        undone_at=row["undone_at"],
        undone_by=row["undone_by"],
    )
