"""Say what moderators changed on the timeline, each change with a button that takes it back."""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import assert_never

import discord

from bot.discord_app.rendering.budget import clipped
from bot.discord_app.rendering.escape import one_line
from bot.discord_app.rendering.layout import Block, Button, Card, Gap, StatelessLayout, Text
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, length
from bot.domain.timeline import EditKind, PastEdit, TimelineEdit
from bot.drawing.date_words import edtf_words

UNDO = re.compile(r"hearsay:unedit:(?P<number>\d{1,9})")

_LOGGED = 10
"""Changes that the log shows, with a button each; fewer where their words take more room."""

_ROOM = LAYOUT_CHARACTERS - 200
"""What the heading and the line on older changes leave."""

_SHOWN = 150
"""Characters of a sentence that tell which one is meant."""


def undo_id(number: int) -> str:
    """Name a change of the timeline; the library is that of the place of the press."""
    return f"hearsay:unedit:{number}"


def render_change(change: PastEdit) -> StatelessLayout:
    """Tell what was just done, with a button to take it back."""
    told = _sentence(_deed(change.edit))
    return StatelessLayout(Card(Block(Text(told), accessory=_undo_button(change))))


def render_undone(edit: TimelineEdit) -> StatelessLayout:
    """Tell what was just taken back."""
    return StatelessLayout(Card(Text(f"Undone: {_deed(edit)}")))


def render_log(changes: Sequence[PastEdit]) -> StatelessLayout:
    """List the newest changes; those that stand have a button to take them back."""
    card = Card(Text("### Changes of the timeline"))
    lines = _fitting([_log_line(change) for change in changes[:_LOGGED]])
    for change, line in zip(changes, lines, strict=False):
        standing = change.undone_at is None
        words = Text(line)
        card.add_item(Block(words, accessory=_undo_button(change)) if standing else words)
    if left := len(changes) - len(lines):
        card.add_item(Gap())
        card.add_item(Text(f"-# {left} older; `/event undo` takes any of them back by its number."))
    if not changes:
        card.add_item(Text("Nothing was changed yet."))
    return StatelessLayout(card)


def plain_deed(edit: TimelineEdit) -> str:
    """Say what was done in words for a list of choices, where nothing is escaped."""
    return _in_words(edit, edit.shown, edit.other_shown, _date_of(edit))


def _deed(edit: TimelineEdit) -> str:
    shown, other = _quoted(edit.shown), _quoted(edit.other_shown)
    return _in_words(edit, shown, other, one_line(_date_of(edit)))


def _in_words(edit: TimelineEdit, shown: str, other: str, date: str) -> str:
    match edit.kind:
        case EditKind.HIDE:
            return f"hidden: {shown}"
        case EditKind.DATE:
            return f"dated {date}: {shown}"
        case EditKind.MERGE:
            return f"put under one entry: {shown} and {other}"
        case EditKind.SPLIT:
            return f"taken out of its entry: {shown}"
        case _:
            assert_never(edit.kind)


def _date_of(edit: TimelineEdit) -> str:
    if edit.date is None:
        return ""
    return edtf_words(edit.date.edtf or "", edit.date.granularity) or edit.date.edtf or ""


def _quoted(words: str) -> str:
    return f"“{one_line(clipped(words, _SHOWN))}”"


def _fitting(lines: Sequence[str]) -> list[str]:
    """Return the first lines, as many as there is room for."""
    ends = accumulate(map(length, lines))
    return [line for line, end in zip(lines, ends, strict=True) if end <= _ROOM]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _undo_button(change: PastEdit) -> Button:
    return Button(
        label="Undo",
        style=discord.ButtonStyle.secondary,
        custom_id=undo_id(change.number),
    )


def _log_line(past: PastEdit) -> str:
    edit = past.edit
    line = f"-# #{past.number} · {edit.recorded_at.date()}"
    line += f" · {one_line(clipped(edit.moderator_name, 40))}"
    if edit.reason:
        line += f" · {one_line(clipped(edit.reason, 80))}"
    if past.undone_at:
        line += f" · undone {past.undone_at.date()}"
    return f"{_sentence(_deed(edit))}\n{line}"
