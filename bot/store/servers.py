"""The servers that the bot is in or was in, and the one way in which anything is purged."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, case, delete, func, insert, select, update

from bot.domain.document import LibraryId
from bot.domain.errors import NotFoundError
from bot.domain.value import Value
from bot.store.audit import NOT_JUDGED, AuditEntry, entry_from
from bot.store.database import Database
from bot.store.schema import audit, documents, judged, metadata, purges, servers


class Server(Value):
    """A server as the operator sees it: counts, and no word of what it holds."""

    library: LibraryId
    left_at: datetime | None
    documents: int


class NewestSteps(NamedTuple):
    """How far a library's log goes.

    Its newest step, the newest that statuses rest on, and the newest that they were judged by.
    """

    newest: int
    bearing: int
    judged: int

    @property
    def settled(self) -> bool:
        """Whether the statuses are those of the documents as they are now."""
        return self.judged >= self.bearing


class ServerStore:
    """Keep which servers the bot is in, and how far each one's log was told."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def join(self, library: LibraryId) -> None:
        """Note that the bot is in a server; whatever it left behind there is in use again."""
        with self._database.write() as connection:
            _put_down(connection, library)
            if _is_left(connection, library):
                _update(connection, library, left_at=None)

    def leave(self, library: LibraryId, at: datetime) -> None:
        """Note that the bot was taken out of a server; the first moment counts."""
        with self._database.write() as connection:
            _put_down(connection, library)
            if not _is_left(connection, library):
                _update(connection, library, left_at=at)

    def all(self) -> tuple[Server, ...]:
        """Return every server that the bot is or was in, for the operator."""
        counted = (
            select(func.count())
            .where(documents.c.library_id == servers.c.library_id, documents.c.removed_at.is_(None))
            .scalar_subquery()
        )
        query = select(servers.c.library_id, servers.c.left_at, counted).order_by(
            servers.c.library_id
        )
        with self._database.read() as connection:
            return tuple(
                Server(library=library, left_at=left_at, documents=count)
                for library, left_at, count in connection.execute(query)
            )

    def left_before(self, moment: datetime) -> tuple[LibraryId, ...]:
        """Return the servers that the bot left before `moment` and did not come back to."""
        query = select(servers.c.library_id).where(servers.c.left_at < moment)
        with self._database.read() as connection:
            return tuple(connection.execute(query).scalars())

    def purge(self, library: LibraryId) -> None:
        """Delete every row of a server that the bot has left, in every table.

        Raises:
            NotFoundError: if the bot is in the server, or never was.
        """
        with self._database.write() as connection:
            if not _is_left(connection, library):
                raise NotFoundError("Only what a server left behind can be purged.")
            connection.execute(insert(purges).values(library_id=library))
            for table in reversed(metadata.sorted_tables):
                if table not in (servers, purges):
                    connection.execute(delete(table).where(table.c.library_id == library))
            connection.execute(delete(servers).where(servers.c.library_id == library))
            connection.execute(delete(purges).where(purges.c.library_id == library))
        self._database.checkpoint()

    def newest_steps(self) -> dict[LibraryId, NewestSteps]:
        """Return how far each library's log goes.

        For noticing that anything happened: the one reading of the log that names no library.
        """
        bearing = case((audit.c.action.not_in(NOT_JUDGED), audit.c.id))
        query = (
            select(
                audit.c.library_id,
                func.max(audit.c.id),
                func.coalesce(func.max(bearing), 0),
                func.coalesce(func.max(judged.c.audit_id), 0),
            )
            .outerjoin(judged, judged.c.library_id == audit.c.library_id)
            .group_by(audit.c.library_id)
        )
        with self._database.read() as connection:
            return {row[0]: NewestSteps(*row[1:]) for row in connection.execute(query)}

    def untold(self, library: LibraryId, limit: int) -> tuple[AuditEntry, ...]:
        """Return the newest steps that the log channel was not told of, the oldest first."""
        logged = select(servers.c.logged).where(servers.c.library_id == library).scalar_subquery()
        query = (
            select(audit)
            .where(audit.c.library_id == library, audit.c.id > logged)
            .order_by(audit.c.id.desc())
            .limit(limit)
        )
        with self._database.read() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(entry_from(row) for row in reversed(rows))

    def tell(self, library: LibraryId, step: int) -> None:
        """Note that the log channel was told of all steps up to this one."""
        with self._database.write() as connection:
            _put_down(connection, library)
            _update(connection, library, logged=step)


def _put_down(connection: Connection, library: LibraryId) -> None:
    """Begin to know a server; what was logged before is not told in its log channel."""
    query = select(servers.c.library_id).where(servers.c.library_id == library)
    if connection.execute(query).first() is None:
        newest = select(func.max(audit.c.id)).where(audit.c.library_id == library)
        step = connection.execute(newest).scalar_one() or 0
        connection.execute(insert(servers).values(library_id=library, logged=step))


def _is_left(connection: Connection, library: LibraryId) -> bool:
    query = select(servers.c.left_at).where(servers.c.library_id == library)
    return connection.execute(query).scalar_one_or_none() is not None


def _update(connection: Connection, library: LibraryId, **columns: datetime | int | None) -> None:
    connection.execute(update(servers).where(servers.c.library_id == library).values(**columns))
