"""The steps that change a library's documents: each is logged in its own transaction."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from bot.domain.document import Document, DocumentDetails, DocumentId, LibraryId
from bot.domain.errors import ConflictError, DocumentRejectedError
from bot.store.audit import AuditAction, AuditEntry, append
from bot.store.reach import (
    current_document,
    current_versions,
    document_from,
    no_such_document,
    state_of,
)
from bot.store.schema import documents, versions


class Stamp(NamedTuple):
    """Who takes a step, and when."""

    actor: str
    at: datetime


def insert_version(connection: Connection, document: Document, stamp: Stamp) -> Document | None:
    """Store a new document, or a new version that counts from now on, and log it.

    Returns the version that counted before.
    """
    refuse_copy(connection, document)
    before: Document | None = None
    if document.version == 1:
        connection.execute(
            insert(documents).values(
                library_id=document.library, id=document.id, current_version=1, added_at=stamp.at
            )
        )
    else:
        before = current_document(connection, (document.library,), document.id)
        if document.version != next_version(connection, document.library, document.id):
            raise changed_meanwhile(before)
        set_place(connection, document, current_version=document.version)
    connection.execute(
        insert(versions).values(
            library_id=document.library,
            document_id=document.id,
            version=document.version,
            file_name=document.file_name,
            **document.details.model_dump(),
            content_hash=document.content_hash,
            text=document.text,
            words=len(document.text.split()),
            added_at=stamp.at,
            added_by=stamp.actor,
        )
    )
    action = AuditAction.NEW_VERSION if before else AuditAction.ADD
    _log(connection, stamp, action, before, document)
    return before


def next_version(connection: Connection, library: LibraryId, document: DocumentId) -> int:
    """Return the number for a document's next version; an undone one's is not used again.

    Raises:
        NotFoundError: if the library has no such document.
    """
    newest = connection.execute(
        select(func.max(versions.c.version)).where(
            versions.c.library_id == library, versions.c.document_id == document
        )
    ).scalar_one()
    if newest is None:
        raise no_such_document(document)
    return int(newest) + 1


def replace_details(
    connection: Connection, seen: Document, details: DocumentDetails, stamp: Stamp
) -> Document:
    """Change what is known about a document beside its text, and log it.

    Raises:
        ConflictError: if the document is no longer as it was seen.
    """
    refuse_changed(connection, seen)
    changed = seen.model_copy(update={"details": details})
    write_details(connection, changed)
    _log(connection, stamp, AuditAction.EDIT_DETAILS, seen, changed)
    return changed


def remove_document(connection: Connection, document: Document, stamp: Stamp) -> None:
    """Take a document out of the library, and log it; nothing of it is deleted."""
    set_place(connection, document, removed_at=stamp.at, removed_by=stamp.actor)
    _log(connection, stamp, AuditAction.REMOVE, document, None)


def refuse_changed(connection: Connection, seen: Document) -> None:
    """Refuse to go on with a document that is no longer as it was seen.

    Raises:
        ConflictError: if it was changed since.
        NotFoundError: if it is not in its library any more.
    """
    document = current_document(connection, (seen.library,), seen.id)
    if document != seen:
        raise changed_meanwhile(document)


def changed_meanwhile(document: Document) -> ConflictError:
    """Say that a document is no longer as it was seen."""
    return ConflictError(
        f"Somebody else has changed “{document.details.title}” meanwhile. "
        "Look at it again, then repeat your change."
    )


def refuse_copy(connection: Connection, document: Document) -> None:
    """Refuse a document whose bytes another one of its library has.

    Raises:
        DocumentRejectedError: naming the other one.
    """
    # The ingester looks first; this is for two that add the same file at the same moment.
    refuse_bytes(connection, document.library, document.content_hash, but=document.id)


def refuse_bytes(
    connection: Connection, library: LibraryId, content_hash: str, *, but: DocumentId | None
) -> None:
    """Refuse bytes that a current version was made from, unless it is one of the document `but`.

    Raises:
        DocumentRejectedError: naming the document.
    """
    query = current_versions((library,)).where(versions.c.content_hash == content_hash)
    if but is not None:
        query = query.where(versions.c.document_id != but)
    found = connection.execute(query.limit(1)).mappings().one_or_none()
    if found is not None:
        raise DocumentRejectedError(already_there(document_from(found)))


def already_there(document: Document) -> str:
    """Say which document of the library was made from the same bytes."""
    return f"The same file is already in the library: “{document.details.title}” ({document.id})."


def set_place(
    connection: Connection, document: Document, **columns: int | str | datetime | None
) -> None:
    """Set which version of a document counts, or that it was removed."""
    connection.execute(
        update(documents)
        .where(documents.c.library_id == document.library, documents.c.id == document.id)
        .values(**columns)
    )


def write_details(connection: Connection, document: Document) -> None:
    """Write the details of a stored version."""
    connection.execute(
        update(versions)
        .where(
            versions.c.library_id == document.library,
            versions.c.document_id == document.id,
            versions.c.version == document.version,
        )
        .values(**document.details.model_dump())
    )


def _log(
    connection: Connection,
    stamp: Stamp,
    action: AuditAction,
    before: Document | None,
    after: Document | None,
) -> None:
    document = after or before
    if document is None:
        raise ValueError("a step has a state before it, or after it")
    append(
        connection,
        AuditEntry(
            library=document.library,
            at=stamp.at,
            actor=stamp.actor,
            action=action,
            document=document.id,
            before=state_of(before) if before else None,
            after=state_of(after) if after else None,
        ),
    )
