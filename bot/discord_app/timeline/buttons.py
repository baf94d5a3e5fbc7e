"""The page buttons of a timeline; all they know stands in their custom ids."""

import re
from typing import Self

import discord

from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.parts import Interaction, PartsClient, library_of, parts_of
from bot.discord_app.rendering.layout import Button, StatelessLayout
from bot.discord_app.timeline import ids
from bot.discord_app.timeline.ids import TimelinePage
from bot.discord_app.timeline.page import PER_PAGE, render_timeline
from bot.discord_app.timeline.posted import read_page, remember_timeline


class TimelineTurn(discord.ui.DynamicItem[Button], template=ids.TIMELINE):
    """Turn the pages of a timeline in place."""

    def __init__(self, page: TimelinePage) -> None:
        custom_id = ids.timeline_id(page.request, page.page)
        super().__init__(Button(label="Page", custom_id=custom_id))
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
        """Show the page as the library is now."""
        await guarded(interaction, self._show(interaction))

    async def _show(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        parts = parts_of(interaction)
        found = await parts.worker.run(read_page, parts.hearsay.chronology, self._page, PER_PAGE)
        view = render_timeline(found, self._page.request)
        message = await interaction.edit_original_response(view=view)
        if interaction.guild_id is not None:
            await remember_timeline(parts, self._page.request.library, message, found)


def register(client: PartsClient) -> None:
    """Let the client recognise the buttons by the form of their custom ids."""
    client.add_dynamic_items(TimelineTurn)
