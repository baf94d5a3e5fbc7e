"""Which steps of a library's log still stand, and which of those can be taken back. Pure."""

from collections.abc import Sequence

from bot.store.audit import AuditAction, AuditEntry, State

DOCUMENT_STEPS = frozenset(
    {AuditAction.ADD, AuditAction.NEW_VERSION, AuditAction.EDIT_DETAILS, AuditAction.REMOVE}
)
VERDICT_STEPS = frozenset({AuditAction.VERDICT, AuditAction.CLEAR_VERDICT})
CARRYING_STEPS = frozenset({AuditAction.CARRY_VERDICT, AuditAction.CARRY_EVENT})
_NEVER = "it goes with the words that it belongs to"
_ELSEWHERE = "it is taken back where it was done: the settings, the timeline or the doubtful links"


def why_not(entry: AuditEntry, history: Sequence[AuditEntry]) -> str | None:
    """Say why a step cannot be taken back now; None if it can.

    `history` is every step on the entry's document, oldest first. Steps on one thing are taken
    back from the newest on: an older one would carry off what was built on it.
    """
    undone = next((each for each in history if each.undoes == entry.id), None)
    if undone is not None:
        return f"step {undone.number} has taken it back already"
    if entry.action in CARRYING_STEPS:
        return _NEVER
    if entry.action not in {*DOCUMENT_STEPS, *VERDICT_STEPS, AuditAction.UNDO}:
        return _ELSEWHERE
    if _carried_away(entry, history):
        return "the verdict went on to another version of the document"
    same = [each for each in history if _subject(each, history) == _subject(entry, history)]
    standing = _standing(same)
    if entry.id in standing:
        return None if standing[-1] == entry.id else _first(same, standing[-1])
    # It took a step back. That can be done again only from where it left the document.
    until = same[: same.index(entry) + 1]
    return None if standing == _standing(until) else _first(same, same[-1].id)


def _carried_away(entry: AuditEntry, history: Sequence[AuditEntry]) -> bool:
    """Say whether the verdict that a step set or cleared stands on another version by now."""
    subject = _subject(entry, history)
    carries = [each for each in history if each.action is AuditAction.CARRY_VERDICT]
    away = sum(_place(each.before) == subject for each in carries)
    return away > sum(_place(each.after) == subject for each in carries)


def _standing(history: Sequence[AuditEntry]) -> list[int | None]:
    """Return the ids of the steps that are in force, the newest last.

    Taking back a step removes it; taking back the taking back puts it in force again.
    """
    stack: list[int | None] = []
    for each in history:
        if each.action is AuditAction.UNDO and each.undoes in stack:
            stack.remove(each.undoes)
        else:
            stack.append(each.id)
    return stack


def _subject(entry: AuditEntry, history: Sequence[AuditEntry]) -> tuple[object, ...] | None:
    """Return what a step is about: None for the document itself, else the sentence."""
    if entry.action is AuditAction.UNDO:
        undone = next(each for each in history if each.id == entry.undoes)
        return _subject(undone, history)
    if entry.action in DOCUMENT_STEPS:
        return None
    if entry.action not in VERDICT_STEPS:
        return (entry.id,)
    return _place(entry.after or entry.before)


def _place(state: State | None) -> tuple[object, ...]:
    return (state.get("version"), state.get("position")) if state else ()


def _first(history: Sequence[AuditEntry], later: int | None) -> str:
    step = next(each for each in history if each.id == later)
    return f"later steps build on it: undo step {step.number} ({step.action}) first"
