"""Read stored versions and their words."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from bot.domain.answer import QuoteRef
from bot.domain.document import Document, LibraryId, VersionKey
from bot.domain.errors import NotFoundError
from bot.store.reach import current_versions, document_from, in_place, locate
from bot.store.schema import versions


def version_in(connection: Connection, reach: Sequence[LibraryId], key: VersionKey) -> Document:
    """Return a version, current or not; raises as `locate` does."""
    query = select(versions).where(in_place(versions, locate(connection, reach, key)))
    return document_from(connection.execute(query).mappings().one())


def counts_now(connection: Connection, reach: Sequence[LibraryId], key: VersionKey) -> bool:
    """Say whether this version is the one that counts now."""
    query = current_versions(reach).where(
        versions.c.document_id == key.document, versions.c.version == key.version
    )
    return connection.execute(query.with_only_columns(versions.c.version)).first() is not None


def span_in(connection: Connection, reach: Sequence[LibraryId], ref: QuoteRef) -> str:
    """Return a quote's words and nothing else of the text; shorter where the text ends before.

    Raises:
        NotFoundError: if there is no such version within the reach, or the span is no span.
        WithdrawnError: if the document was removed.
    """
    if not 0 <= ref.start < ref.end:
        raise NotFoundError("There is no such place in a document.")
    place = locate(connection, reach, VersionKey(ref.document, ref.version))
    # SQLite counts code points too, but from 1.
    words = func.substr(versions.c.text, ref.start + 1, ref.end - ref.start)
    return str(connection.execute(select(words).where(in_place(versions, place))).scalar_one())


def current_with(connection: Connection, library: LibraryId, **columns: str) -> Document | None:
    """Return the current version of a library with these values, the newest of several."""
    query = (
        current_versions((library,))
        .where(*(versions.c[name] == value for name, value in columns.items()))
        .order_by(versions.c.added_at.desc(), versions.c.document_id)
        .limit(1)
    )
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else document_from(row)
