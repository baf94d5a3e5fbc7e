"""What moderators changed on the timeline: recorded, undone, never rewritten."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, assert_never

from sqlalchemy import Connection, RowMapping, Select, func, insert, select, update

from bot.domain.document import BASE_LIBRARY, LibraryId, VersionKey
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.timeline import EditKind, PastEdit, ReportPlace, TimelineEdit
from bot.store.audit import AuditAction, AuditEntry, State, append
from bot.store.database import Database
from bot.store.reach import locate, reach_in
from bot.store.schema import edit_moves, timeline_edits

_ACTIONS = {
    EditKind.HIDE: AuditAction.HIDE_EVENT,
    EditKind.DATE: AuditAction.DATE_EVENT,
    EditKind.MERGE: AuditAction.MERGE_EVENTS,
    EditKind.SPLIT: AuditAction.SPLIT_EVENT,
}
_MOST = 1_000_000_000
"""More edits than any library has."""


class StandingEdit(NamedTuple):
    """An edit in force, with the places that it counts at now."""

    id: int
    library: LibraryId
    edit: TimelineEdit


class TimelineEditStore:
    """Keep edits of the timeline; the table is its own log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, library: LibraryId, edit: TimelineEdit) -> int:
        """Put an edit in force and return its number; the order of edits decides what they do.

        Raises:
            NotFoundError: if a document is not within the library's reach.
            WithdrawnError: if it was removed.
        """
        place = edit.place
        with self._database.write() as connection:
            reach = reach_in(connection, library)
            for each in (place, edit.other):
                if each is not None:
                    locate(connection, reach, VersionKey(each.document, each.version))
            connection.execute(
                insert(timeline_edits).values(
                    library_id=library,
                    document_id=place.document,
                    version=place.version,
                    start=place.start,
                    edit=edit.model_dump_json(),
                )
            )
            deed = (_ACTIONS[edit.kind], edit.moderator_id, edit.recorded_at)
            _log(connection, library, edit, deed)
            count = select(func.count()).where(timeline_edits.c.library_id == library)
            return int(connection.execute(count).scalar_one())

    def undo(
        self, library: LibraryId, actor: str, at: datetime, number: int | None = None
    ) -> TimelineEdit:
        """Take back one of the library's edits in force, or the newest; it stays in the log.

        What the others do is then as if it had never been made.

        Raises:
            NotFoundError: if there is none of that number, or none is left.
            ConflictError: if it was undone before.
        """
        with self._database.write() as connection:
            row = connection.execute(_to_undo(library, number)).mappings().one_or_none()
            if row is None:
                raise NotFoundError(
                    "No change of the timeline is left to undo."
                    if number is None
                    else f"There is no change #{number} of the timeline here."
                )
            if row["undone_at"] is not None:
                raise ConflictError(f"Change #{number} was undone before.")
            connection.execute(
                update(timeline_edits)
                .where(timeline_edits.c.library_id == library, timeline_edits.c.id == row["id"])
                .values(undone_at=at, undone_by=actor)
            )
            edit = TimelineEdit.model_validate_json(row["edit"])
            _log(connection, library, edit, (AuditAction.UNDO_EVENT, actor, at))
            return edit

    def in_force(self, library: LibraryId) -> tuple[TimelineEdit, ...]:
        """Return the edits that count here, the base's first, each library's in their order.

        Their places are those of the version that they went to along with their sentences.
        """
        with self._database.read() as connection:
            found = edits_in_force(connection, (BASE_LIBRARY, library))
            return tuple(each.edit for each in found)

    def history(self, library: LibraryId) -> tuple[PastEdit, ...]:
        """Return every edit that the library ever recorded, as recorded, the newest first."""
        query = (
            select(timeline_edits)
            .where(timeline_edits.c.library_id == library)
            .order_by(timeline_edits.c.id.desc())
        )
        with self._database.read() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(_past_from(len(rows) - index, row) for index, row in enumerate(rows))


def edits_in_force(
    connection: Connection, libraries: Sequence[LibraryId] | None
) -> tuple[StandingEdit, ...]:
    """Return the edits of these libraries in their order, the base's first; None: of every one."""
    edits = (
        select(timeline_edits.c.id, timeline_edits.c.library_id, timeline_edits.c.edit)
        .where(timeline_edits.c.undone_at.is_(None))
        .order_by(timeline_edits.c.library_id != BASE_LIBRARY, timeline_edits.c.id)
    )
    moves = select(edit_moves).order_by(edit_moves.c.id)
    if libraries is not None:
        edits = edits.where(timeline_edits.c.library_id.in_(libraries))
        moves = moves.where(edit_moves.c.library_id.in_(libraries))
    moved: dict[int, list[tuple[ReportPlace, ReportPlace]]] = defaultdict(list)
    for row in connection.execute(moves).mappings():
        was = ReportPlace(row["document_id"], row["old_version"], row["old_start"])
        now = ReportPlace(row["document_id"], row["version"], row["start"])
        moved[row["edit_id"]].append((was, now))
    return tuple(
        StandingEdit(number, library, _moved(edit, moved[number]))
        for number, library, edit in connection.execute(edits)
    )


def state_of_edit(edit: TimelineEdit) -> State:
    """Return what the audit log keeps of an edit."""
    return {"sentence": edit.shown, "event": _deed(edit), "reason": edit.reason}


def _moved(edit: str, moves: Sequence[tuple[ReportPlace, ReportPlace]]) -> TimelineEdit:
    found = TimelineEdit.model_validate_json(edit)
    place, other = found.place, found.other
    for was, now in moves:
        place = now if place == was else place
        other = now if other == was else other
    return found.model_copy(update={"place": place, "other": other})


def _to_undo(library: LibraryId, number: int | None) -> Select[tuple[object, ...]]:
    """Select the edit of a number, counted in the library from 1, or else the newest in force."""
    here = select(timeline_edits).where(timeline_edits.c.library_id == library).limit(1)
    if number is None:
        return here.where(timeline_edits.c.undone_at.is_(None)).order_by(timeline_edits.c.id.desc())
    # Offsets that no file has room for would not fit into SQLite's integers.
    return here.order_by(timeline_edits.c.id).offset(number - 1 if 0 < number <= _MOST else _MOST)


def _log(
    connection: Connection,
    library: LibraryId,
    edit: TimelineEdit,
    deed: tuple[AuditAction, str, datetime],
) -> None:
    action, actor, at = deed
    state = state_of_edit(edit)
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


def _deed(edit: TimelineEdit) -> str:
    match edit.kind:
        case EditKind.HIDE:
            return "hidden"
        case EditKind.DATE:
            return f"dated {edit.date.edtf if edit.date else None}"
        case EditKind.MERGE:
            return f"merged with: {edit.other_shown}"
        case EditKind.SPLIT:
            return "taken out of its entry"
        case _:
            assert_never(edit.kind)


def _past_from(number: int, row: RowMapping) -> PastEdit:
    return PastEdit(
        number=number,
        edit=TimelineEdit.model_validate_json(row["edit"]),
        undone_at=row["undone_at"],
        undone_by=row["undone_by"],
    )
