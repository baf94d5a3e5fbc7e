"""`/event`: moderators mend the timeline; every change can be undone, in any order."""

import discord
from discord import app_commands

from bot.discord_app.events.choices import any_report, joined_report, place_of, standing_change
from bot.discord_app.events.page import render_change, render_log, render_undone
from bot.discord_app.interaction.moderators import moderator_of
from bot.discord_app.interaction.parts import CommandTree, Interaction, Parts, library_of
from bot.services.verification import Moderator

_EVENT = "Words of its sentence, or its date; then choose it from the list"
_OTHER = "The report to put it together with: words or a date, then choose from the list"
_NEW_DATE = "For example 5 June 2021 or June 2021"
_REASON = "Why, in a sentence, for the log"
_CHANGE = "Which change; the newest that stands if you leave this out"


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
    _add_regrouping(event, parts)
    _add_looking_back(event, parts)
    tree.add_command(event)


def _add_changing(event: app_commands.Group, parts: Parts) -> None:
    editor = parts.hearsay.timeline_editor

    @event.command(name="hide", description="Take a report off the timeline")
    @app_commands.describe(event=_EVENT, reason=_REASON)
    @app_commands.autocomplete(event=any_report)
    async def hide(interaction: Interaction, event: str, reason: str = "") -> None:
        moderator = await _begin(interaction)
        library = library_of(interaction.guild_id)
        change = await parts.worker.run(editor.hide, library, place_of(event), moderator, reason)
        await interaction.edit_original_response(view=render_change(change))

    @event.command(name="date", description="Give a report of the timeline another date")
    @app_commands.describe(event=_EVENT, date=_NEW_DATE, reason=_REASON)
    @app_commands.autocomplete(event=any_report)
    async def mend(interaction: Interaction, event: str, date: str, reason: str = "") -> None:
        moderator = await _begin(interaction)
        library = library_of(interaction.guild_id)
        place = place_of(event)
        change = await parts.worker.run(editor.mend, library, place, date, moderator, reason)
        await interaction.edit_original_response(view=render_change(change))


def _add_regrouping(event: app_commands.Group, parts: Parts) -> None:
    editor = parts.hearsay.timeline_editor

    @event.command(name="merge", description="Put two reports of one event under one entry")
    @app_commands.describe(event=_EVENT, other=_OTHER, reason=_REASON)
    @app_commands.rename(other="with")
    @app_commands.autocomplete(event=any_report, other=any_report)
    async def merge(interaction: Interaction, event: str, other: str, reason: str = "") -> None:
        moderator = await _begin(interaction)
        library = library_of(interaction.guild_id)
        places = place_of(event), place_of(other)
        change = await parts.worker.run(editor.merge, library, *places, moderator, reason)
        await interaction.edit_original_response(view=render_change(change))

    @event.command(name="split", description="Take a report out of its entry: it is another event")
    @app_commands.describe(event=_EVENT, reason=_REASON)
    @app_commands.autocomplete(event=joined_report)
    async def split(interaction: Interaction, event: str, reason: str = "") -> None:
        moderator = await _begin(interaction)
        library = library_of(interaction.guild_id)
        change = await parts.worker.run(editor.split, library, place_of(event), moderator, reason)
        await interaction.edit_original_response(view=render_change(change))


def _add_looking_back(event: app_commands.Group, parts: Parts) -> None:
    editor = parts.hearsay.timeline_editor

    @event.command(name="undo", description="Take back a change of the timeline")
    @app_commands.describe(change=_CHANGE)
    @app_commands.autocomplete(change=standing_change)
    async def undo(interaction: Interaction, change: int | None = None) -> None:
        moderator = await _begin(interaction)
        library = library_of(interaction.guild_id)
        edit = await parts.worker.run(editor.undo, library, moderator, change)
        await interaction.edit_original_response(view=render_undone(edit))

    @event.command(name="log", description="List the changes of the timeline")
    async def log(interaction: Interaction) -> None:
        await _begin(interaction)
        changes = await parts.worker.run(editor.log, library_of(interaction.guild_id))
        await interaction.edit_original_response(view=render_log(changes))


async def _begin(interaction: Interaction) -> Moderator:
    """Refuse whoever may not, then defer; Discord only hides the commands."""
    moderator = moderator_of(interaction)
    await interaction.response.defer(ephemeral=True)
    return moderator
