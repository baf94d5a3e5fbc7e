"""Draw steps of the audit log: who, what, when, before and after. Pure; nothing here can ping."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.discord_app.rendering.budget import clipped
from bot.discord_app.rendering.escape import one_line
from bot.discord_app.rendering.layout import Card, StatelessLayout, Text
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, length
from bot.domain.document import DocumentId
from bot.store.audit import AuditAction, AuditEntry, State

_DEEDS = {
    AuditAction.ADD: "Document added",
    AuditAction.NEW_VERSION: "New version of a document",
    AuditAction.EDIT_DETAILS: "Details of a document changed",
    AuditAction.REMOVE: "Document removed",
    AuditAction.UNDO: "A step was taken back",
    AuditAction.VERDICT: "Verdict recorded",
    AuditAction.CLEAR_VERDICT: "Verdict taken back",
    AuditAction.SETTINGS: "Settings changed",
    AuditAction.HIDE_EVENT: "Report hidden from the timeline",
    AuditAction.DATE_EVENT: "Report of the timeline dated",
    AuditAction.MERGE_EVENTS: "Entries of the timeline merged",
    AuditAction.SPLIT_EVENT: "Entry of the timeline split",
    AuditAction.UNDO_EVENT: "Change of the timeline taken back",
    AuditAction.CONFIRM_LINK: "Doubtful link confirmed",
    AuditAction.REJECT_LINK: "Doubtful link rejected",
    AuditAction.UNDO_LINK: "Decision on a doubtful link taken back",
    AuditAction.CARRY_VERDICT: "Verdict carried over to another version",
    AuditAction.CARRY_EVENT: "Change of the timeline carried over to another version",
}
_NOT_SHOWN = frozenset({"content_hash", "position", "title", "moderator_name"})
_VALUE = 160
_MARKS = {"moderator_roles": "<@&{}>", "log_channel": "<#{}>", "answer_channels": "<#{}>"}
"""How settings that are Discord's ids are shown."""

Titles = Mapping[DocumentId, str]


class LogPage(NamedTuple):
    """One message for the log channel, and the id of the last step that it tells of."""

    view: StatelessLayout
    last: int


def log_pages(entries: Sequence[AuditEntry], titles: Titles) -> list[LogPage]:
    """Draw steps, the oldest first, in as few messages as they need."""
    pages: list[LogPage] = []
    lines: list[str] = []
    room = LAYOUT_CHARACTERS
    for number, entry in enumerate(entries):
        line = log_line(entry, titles)
        if lines and length(line) + 2 > room:
            pages.append(_page(lines, entries[number - 1]))
            lines, room = [], LAYOUT_CHARACTERS
        lines.append(line)
        room -= length(line) + 2
    return [*pages, _page(lines, entries[-1])] if lines else []


def log_line(entry: AuditEntry, titles: Titles) -> str:
    """Say in a few lines what one step did."""
    deed = _DEEDS.get(entry.action, f"{entry.action}".capitalize())
    title = _title(entry, titles)
    about = f": “{one_line(clipped(title, 100))}”" if title else ""
    moment = f"<t:{int(entry.at.timestamp())}:f>"
    lines = [f"**{deed}**{about}", f"by {_who(entry.actor)} · {moment}", *_changes(entry)]
    return "\n".join(lines)


def _page(lines: Sequence[str], last: AuditEntry) -> LogPage:
    if last.id is None:
        raise ValueError("a step of the log has an id")
    return LogPage(StatelessLayout(Card(Text("\n\n".join(lines)))), last.id)


def _title(entry: AuditEntry, titles: Titles) -> str:
    for state in (entry.after, entry.before):
        if state and state.get("title"):
            return str(state["title"])
    return titles.get(entry.document, "") if entry.document else ""


def _who(actor: str) -> str:
    return f"<@{actor}>" if actor.isdecimal() else one_line(clipped(actor, 60))


def _changes(entry: AuditEntry) -> list[str]:
    """List what is different after the step; of something new or gone what it is or was."""
    before, after = entry.before or {}, entry.after or {}
    names = [name for name in {**before, **after} if name not in _NOT_SHOWN]
    changed = [name for name in names if before.get(name) != after.get(name)]
    if entry.before and entry.after and before.get("title") != after.get("title"):
        changed.insert(0, "title")
    lines = [_change(name, before, after) for name in changed]
    return [f"-# {line}" for line in lines if line]


def _change(name: str, before: State, after: State) -> str:
    old, new = _shown(name, before.get(name)), _shown(name, after.get(name))
    words = name.replace("_", " ")
    if not before:
        return f"{words}: {new}" if new else ""
    if not after:
        return f"{words} was: {old}" if old else ""
    return f"{words}: {old or 'none'} → {new or 'none'}"


def _shown(name: str, value: str | int | None) -> str:
    if value is None or value == "":
        return ""
    if name in _MARKS:
        return " ".join(_MARKS[name].format(each) for each in str(value).split())
    return one_line(clipped(str(value), _VALUE))
