"""The statuses of many sentences at once, without their reasons."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY, LibraryId, SentenceKey
from bot.store.database import Database
from bot.store.reach import reach_in
from bot.store.schema import assessments
from bot.store.sentence_keys import look_up

_FEW = 1_000
"""Sentences up to which each is looked up; for 10,000 that takes 50 ms, reading all rows 13 ms."""

_COLUMNS = (
    assessments.c.library_id,
    assessments.c.document_id,
    assessments.c.version,
    assessments.c.position,
    assessments.c.status,
)
_BY_NAME = {status.value: status for status in Status}


class StatusReader:
    """Read statuses alone: whole assessments of 10,000 sentences take 220 ms."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def statuses(
        self, library: LibraryId, keys: Sequence[SentenceKey]
    ) -> dict[SentenceKey, Status]:
        """Return at least these sentences' statuses: the library's own, else the base's.

        A sentence that was never assessed has none.
        """
        with self._database.read() as connection:
            reach = reach_in(connection, library)
            if len(keys) > _FEW:
                query = select(*_COLUMNS).where(assessments.c.library_id.in_(reach))
            else:
                query = select(*_COLUMNS).select_from(look_up(assessments, keys, reach))
            rows = [row for row in connection.execute(query) if row[1] is not None]
        # The base's first: the library's own then take their places.
        rows.sort(key=lambda row: row[0] != BASE_LIBRARY)
        return {
            SentenceKey(document, version, position): _BY_NAME[status]
            for _, document, version, position, status in rows
        }
