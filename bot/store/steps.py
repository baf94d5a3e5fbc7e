"""The steps that change a library's documents: each is logged, and each can be undone."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from bot.domain.document import Document, DocumentDetails, DocumentId, DocumentRef, LibraryId
from bot.domain.errors import ConflictError, DocumentRejectedError, NotFoundError
from bot.domain.value import Value
from bot.store.audit import AuditAction, AuditEntry, State, append, entry_from
from bot.store.reach import (
    DETAIL_COLUMNS,
    current_document,
    current_versions,
    document_from,
    no_such_document,
    state_of,
)
from bot.store.schema import audit, documents, versions

_UNDOABLE = (
    AuditAction.ADD,
    AuditAction.NEW_VERSION,
    AuditAction.EDIT_DETAILS,
    AuditAction.REMOVE,
)


class Stamp(NamedTuple):
    """Who takes a step, and when."""

    actor: str
    at: datetime


class UndoneStep(Value):
    """What an undo took back; `description` says it to the moderator."""

    action: AuditAction
    document: DocumentRef
    description: str


def insert_version(connection: Connection, document: Document, stamp: Stamp) -> None:
    """Store a new document, or a new version that counts from now on, and log it."""
    _refuse_copy(connection, document)
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
            raise _changed_meanwhile(before)
        _set(connection, document, current_version=document.version)
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
    document = current_document(connection, (seen.library,), seen.id)
    if document != seen:
        raise _changed_meanwhile(document)
    changed = document.model_copy(update={"details": details})
    _write_details(connection, changed)
    _log(connection, stamp, AuditAction.EDIT_DETAILS, document, changed)
    return changed


def remove_document(connection: Connection, document: Document, stamp: Stamp) -> None:
    """Take a document out of the library, and log it; nothing of it is deleted."""
    _set(connection, document, removed_at=stamp.at, removed_by=stamp.actor)
    _log(connection, stamp, AuditAction.REMOVE, document, None)


def undo_last(connection: Connection, library: LibraryId, stamp: Stamp) -> UndoneStep:
    """Take back the newest step that was not taken back yet, and log it.

    Raises:
        NotFoundError: if no step is left.
    """
    taken_back = select(audit.c.undoes).where(
        audit.c.library_id == library, audit.c.undoes.is_not(None)
    )
    query = (
        select(audit)
        .where(
            audit.c.library_id == library,
            audit.c.action.in_(_UNDOABLE),
            audit.c.id.not_in(taken_back),
        )
        .order_by(audit.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFoundError("There is no step left to undo in this library.")
    return _take_back(connection, entry_from(row), stamp)


def _take_back(connection: Connection, step: AuditEntry, stamp: Stamp) -> UndoneStep:
    state = step.after or step.before or {}
    document = _stored(connection, step, state)
    title = document.details.title
    if step.action is AuditAction.ADD:
        _set(connection, document, removed_at=stamp.at, removed_by=stamp.actor)
        description = f"Undone: adding “{title}”. It is no longer in the library."
    elif step.action is AuditAction.NEW_VERSION:
        document = _stored(connection, step, step.before or {})
        _set(connection, document, current_version=document.version)
        description = f"Undone: the new version of “{title}”. Version {document.version} is back."
    elif step.action is AuditAction.REMOVE:
        _set(connection, document, removed_at=None, removed_by=None)
        description = f"Undone: removing “{title}”. It is in the library again."
    else:
        details = _details_in(step.before or {})
        document = document.model_copy(update={"details": details})
        _write_details(connection, document)
        description = f"Undone: the change of details of “{title}”."
    append(
        connection,
        AuditEntry(
            library=step.library,
            at=stamp.at,
            actor=stamp.actor,
            action=AuditAction.UNDO,
            document=document.id,
            before=step.after,
            after=step.before,
            undoes=step.id,
        ),
    )
    return UndoneStep(action=step.action, document=document.ref, description=description)


def _details_in(state: State) -> DocumentDetails:
    # A step that was logged before a detail was known to us says nothing about it.
    return DocumentDetails.model_validate(
        {name: state[name] for name in DETAIL_COLUMNS if name in state}
    )


def _stored(connection: Connection, step: AuditEntry, state: State) -> Document:
    query = select(versions).where(
        versions.c.library_id == step.library,
        versions.c.document_id == step.document,
        versions.c.version == state["version"],
    )
    return document_from(connection.execute(query).mappings().one())


def _changed_meanwhile(document: Document) -> ConflictError:
    return ConflictError(
        f"Somebody else has changed “{document.details.title}” meanwhile. "
        "Look at it again, then repeat your change."
    )


def _refuse_copy(connection: Connection, document: Document) -> None:
    # The ingester looks first; this is for two that add the same file at the same moment.
    query = current_versions((document.library,)).where(
        versions.c.content_hash == document.content_hash, versions.c.document_id != document.id
    )
    row = connection.execute(query.with_only_columns(versions.c.title).limit(1)).one_or_none()
    if row is not None:
        raise DocumentRejectedError(f"The same file is already in the library: “{row.title}”.")


def _set(
    connection: Connection, document: Document, **columns: int | str | datetime | None
) -> None:
    connection.execute(
        update(documents)
        .where(documents.c.library_id == document.library, documents.c.id == document.id)
        .values(**columns)
    )


def _write_details(connection: Connection, document: Document) -> None:
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
