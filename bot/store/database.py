"""The database file: opened, migrated, and reached through transactions only."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.domain.errors import ConfigurationError, HearsayError
from bot.store.migrations.runner import migrate

FILE_NAME = "hearsay.sqlite3"
BUSY_SECONDS = 30
"""How long to wait for another process's write: the terminal beside a running bot."""

_WRITES = "hearsay_writes"


class Database:
    """One SQLite file. Any number of threads may read while one writes."""

    def __init__(self, engine: Engine, file: Path) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self.file = file

    @classmethod
    def open(cls, folder: Path) -> "Database":
        """Open the database in `folder`, creating both, and bring its schema up to date.

        Raises:
            ConfigurationError: if the folder cannot be written, or the file is not a database of
                this or an earlier version.
        """
        file = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigurationError(_unusable(folder, error.strerror or str(error))) from error
        engine = _engine(file)
        try:
            with _writing(engine) as connection:
                migrate(connection)
        except (sqlite3.DatabaseError, DBAPIError) as error:
            engine.dispose()
            raise ConfigurationError(_why(file, error)) from error
        except ConfigurationError:
            engine.dispose()
            raise
        return cls(engine, file)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Read one consistent state, whatever is written meanwhile.

        Raises:
            HearsayError: if the file is damaged, or its disk fails.
        """
        with _told(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Write all or nothing: committed to disk when the block ends, undone when it raises.

        Raises:
            HearsayError: if the file is damaged or locked, or its disk fails or is full.
        """
        with _told(), self._lock, _writing(self._engine) as connection:
            yield connection

    def checkpoint(self) -> None:
        """Empty the log of writes: what was deleted is then nowhere in the folder any more."""
        with _told():
            connection = self._engine.raw_connection()
            try:
                # TRUNCATE waits for readers; a busy database is emptied by the next checkpoint.
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()

    def problems(self) -> tuple[str, ...]:
        """Check the whole file, for `doctor`; empty when it is sound. Takes seconds per GB."""
        with self.read() as connection:
            damage = connection.execute(text("PRAGMA integrity_check")).scalars().all()
            orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
            drifted = connection.execute(text(_DRIFTED)).scalar_one()
        found = [str(line) for line in damage if line != "ok"]
        if orphans:
            found.append(f"{len(orphans)} rows refer to rows that are missing")
        if drifted:
            found.append(f"{drifted} stored sentences differ from their document's text")
        return tuple(found)

    def close(self) -> None:
        """Close every connection; the database is not used afterwards."""
        self._engine.dispose()


_DAMAGED = (
    "The database is damaged. Its operator can stop the bot and restore the data folder from a "
    "backup; `doctor` says whether all is well again."
)
_ADVICE = (
    ("malformed", _DAMAGED),
    ("not a database", _DAMAGED),
    ("disk I/O", "The disk that holds the database fails. Its operator should look at the disk."),
    ("is full", "The disk that holds the database is full. Free some space and try again."),
    ("locked", "The database is in use by another program. Try again when it has finished."),
)
"""What SQLite says, and what to do: https://www.sqlite.org/rescode.html."""

_DRIFTED = """
SELECT count(*) FROM sentences JOIN versions USING (library_id, document_id, version)
WHERE sentences.text <> substr(versions.text, start + 1, "end" - start)
"""


def _engine(file: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(file)), connect_args={"timeout": BUSY_SECONDS}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as connection:
        connection.execution_options(**{_WRITES: True})
        with connection.begin():
            yield connection


@contextmanager
def _told() -> Iterator[None]:
    """Say what only the operator can mend; what we did wrong stays as it is, with its trace."""
    try:
        yield
    except (sqlite3.DatabaseError, DBAPIError) as error:
        words = str(error.orig if isinstance(error, DBAPIError) else error)
        advice = next((advice for sign, advice in _ADVICE if sign in words), None)
        if advice is None:
            raise
        # A member may read this as well: it names no path.
        raise HearsayError(advice) from error


def _prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    # Python's driver would begin transactions on its own, late and never for DDL.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL: what a moderator was told is stored survives a power cut, not only a crash.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # A member's words that are forgotten must not linger in free pages of the file.
    connection.execute("PRAGMA secure_delete = ON")


def _begin(connection: Connection) -> None:
    # IMMEDIATE waits for another writer at the start; an upgrade in the middle would fail at once.
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _why(file: Path, error: Exception) -> str:
    words = str(error.orig if isinstance(error, DBAPIError) else error)
    if "not a database" in words or "malformed" in words:
        return (
            f"{file} is damaged or not a database. Put a backup in its place, or use another "
            "data folder (--data DIR or HEARSAY_DATA=DIR)."
        )
    if "locked" in words:
        return f"{file} is in use by another program. Try again when it has finished."
    return _unusable(file.parent, words)


def _unusable(folder: Path, words: str) -> str:
    return (
        f"The data folder {folder} cannot be used ({words}). Give a folder that can be written: "
        "--data DIR or HEARSAY_DATA=DIR."
    )
