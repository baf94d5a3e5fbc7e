"""The versions of documents, and which of them counts."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.domain.document import DocumentId, DocumentRef, LibraryId, VersionKey
from bot.domain.value import Value
from bot.store.reach import current_document, current_versions, document_from
from bot.store.schema import sentences, versions


class VersionSummary(Value):
    """One version: what it was called, who added it when, and whether it is the one that counts."""

    document: DocumentRef
    current: bool
    words: int
    sentences: int
    added_at: datetime
    added_by: str


def titles_in(connection: Connection, library: LibraryId) -> tuple[tuple[VersionKey, str], ...]:
    """Return the keys of a library's current versions with their titles, in a stable order."""
    query = (
        current_versions((library,))
        .with_only_columns(versions.c.document_id, versions.c.version, versions.c.title)
        .order_by(versions.c.document_id)
    )
    return tuple((VersionKey(row[0], row[1]), row[2]) for row in connection.execute(query))


def versions_of(
    connection: Connection, reach: Sequence[LibraryId], document: DocumentId
) -> tuple[VersionSummary, ...]:
    """Return every version of a current document, the newest first.

    Raises:
        NotFoundError: if there is no such document within the reach, or it was removed.
    """
    current = current_document(connection, reach, document)
    counted = (
        select(func.count())
        .where(
            sentences.c.library_id == versions.c.library_id,
            sentences.c.document_id == versions.c.document_id,
            sentences.c.version == versions.c.version,
        )
        .scalar_subquery()
    )
    query = (
        select(versions, counted.label("sentences"))
        .where(versions.c.library_id == current.library, versions.c.document_id == document)
        .order_by(versions.c.version.desc())
    )
    return tuple(
        VersionSummary(
            document=document_from(row).ref,
            current=row["version"] == current.version,
            words=row["words"],
            sentences=row["sentences"],
            added_at=row["added_at"],
            added_by=row["added_by"],
        )
        for row in connection.execute(query).mappings()
    )
