"""How quotes that were shown earlier stand now, many at once and without reading their words."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, String, column, func, select

from bot.domain.answer import QuoteRef
from bot.domain.document import DocumentId, LibraryId, SentenceKey, VersionKey
from bot.store.database import Database
from bot.store.reach import reach_in
from bot.store.schema import documents, sentences, versions


class Standing(NamedTuple):
    """A document as it stands now, within a library's reach."""

    title: str
    version: int
    removed: bool


class QuoteStandings:
    """Look up what became of quoted documents and which sentences a quote is made of."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def documents(
        self, library: LibraryId, wanted: Iterable[DocumentId]
    ) -> dict[DocumentId, Standing]:
        """Return the documents within the library's reach, removed ones too."""
        each = func.json_each(json.dumps(sorted(set(wanted)))).table_valued(column("value", String))
        with self._database.read() as connection:
            query = (
                select(
                    documents.c.id,
                    versions.c.title,
                    documents.c.current_version,
                    documents.c.removed_at,
                )
                .join(
                    versions,
                    (versions.c.library_id == documents.c.library_id)
                    & (versions.c.document_id == documents.c.id)
                    & (versions.c.version == documents.c.current_version),
                )
                .where(
                    documents.c.library_id.in_(reach_in(connection, library)),
                    documents.c.id.in_(select(each.c.value)),
                )
            )
            return {
                id_: Standing(title, version, removed_at is not None)
                for id_, title, version, removed_at in connection.execute(query)
            }

    def sentences(
        self, library: LibraryId, refs: Sequence[QuoteRef]
    ) -> dict[QuoteRef, tuple[SentenceKey, ...]]:
        """Return the sentences that each quote is made of; none for one out of reach."""
        by_version: dict[VersionKey, list[QuoteRef]] = {}
        for ref in refs:
            by_version.setdefault(VersionKey(ref.document, ref.version), []).append(ref)
        found: dict[QuoteRef, tuple[SentenceKey, ...]] = {}
        with self._database.read() as connection:
            reach = reach_in(connection, library)
            for key, quoted in by_version.items():
                spans = _spans(connection, reach, key)
                for ref in quoted:
                    found[ref] = tuple(
                        SentenceKey(*key, position)
                        for position, start, end in spans
                        if ref.start <= start and end <= ref.end
                    )
        return found


def _spans(
    connection: Connection, reach: Sequence[LibraryId], key: VersionKey
) -> list[tuple[int, int, int]]:
    query = (
        select(sentences.c.position, sentences.c.start, sentences.c.end)
        .where(
            sentences.c.library_id.in_(reach),
            sentences.c.document_id == key.document,
            sentences.c.version == key.version,
        )
        .order_by(sentences.c.position)
    )
    return [(position, start, end) for position, start, end in connection.execute(query)]
