"""Up to which step of the log the statuses of each library are judged.

Statuses are judged after the step that they follow from is stored. What is killed in between
leaves older statuses behind: the log tells which.
"""

from sqlalchemy import Connection, func, insert, select, update

from bot.domain.document import LibraryId
from bot.store.audit import NOT_JUDGED
from bot.store.database import Database
from bot.store.reach import reach_in
from bot.store.schema import audit, judged


class JudgedSteps:
    """Tells whose statuses are older than what happened within their reach."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self, library: LibraryId) -> int:
        """Return the newest step within a library's reach; statuses judged now rest on it."""
        with self._database.read() as connection:
            return newest_step(connection, library)

    def is_behind(self, library: LibraryId) -> bool:
        """Say whether a library's statuses are out of date."""
        with self._database.read() as connection:
            return _is_behind(connection, library)

    def behind(self) -> tuple[LibraryId, ...]:
        """Return the libraries whose statuses are out of date.

        For judging again only: the one reading here that is not within a library.
        """
        with self._database.read() as connection:
            query = select(audit.c.library_id).distinct().order_by(audit.c.library_id)
            known = [LibraryId(each) for each in connection.execute(query).scalars()]
            return tuple(each for each in known if _is_behind(connection, each))


def newest_step(connection: Connection, library: LibraryId) -> int:
    """Return the newest step within a library's reach that statuses rest on; 0: there is none."""
    reach = reach_in(connection, library)
    query = select(func.max(audit.c.id)).where(
        audit.c.library_id.in_(reach), audit.c.action.not_in(NOT_JUDGED)
    )
    return int(connection.execute(query).scalar_one() or 0)


def judged_step(connection: Connection, library: LibraryId) -> int | None:
    """Return the step that a library's statuses rest on; None: they were never judged."""
    query = select(judged.c.audit_id).where(judged.c.library_id == library)
    found = connection.execute(query).scalar_one_or_none()
    return None if found is None else int(found)


def note_judged(connection: Connection, library: LibraryId, step: int) -> bool:
    """Note that statuses up to a step are being stored; False if later ones are stored already."""
    before = judged_step(connection, library)
    if before is None:
        connection.execute(insert(judged).values(library_id=library, audit_id=step))
        return True
    if before > step:
        return False
    connection.execute(update(judged).where(judged.c.library_id == library).values(audit_id=step))
    return True


def _is_behind(connection: Connection, library: LibraryId) -> bool:
    return (judged_step(connection, library) or 0) < newest_step(connection, library)
