"""`/timeline picture`: twelve reports a picture, the next one a button away."""

import re
from typing import NamedTuple, Self

import discord

from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.parts import Interaction, Parts, PartsClient, library_of, parts_of
from bot.discord_app.rendering.layout import Button, Row, StatelessLayout
from bot.discord_app.rendering.pictures import NewFile, render_picture
from bot.discord_app.timeline import ids
from bot.discord_app.timeline.ids import TimelinePage, fitting, picture_id
from bot.discord_app.timeline.posted import read_page, remember_timeline
from bot.domain.timeline import Timeline, TimelineRequest
from bot.drawing.picture import Picture
from bot.drawing.timeline import draw_timeline
from bot.drawing.timeline_layout import MOST_EVENTS
from bot.services.chronology import Chronology

_FILE = "timeline.png"


class Drawn(NamedTuple):
    """A stretch of the timeline and its picture."""

    timeline: Timeline
    picture: Picture


class TimelinePicture(discord.ui.DynamicItem[Button], template=ids.PICTURE):
    """Draw another stretch of a timeline in place."""

    def __init__(self, page: TimelinePage, label: str = "Picture") -> None:
        super().__init__(Button(label=label, custom_id=picture_id(page.request, page.page)))
        self._page = page

    @classmethod
    async def from_custom_id(
        cls,
        interaction: Interaction,
        item: discord.ui.Item[StatelessLayout],
        match: re.Match[str],
        /,
    ) -> Self:
        """Read the filters and the page; the library is that of the place of the press."""
        return cls(ids.timeline_page(match, library_of(interaction.guild_id)))

    async def callback(self, interaction: Interaction) -> None:
        """Draw the timeline as the library is now."""
        await guarded(interaction, self._show(interaction))

    async def _show(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        await _send(interaction, parts_of(interaction), self._page)


async def show_first_picture(
    interaction: Interaction, parts: Parts, request: TimelineRequest
) -> None:
    """Answer the command; a request that is not understood is rejected before deferring."""
    settled = fitting(parts.hearsay.chronology.settled(request))
    parts.cooldown.check(interaction.user.id, interaction.guild_id)
    await interaction.response.defer()
    await _send(interaction, parts, TimelinePage(settled, 0))


async def _send(interaction: Interaction, parts: Parts, page: TimelinePage) -> None:
    drawn = await parts.worker.run(draw_page, parts.hearsay.chronology, page)
    view, files = render_drawn(drawn, page.request)
    message = await interaction.edit_original_response(view=view, attachments=files)
    if interaction.guild_id is not None:
        await remember_timeline(parts, page.request.library, message, drawn.timeline)


def draw_page(chronology: Chronology, page: TimelinePage) -> Drawn:
    """Draw a stretch of the timeline, or the last one where documents have gone since."""
    found = read_page(chronology, page, MOST_EVENTS)
    return Drawn(found, draw_timeline(found))


def render_drawn(
    drawn: Drawn, request: TimelineRequest, told: str = ""
) -> tuple[StatelessLayout, list[NewFile]]:
    """Return the message around a picture, and its file; `told` stands above it."""
    view = render_picture(drawn.picture, _FILE, told)
    view.add_item(_turning(drawn.timeline, request))
    return view, [NewFile(drawn.picture.png, _FILE)]


def _turning(timeline: Timeline, request: TimelineRequest) -> Row:
    """Name the page in the buttons: nothing else knows it when the picture is to be drawn anew."""
    number, last = timeline.first // MOST_EVENTS, (timeline.total - 1) // MOST_EVENTS
    row = Row()
    if number > 0:
        row.add_item(TimelinePicture(TimelinePage(request, number - 1), "Earlier"))
    if number < last:
        row.add_item(TimelinePicture(TimelinePage(request, number + 1), "Later"))
    if last <= 0:
        row.add_item(TimelinePicture(TimelinePage(request, 0), "Look again"))
    return row


def register(client: PartsClient) -> None:
    """Let the client recognise the buttons by the form of their custom ids."""
    client.add_dynamic_items(TimelinePicture)
