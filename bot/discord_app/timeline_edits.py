"""`/event`: moderators hide a report of the timeline or set its date; each change can be undone."""

import asyncio
import re

import discord
from discord import app_commands

from bot.discord_app.budget import clipped
from bot.discord_app.escape import one_line
from bot.discord_app.layout import Card, StatelessLayout, Text
from bot.discord_app.limits import CHOICE_CHARACTERS
from bot.discord_app.moderators import NotAllowedError, may_moderate
from bot.discord_app.parts import CommandTree, Interaction, Parts, library_of
from bot.domain.document import DocumentId
from bot.domain.errors import NotFoundError
from bot.domain.timeline import EditKind, PastEdit, ReportPlace, TimelineEdit
from bot.drawing.date_words import edtf_words
from bot.services.timeline_events import Told
from bot.services.verification import Moderator
from bot.services.worker import BusyError

_AUTOCOMPLETE_SECONDS = 2.5
_LOGGED = 10
"""Changes that the log shows: ten long ones fit into a message."""

_EVENT = "Some words of its sentence; then choose it from the list"
_NEW_DATE = "For example 5 June 2021 or June 2021"
_REASON = "Why, in a sentence, for the log"
_PLACE = re.compile(r"([0-9A-Za-z]{1,16}):(\d{1,6}):(\d{1,10})")
_Choices = list[app_commands.Choice[str]]


def register(tree: CommandTree, parts: Parts) -> None:
    """Add the group to the tree."""
    event: app_commands.Group = app_commands.Group(
        name="event",
        description="For moderators: mend the timeline",
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
        default_permissions=discord.Permissions(manage_messages=True),
    )
    _add_changing(event, parts)
    _add_looking_back(event, parts)
    tree.add_command(event)


def _add_changing(event: app_commands.Group, parts: Parts) -> None:
    editor = parts.hearsay.timeline_editor

    @event.command(name="hide", description="Take a report off the timeline")
    @app_commands.describe(event=_EVENT, reason=_REASON)
    async def hide(interaction: Interaction, event: str, reason: str = "") -> None:
        moderator = await _begin(interaction)
        library = library_of(interaction.guild_id)
        edit = await parts.worker.run(editor.hide, library, _place(event), moderator, reason)
        await _tell(interaction, f"Hidden: {_shown(edit)}\n`/event undo` brings it back.")

    @event.command(name="date", description="Give a report of the timeline another date")
    @app_commands.describe(
        event=_EVENT, date="For example 5 June 2021 or June 2021", reason=_REASON
    )
    async def mend(interaction: Interaction, event: str, date: str, reason: str = "") -> None:
        moderator = await _begin(interaction)
        library = library_of(interaction.guild_id)
        place = _place(event)
        edit = await parts.worker.run(editor.mend, library, place, date, moderator, reason)
        await _tell(interaction, f"{_deed(edit)}\n`/event undo` takes that back.")

    @hide.autocomplete("event")
    @mend.autocomplete("event")
    async def complete(interaction: Interaction, typed: str) -> _Choices:
        return await _offer(interaction, parts, typed)


def _add_looking_back(event: app_commands.Group, parts: Parts) -> None:
    editor = parts.hearsay.timeline_editor

    @event.command(name="undo", description="Take back the newest change of the timeline")
    async def undo(interaction: Interaction) -> None:
        moderator = await _begin(interaction)
        library = library_of(interaction.guild_id)
        edit = await parts.worker.run(editor.undo, library, moderator)
        await _tell(interaction, f"Undone: {_deed(edit)}")

    @event.command(name="log", description="List the changes of the timeline")
    async def log(interaction: Interaction) -> None:
        await _begin(interaction)
        changes = await parts.worker.run(editor.log, library_of(interaction.guild_id))
        lines = [_log_line(each) for each in changes[:_LOGGED]] or ["Nothing was changed yet."]
        await _tell(interaction, "\n".join(["### Changes of the timeline", *lines]))


async def _begin(interaction: Interaction) -> Moderator:
    """Refuse whoever may not, then defer; Discord only hides the commands."""
    if not may_moderate(interaction):
        raise NotAllowedError(
            "Only moderators, members who may manage messages here, can change the timeline."
        )
    await interaction.response.defer(ephemeral=True)
    return Moderator(str(interaction.user.id), interaction.user.display_name)


async def _tell(interaction: Interaction, words: str) -> None:
    await interaction.edit_original_response(view=StatelessLayout(Card(Text(words))))


async def _offer(interaction: Interaction, parts: Parts, typed: str) -> _Choices:
    if not may_moderate(interaction):
        return []
    library = library_of(interaction.guild_id)
    editor = parts.hearsay.timeline_editor
    try:
        found = await asyncio.wait_for(
            parts.worker.run(editor.offer, library, typed), _AUTOCOMPLETE_SECONDS
        )
    except (TimeoutError, BusyError):
        return []
    return [app_commands.Choice(name=_choice(told), value=_value(told.place)) for told in found]


def _choice(told: Told) -> str:
    words = edtf_words(told.event.edtf or "", told.event.granularity) or told.event.expression
    return clipped(f"{words}: {told.sentence.text}", CHOICE_CHARACTERS)


def _value(place: ReportPlace) -> str:
    return f"{place.document}:{place.version}:{place.start}"


def _place(event: str) -> ReportPlace:
    match = _PLACE.fullmatch(event.strip())
    if match is None:
        raise NotFoundError("There is no such event on the timeline: choose one of the list.")
    return ReportPlace(DocumentId(match[1]), int(match[2]), int(match[3]))


def _shown(edit: TimelineEdit) -> str:
    return f"“{one_line(clipped(edit.shown, 150))}”"


def _deed(edit: TimelineEdit) -> str:
    if edit.kind is EditKind.HIDE or edit.date is None:
        return f"hidden: {_shown(edit)}"
    words = edtf_words(edit.date.edtf or "", edit.date.granularity) or edit.date.edtf or ""
    return f"dated {one_line(words)}: {_shown(edit)}"


def _log_line(past: PastEdit) -> str:
    edit = past.edit
    line = f"-# {edit.recorded_at.date()} · {one_line(clipped(edit.moderator_name, 40))}"
    if edit.reason:
        line += f" · {one_line(clipped(edit.reason, 80))}"
    if past.undone_at:
        line += f" · undone {past.undone_at.date()}"
    return f"{_deed(edit)}\n{line}"
