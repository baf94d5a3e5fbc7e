"""`/timeline`: what is said to have happened when, page by page or as a file."""

import asyncio
import io
from collections.abc import Callable
from datetime import UTC, datetime

import discord
from discord import app_commands

from bot.discord_app.interaction.parts import CommandTree, Interaction, Parts, library_of
from bot.discord_app.interaction.questions import words_of
from bot.discord_app.rendering.escape import escaped
from bot.discord_app.rendering.limits import CHOICE_CHARACTERS, CHOICES
from bot.discord_app.rendering.wording import STATUS_LOOKS
from bot.discord_app.timeline.ids import fitting
from bot.discord_app.timeline.page import PER_PAGE, render_timeline
from bot.discord_app.timeline.picture import show_first_picture
from bot.discord_app.timeline.posted import remember_timeline
from bot.domain.claim import Status
from bot.domain.timeline import Timeline, TimelineRequest
from bot.services.timeline_export import Export, ExportFormat, export
from bot.services.worker import BusyError

_AUTOCOMPLETE_SECONDS = 2.5
_DATE = "A day, month or year, or words such as “last week”"
_FORMATS = {
    ExportFormat.TIMELINEJS: "TimelineJS 3 (JSON)",
    ExportFormat.CSV: "Table (CSV)",
    ExportFormat.ICS: "Calendar (iCalendar, whole days only)",
}

_FILTERS = {
    "about": "Only what has these words or comes close in meaning",
    "since": f"Not before. {_DATE}",
    "until": f"Not after. {_DATE}",
    "status": "Only this status",
    "as_of": f"Only what had been reported by then. {_DATE}",
}
_STATUSES = [
    app_commands.Choice(name=look.words, value=status.value)
    for status, look in STATUS_LOOKS.items()
]


def register(tree: CommandTree, parts: Parts) -> None:
    """Add the group to the tree."""
    timeline: app_commands.Group = app_commands.Group(
        name="timeline", description="What is said to have happened when"
    )
    _add_show(timeline, parts)
    _add_export(timeline, parts)
    _add_picture(timeline, parts)
    tree.add_command(timeline)


def _add_show(timeline: app_commands.Group, parts: Parts) -> None:
    @timeline.command(name="show", description="List dated events, with who says so")
    @app_commands.describe(**_FILTERS)
    @app_commands.rename(since="from", until="to")
    @app_commands.choices(status=_STATUSES)
    async def show(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
        interaction: Interaction,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
        as_of: str | None = None,
    ) -> None:
        request = _request(interaction, about, (since, until, as_of), status)
        with parts.under_way:
            await _show(interaction, parts, request)

    @show.autocomplete("about")
    async def complete(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await _names(interaction, parts, typed)


def _add_export(timeline: app_commands.Group, parts: Parts) -> None:
    @timeline.command(name="export", description="Take the timeline along as a file")
    @app_commands.describe(form="What shall read it", **_FILTERS)
    @app_commands.rename(form="format", since="from", until="to")
    @app_commands.choices(
        form=[app_commands.Choice(name=name, value=each.value) for each, name in _FORMATS.items()],
        status=_STATUSES,
    )
    async def take_along(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
        interaction: Interaction,
        form: str,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
        as_of: str | None = None,
    ) -> None:
        request = _request(interaction, about, (since, until, as_of), status)
        with parts.under_way:
            await _export(interaction, parts, request, ExportFormat(form))

    @take_along.autocomplete("about")
    async def complete(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await _names(interaction, parts, typed)


def _add_picture(timeline: app_commands.Group, parts: Parts) -> None:
    @timeline.command(name="picture", description="Draw dated events, for a phone")
    @app_commands.describe(**_FILTERS)
    @app_commands.rename(since="from", until="to")
    @app_commands.choices(status=_STATUSES)
    async def picture(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
        interaction: Interaction,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
        as_of: str | None = None,
    ) -> None:
        request = _request(interaction, about, (since, until, as_of), status)
        with parts.under_way:
            await show_first_picture(interaction, parts, request)

    @picture.autocomplete("about")
    async def complete(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await _names(interaction, parts, typed)


def _request(
    interaction: Interaction,
    about: str | None,
    dates: tuple[str | None, str | None, str | None],
    status: str | None,
) -> TimelineRequest:
    since, until, as_of = dates
    return TimelineRequest(
        library_of(interaction.guild_id),
        about=None if about is None else words_of(about) or about,
        since=since,
        until=until,
        as_of=as_of,
        status=None if status is None else Status(status),
    )


async def _show(interaction: Interaction, parts: Parts, request: TimelineRequest) -> None:
    """Reject before deferring, since only a first response can still be private."""
    settled = fitting(parts.hearsay.chronology.settled(request))
    parts.cooldown.check(interaction.user.id, interaction.guild_id)
    await interaction.response.defer()
    # The dates as typed, so that the first page says how they were understood.
    asked = request._replace(about=settled.about)
    found = await parts.worker.run(parts.hearsay.chronology.timeline, asked, 0, PER_PAGE)
    message = await interaction.edit_original_response(view=render_timeline(found, settled))
    if interaction.guild_id is not None:
        await remember_timeline(parts, request.library, message, found)


async def _export(
    interaction: Interaction, parts: Parts, request: TimelineRequest, form: ExportFormat
) -> None:
    parts.hearsay.chronology.settled(request)
    parts.cooldown.check(interaction.user.id, interaction.guild_id)
    await interaction.response.defer(ephemeral=True)
    read = parts.hearsay.chronology.timeline
    found, written = await parts.worker.run(_written, read, request, form)
    file = discord.File(io.BytesIO(written.text.encode()), filename=written.file_name)
    told = escaped("; ".join((written.note, *found.notes)))
    await interaction.edit_original_response(content=told, attachments=[file])


def _written(
    read: Callable[[TimelineRequest], Timeline], request: TimelineRequest, form: ExportFormat
) -> tuple[Timeline, Export]:
    found = read(request)
    return found, export(found, form, datetime.now(UTC))


async def _names(
    interaction: Interaction, parts: Parts, typed: str
) -> list[app_commands.Choice[str]]:
    library = library_of(interaction.guild_id)
    try:
        names = await asyncio.wait_for(
            parts.worker.run(parts.hearsay.suggestions.names, library, typed),
            _AUTOCOMPLETE_SECONDS,
        )
    except (TimeoutError, BusyError):
        return []
    return [
        app_commands.Choice(name=name, value=name)
        for name in names
        if 0 < len(name) <= CHOICE_CHARACTERS
    ][:CHOICES]
