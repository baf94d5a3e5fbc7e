"""Find document versions within a reach; every statement here names the libraries it may see."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    RowMapping,
    Select,
    and_,
    func,
    select,
)

from bot.domain.answer import DocumentSummary
from bot.domain.document import (
    BASE_LIBRARY,
    Document,
    DocumentDetails,
    DocumentId,
    DocumentRef,
    LibraryId,
    VersionKey,
    reach_of,
)
from bot.domain.errors import NotFoundError, WithdrawnError
from bot.store.audit import State
from bot.store.schema import assessments, documents, sentences, server_settings, versions

DETAIL_COLUMNS = tuple(DocumentDetails.model_fields)


class Place(NamedTuple):
    """Where a version was found."""

    library: LibraryId
    key: VersionKey
    title: str


_SAME_DOCUMENT = and_(
    versions.c.library_id == documents.c.library_id, versions.c.document_id == documents.c.id
)
_IS_CURRENT = and_(
    documents.c.removed_at.is_(None), documents.c.current_version == versions.c.version
)


def reach_in(connection: Connection, library: LibraryId) -> tuple[LibraryId, ...]:
    """Return the libraries that members of `library` may read, as their server has decided."""
    query = select(server_settings.c.use_base).where(server_settings.c.library_id == library)
    use_base = connection.execute(query).scalar_one_or_none()
    return (library,) if use_base is False else reach_of(library)


def findings_of(connection: Connection, library: LibraryId) -> tuple[LibraryId, ...]:
    """Return the libraries whose findings count for `library`.

    Its own cover all of its reach; as long as it has none, those of its reach do.
    """
    own = select(assessments.c.library_id).where(assessments.c.library_id == library).limit(1)
    if connection.execute(own).first() is not None:
        return (library,)
    return reach_in(connection, library)


def current_versions(reach: Sequence[LibraryId]) -> Select[tuple[object, ...]]:
    """Select the versions that count now: of documents not removed, the current one each."""
    return (
        select(versions)
        .join(documents, _SAME_DOCUMENT)
        .where(documents.c.library_id.in_(reach), _IS_CURRENT)
    )


def current_document(
    connection: Connection, reach: Sequence[LibraryId], document: DocumentId
) -> Document:
    """Return a document's current version.

    Raises:
        NotFoundError: if there is none, it was removed, or it is outside the reach.
    """
    query = current_versions(reach).where(versions.c.document_id == document)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise no_such_document(document)
    return document_from(row)


def locate(connection: Connection, reach: Sequence[LibraryId], key: VersionKey) -> Place:
    """Find a version of a document that was not removed, current or not.

    Raises:
        NotFoundError: if there is no such version within the reach.
        WithdrawnError: if the document was removed.
    """
    query = (
        select(versions.c.library_id, versions.c.title, documents.c.removed_at)
        .join(documents, _SAME_DOCUMENT)
        .where(
            documents.c.library_id.in_(reach),
            documents.c.id == key.document,
            versions.c.version == key.version,
        )
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise no_such_document(key.document)
    if row.removed_at is not None:
        raise WithdrawnError(f"The source “{row.title}” was withdrawn from this library.")
    return Place(row.library_id, key, row.title)


def in_place(table: FromClause, place: Place) -> ColumnElement[bool]:
    """Select the rows of one version, by its library and its key."""
    return and_(
        table.c.library_id == place.library,
        table.c.document_id == place.key.document,
        table.c.version == place.key.version,
    )


def summaries(connection: Connection, reach: Sequence[LibraryId]) -> tuple[DocumentSummary, ...]:
    """List the current documents, the first added first."""
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
        current_versions(reach)
        .with_only_columns(
            *(column for column in versions.c if column.name != "text"),
            counted.label("sentences"),
            documents.c.added_at.label("first_added_at"),
        )
        .order_by(documents.c.added_at, versions.c.file_name, documents.c.id)
    )
    return tuple(_summary_from(row) for row in connection.execute(query).mappings())


def document_from(row: RowMapping) -> Document:
    """Read a document from a row of the versions table."""
    return Document(
        id=row["document_id"],
        version=row["version"],
        library=row["library_id"],
        file_name=row["file_name"],
        details=details_from(row),
        content_hash=row["content_hash"],
        text=row["text"],
    )


def details_from(row: RowMapping) -> DocumentDetails:
    """Read a document's details from a row of the versions table."""
    return DocumentDetails.model_validate({name: row[name] for name in DETAIL_COLUMNS})


def state_of(document: Document) -> State:
    """Return what the audit log keeps of a version: everything but its text."""
    details: State = document.details.model_dump()
    return {
        "version": document.version,
        "file_name": document.file_name,
        **details,
        "content_hash": document.content_hash,
    }


def no_such_document(document: DocumentId) -> NotFoundError:
    """Say that a document is missing; another library's gets the same words."""
    return NotFoundError(f"There is no document {document} in this library.")


def _summary_from(row: RowMapping) -> DocumentSummary:
    details = details_from(row)
    return DocumentSummary(
        document=DocumentRef(
            id=row["document_id"],
            version=row["version"],
            file_name=row["file_name"],
            title=details.title,
            publisher=details.publisher,
            published=details.published,
            published_note=details.published_note,
            url=details.url,
        ),
        details=details,
        words=row["words"],
        sentences=row["sentences"],
        added_at=row["first_added_at"].isoformat(timespec="seconds"),
        shared=row["library_id"] == BASE_LIBRARY,
    )
