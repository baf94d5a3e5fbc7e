"""`/timeline picture`: twelve reports a picture, the next one a button away."""

import re
from typing import Self

import discord

from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.parts import Interaction, Parts, PartsClient, library_of, parts_of
from bot.discord_app.rendering.layout import Button, Row, StatelessLayout
from bot.discord_app.rendering.pictures import NewFile, render_picture
from bot.discord_app.timeline import ids
from bot.discord_app.timeline.ids import TimelinePage, fitting, picture_id
from bot.domain.timeline import TimelineRequest
from bot.drawing.picture import Picture
from bot.drawing.timeline import draw_timeline
from bot.drawing.timeline_layout import MOST_EVENTS
from bot.services.chronology import Chronology

_FILE = "timeline.png"


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
    picture, total = await parts.worker.run(_draw, parts.hearsay.chronology, page)
    view = render_picture(picture, _FILE)
    if total > MOST_EVENTS:
        view.add_item(_turning(page, (total - 1) // MOST_EVENTS))
    await interaction.edit_original_response(view=view, attachments=[NewFile(picture.png, _FILE)])


def _draw(chronology: Chronology, page: TimelinePage) -> tuple[Picture, int]:
    found = chronology.timeline(page.request, page.page * MOST_EVENTS, MOST_EVENTS)
    return draw_timeline(found), found.total


def _turning(page: TimelinePage, last: int) -> Row:
    row = Row()
    if page.page > 0:
        row.add_item(TimelinePicture(page._replace(page=page.page - 1), "Earlier"))
    if page.page < last:
        row.add_item(TimelinePicture(page._replace(page=page.page + 1), "Later"))
    return row


def register(client: PartsClient) -> None:
    """Let the client recognise the buttons by the form of their custom ids."""
    client.add_dynamic_items(TimelinePicture)
