"""Take back any step of a library's log that nothing later builds on."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from bot.domain.document import BASE_LIBRARY, Document, DocumentDetails, DocumentRef, LibraryId
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.value import Value
from bot.store import verdicts
from bot.store.audit import AuditAction, AuditEntry, State, append, history_of, numbered
from bot.store.carrying import carry_verdicts
from bot.store.carrying_edits import carry_edits
from bot.store.reach import DETAIL_COLUMNS, document_from
from bot.store.schema import versions
from bot.store.standing import DOCUMENT_STEPS, VERDICT_STEPS, why_not
from bot.store.steps import Stamp, refuse_copy, set_place, write_details

_ALL = 1_000_000


class UndoneStep(Value):
    """What an undo took back; `description` says it to the moderator."""

    action: AuditAction
    document: DocumentRef
    description: str


def undo_step(
    connection: Connection, library: LibraryId, stamp: Stamp, number: int | None
) -> UndoneStep:
    """Take back the step with this number, or the newest one on a document that still stands.

    Raises:
        NotFoundError: if there is no such step.
        ConflictError: if the step does not stand any more, or later ones build on it.
    """
    step = _chosen(numbered(connection, library, limit=_ALL), number)
    if step.document is None:
        raise NotFoundError(f"Step {step.number} changed nothing that could be taken back.")
    history = history_of(connection, library, step.document)
    if reason := why_not(step, history):
        raise ConflictError(f"Step {step.number} cannot be undone: {reason}.")
    origin = _origin(step, history)
    if origin.action in VERDICT_STEPS:
        undone = _take_back_verdict(connection, step, origin, stamp)
    else:
        undone = _take_back(connection, step, origin, stamp)
    append(
        connection,
        AuditEntry(
            library=library,
            at=stamp.at,
            actor=stamp.actor,
            action=AuditAction.UNDO,
            document=step.document,
            before=step.after,
            after=step.before,
            undoes=step.id,
        ),
    )
    return undone


def _chosen(steps: Sequence[AuditEntry], number: int | None) -> AuditEntry:
    """Return the step that is meant out of all of a library, which come newest first."""
    if number is not None:
        found = next((each for each in steps if each.number == number), None)
        if found is None:
            raise NotFoundError(f"There is no step {number} in this library's log.")
        return found
    taken_back = {each.undoes for each in steps}
    for each in steps:
        if each.action in DOCUMENT_STEPS and each.id not in taken_back:
            return each
    raise NotFoundError("There is no step left to undo in this library.")


def _origin(step: AuditEntry, history: Sequence[AuditEntry]) -> AuditEntry:
    """Follow undone undoings back to the step that was first taken."""
    while step.undoes is not None:
        step = next(each for each in history if each.id == step.undoes)
    return step


def _take_back(
    connection: Connection, step: AuditEntry, origin: AuditEntry, stamp: Stamp
) -> UndoneStep:
    """Put a document from where the step left it to where it found it."""
    state = step.before or step.after or {}
    document = _stored(connection, step, state)
    if step.before is None:
        set_place(connection, document, removed_at=stamp.at, removed_by=stamp.actor)
    else:
        document = document.model_copy(update={"details": _details_in(step.before)})
        refuse_copy(connection, document)
        set_place(
            connection,
            document,
            current_version=document.version,
            removed_at=None,
            removed_by=None,
        )
        write_details(connection, document)
        if step.after and step.after["version"] != document.version:
            gone = document.model_copy(update={"version": step.after["version"]})
            carry_verdicts(connection, gone, document, stamp)
            carry_edits(connection, gone, document, stamp)
    return UndoneStep(
        action=origin.action, document=document.ref, description=_words(step, origin, state)
    )


def _words(step: AuditEntry, origin: AuditEntry, state: State) -> str:
    title = state.get("title")
    what = {
        AuditAction.ADD: f"adding “{title}”",
        AuditAction.NEW_VERSION: f"the new version of “{title}”",
        AuditAction.EDIT_DETAILS: f"the change of details of “{title}”",
        AuditAction.REMOVE: f"removing “{title}”",
    }[origin.action]
    if step.action is AuditAction.UNDO and step.before == origin.after:
        return f"Done again: {what}.{_where(step)}"
    return f"Undone: {what}.{_where(step)}"


def _where(step: AuditEntry) -> str:
    if step.before is None:
        return " It is no longer in the library."
    if step.after is None:
        return " It is in the library again."
    if step.before["version"] != step.after["version"]:
        return f" Version {step.before['version']} is back."
    return ""


def _take_back_verdict(
    connection: Connection, step: AuditEntry, origin: AuditEntry, stamp: Stamp
) -> UndoneStep:
    document = _stored(connection, step, step.before or step.after or {})
    verdicts.put_back(connection, step, stamp.actor, stamp.at)
    what = "the verdict" if origin.action is AuditAction.VERDICT else "clearing the verdict"
    done = "Undone" if step.before != origin.after else "Done again"
    return UndoneStep(
        action=origin.action,
        document=document.ref,
        description=f"{done}: {what} on a sentence of “{document.details.title}”.",
    )


def _details_in(state: State) -> DocumentDetails:
    # A step that was logged before a detail was known to us says nothing about it.
    return DocumentDetails.model_validate(
        {name: state[name] for name in DETAIL_COLUMNS if name in state}
    )


def _stored(connection: Connection, step: AuditEntry, state: State) -> Document:
    """Read the version that a step is about; a verdict may be on one of the base library."""
    query = select(versions).where(
        versions.c.library_id.in_((BASE_LIBRARY, step.library)),
        versions.c.document_id == step.document,
        versions.c.version == state["version"],
    )
    return document_from(connection.execute(query).mappings().one())
