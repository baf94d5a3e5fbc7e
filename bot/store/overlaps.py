"""Which documents have sentences in common with a text that is not stored yet."""

import json
from collections.abc import Sequence

from sqlalchemy import and_, column, func, select

from bot.domain.document import LibraryId, VersionKey
from bot.store.database import Database
from bot.store.schema import documents, sentences


class OverlapReader:
    """Count common sentences: one pass over the sentences within a reach."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def shared(self, reach: tuple[LibraryId, ...], texts: Sequence[str]) -> dict[VersionKey, int]:
        """Return how many of the texts each current version has as sentences, word for word."""
        each = func.json_each(json.dumps(list(dict.fromkeys(texts)))).table_valued(column("value"))
        query = (
            select(
                sentences.c.document_id,
                sentences.c.version,
                func.count(sentences.c.text.distinct()),
            )
            .join(
                documents,
                and_(
                    documents.c.library_id == sentences.c.library_id,
                    documents.c.id == sentences.c.document_id,
                    documents.c.current_version == sentences.c.version,
                ),
            )
            .where(
                sentences.c.library_id.in_(reach),
                documents.c.removed_at.is_(None),
                sentences.c.text.in_(select(each.c.value)),
            )
            .group_by(sentences.c.document_id, sentences.c.version)
        )
        with self._database.read() as connection:
            return {VersionKey(row[0], row[1]): int(row[2]) for row in connection.execute(query)}
