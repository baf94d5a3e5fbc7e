"""What each server has decided; every change is logged with what was before and after."""

import json
from collections.abc import Callable

from sqlalchemy import Connection, RowMapping, delete, insert, select

from bot.domain.document import LibraryId
from bot.domain.server import ServerSettings
from bot.store.audit import AuditAction, AuditEntry, Clock, State, append, utc_now
from bot.store.database import Database
from bot.store.schema import server_settings

_SWITCHES = ("members_see_library", "use_base", "links")
_SWITCH = {True: "on", False: "off"}


class ServerSettingsStore:
    """Keep settings. A server that decided nothing has the defaults."""

    def __init__(self, database: Database, now: Clock = utc_now) -> None:
        self._database = database
        self._now = now

    def all(self) -> dict[LibraryId, ServerSettings]:
        """Return the settings of every server that decided anything; read once, at the start."""
        with self._database.read() as connection:
            rows = connection.execute(select(server_settings)).mappings()
            return {row["library_id"]: _settings_from(row) for row in rows}

    def get(self, library: LibraryId) -> ServerSettings:
        """Return one server's settings."""
        with self._database.read() as connection:
            return _read(connection, library)

    def change(
        self, library: LibraryId, edit: Callable[[ServerSettings], ServerSettings], actor: str
    ) -> ServerSettings:
        """Store what `edit` makes of the settings as they are now, and return that.

        Two moderators who change different things at once do not overwrite one another.
        """
        with self._database.write() as connection:
            before = _read(connection, library)
            after = edit(before)
            if after != before:
                where = server_settings.c.library_id == library
                connection.execute(delete(server_settings).where(where))
                connection.execute(insert(server_settings).values(**_row(after)))
                _log(
                    connection,
                    before,
                    after,
                    AuditEntry(
                        library=library,
                        at=self._now(),
                        actor=actor,
                        action=AuditAction.SETTINGS,
                        document=None,
                        before=None,
                        after=None,
                    ),
                )
            return after


def _log(
    connection: Connection, before: ServerSettings, after: ServerSettings, entry: AuditEntry
) -> None:
    old, new = _state(before), _state(after)
    changed = [name for name in new if old[name] != new[name]]
    states = {
        "before": {name: old[name] for name in changed},
        "after": {name: new[name] for name in changed},
    }
    append(connection, entry.model_copy(update=states))


def _read(connection: Connection, library: LibraryId) -> ServerSettings:
    query = select(server_settings).where(server_settings.c.library_id == library)
    row = connection.execute(query).mappings().one_or_none()
    return ServerSettings(library=library) if row is None else _settings_from(row)


def _settings_from(row: RowMapping) -> ServerSettings:
    return ServerSettings(
        library=row["library_id"],
        moderator_roles=json.loads(row["moderator_roles"]),
        log_channel=row["log_channel"],
        answer_channels=json.loads(row["answer_channels"]),
        members_see_library=row["members_see_library"],
        use_base=row["use_base"],
        links=row["links"],
    )


def _row(settings: ServerSettings) -> dict[str, object]:
    return {
        **settings.model_dump(exclude={"library"}),
        "library_id": settings.library,
        "moderator_roles": json.dumps(settings.moderator_roles),
        "answer_channels": json.dumps(settings.answer_channels),
    }


def _state(settings: ServerSettings) -> State:
    return {
        "moderator_roles": " ".join(settings.moderator_roles),
        "log_channel": settings.log_channel,
        "answer_channels": " ".join(settings.answer_channels),
        **{name: _SWITCH[getattr(settings, name)] for name in _SWITCHES},
    }
