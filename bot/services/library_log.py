"""The log of a library in words: who did what, when, before and after, and what can be undone."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.document import DocumentId, LibraryId
from bot.domain.value import Value
from bot.store.audit import AuditAction, AuditEntry, AuditLog, State
from bot.store.standing import why_not

_DONE = {
    AuditAction.ADD: "added",
    AuditAction.NEW_VERSION: "new version",
    AuditAction.EDIT_DETAILS: "details changed",
    AuditAction.REMOVE: "removed",
    AuditAction.UNDO: "undone",
    AuditAction.VERDICT: "verdict recorded",
    AuditAction.CLEAR_VERDICT: "verdict cleared",
    AuditAction.CARRY_VERDICT: "verdict carried along with its sentence",
    AuditAction.CARRY_EVENT: "change of the timeline carried along with its sentence",
    AuditAction.SETTINGS: "settings changed",
    AuditAction.HIDE_EVENT: "report hidden from the timeline",
    AuditAction.DATE_EVENT: "report of the timeline dated",
    AuditAction.MERGE_EVENTS: "entries of the timeline merged",
    AuditAction.SPLIT_EVENT: "entry of the timeline split",
    AuditAction.UNDO_EVENT: "change of the timeline taken back",
    AuditAction.CONFIRM_LINK: "doubtful link confirmed",
    AuditAction.REJECT_LINK: "doubtful link rejected",
    AuditAction.UNDO_LINK: "decision on a doubtful link taken back",
}
_NAMES: Mapping[str, str] = {
    "title": "title",
    "publisher": "publisher",
    "author": "author",
    "published": "published",
    "published_note": "about the date",
    "url": "address",
    "language": "language",
    "file_name": "file",
    "version": "version",
    "words": "sentence",
    "status": "status",
    "evidence": "evidence",
    "reason": "reason",
    "kind": "link",
    "subject": "first sentence",
    "target": "second sentence",
    "state": "decision",
    "moderator_name": "by",
}
"""What people are shown of a state; hashes and positions tell them nothing."""


class LogEntry(Value):
    """One step, in words. `number` counts the library's own steps from 1.

    `before` and `after` say only what the step changed; empty where there was nothing.
    `why_not` says why the step cannot be undone; None: it can be.
    """

    number: int
    at: datetime
    actor: str
    action: AuditAction
    what: str
    document: DocumentId | None
    title: str | None
    before: str
    after: str
    undoes: int | None
    why_not: str | None

    @property
    def undoable(self) -> bool:
        """Whether the step stands and nothing later builds on it."""
        return self.why_not is None


class LibraryLog:
    """Read a library's log; another library's steps do not exist in it."""

    def __init__(self, log: AuditLog) -> None:
        self._log = log

    def entries(
        self, library: LibraryId, before: int | None = None, limit: int = 10
    ) -> tuple[LogEntry, ...]:
        """Return up to `limit` steps, the newest first, from below the number `before` on."""
        steps = self._log.steps(library, limit, before)
        documents = {each.document for each in steps if each.document}
        histories = {each: self._log.about(library, each) for each in documents}
        return tuple(
            _in_words(each, histories.get(each.document or DocumentId(""), ())) for each in steps
        )


def _in_words(entry: AuditEntry, history: Sequence[AuditEntry]) -> LogEntry:
    undone = (
        next((each for each in history if each.id == entry.undoes), None) if entry.undoes else None
    )
    before, after = _changes(entry.before, entry.after)
    return LogEntry(
        number=entry.number or 0,
        at=entry.at,
        actor=entry.actor,
        action=entry.action,
        what=f"undone: step {undone.number} ({undone.action})" if undone else _DONE[entry.action],
        document=entry.document,
        title=_title(entry, history),
        before=before,
        after=after,
        undoes=undone.number if undone else None,
        why_not=why_not(entry, history),
    )


def _title(entry: AuditEntry, history: Sequence[AuditEntry]) -> str | None:
    """Return what the document was called after the step, as far as this log knows."""
    titles = [
        state["title"]
        for each in history
        if (each.number or 0) <= (entry.number or 0)
        for state in (each.before, each.after)
        if state and state.get("title")
    ]
    return str(titles[-1]) if titles else None


def _changes(before: State | None, after: State | None) -> tuple[str, str]:
    names = [name for name in _NAMES if (before or {}).get(name) != (after or {}).get(name)]
    return _said(before, names), _said(after, names)


def _said(state: State | None, names: Sequence[str]) -> str:
    if state is None:
        return ""
    return " · ".join(
        f"{_NAMES[name]}: {state[name] if state.get(name) not in (None, '') else 'not stated'}"
        for name in names
        if name in state
    )
