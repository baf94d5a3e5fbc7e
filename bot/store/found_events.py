"""The events found in each version: not the truth, only kept because finding them is slow."""

from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from bot.domain.document import LibraryId, VersionKey
from bot.domain.timeline import FoundEvents, FoundReport
from bot.store.database import Database
from bot.store.schema import found_events

_REPORTS = TypeAdapter(tuple[FoundReport, ...])
_AT_ONCE = 500
"""Documents named in one query: SQLite takes some thousand parameters."""


class FoundEventStore:
    """Keep what was found; whoever asks says what it must have been found with."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(
        self, reach: Sequence[LibraryId], wanted: Mapping[VersionKey, str]
    ) -> dict[VersionKey, FoundEvents]:
        """Return the events of the wanted versions that were found on just the wanted basis."""
        keys = list(wanted)
        found = {}
        with self._database.read() as connection:
            for start in range(0, len(keys), _AT_ONCE):
                documents = {key.document for key in keys[start : start + _AT_ONCE]}
                query = select(found_events).where(
                    found_events.c.library_id.in_(reach),
                    found_events.c.document_id.in_(documents),
                )
                for row in connection.execute(query).mappings():
                    key = VersionKey(row["document_id"], row["version"])
                    if wanted.get(key) == row["basis"]:
                        reports = _REPORTS.validate_json(row["reports"])
                        found[key] = FoundEvents(basis=row["basis"], reports=reports)
        return found

    def keep(self, found: Sequence[tuple[LibraryId, VersionKey, FoundEvents]]) -> None:
        """Keep the events of versions, in the place of any that were kept of them before."""
        rows = [
            {
                "library_id": library,
                "document_id": key.document,
                "version": key.version,
                "basis": events.basis,
                "reports": _REPORTS.dump_json(events.reports).decode(),
            }
            for library, key, events in found
        ]
        if not rows:
            return
        new = insert(found_events)
        put = new.on_conflict_do_update(
            index_elements=["library_id", "document_id", "version"],
            set_={"basis": new.excluded.basis, "reports": new.excluded.reports},
        )
        with self._database.write() as connection:
            connection.execute(put, rows)
