"""The page buttons of the list of sources; all they know stands in their custom ids."""

import re
from typing import Self

import discord

from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.moderators import hides_library
from bot.discord_app.interaction.parts import Interaction, PartsClient, library_of, parts_of
from bot.discord_app.rendering.layout import Button, StatelessLayout
from bot.discord_app.sources.pages import SOURCE_LIST, list_id, render_hidden, render_list


class ListPage(discord.ui.DynamicItem[Button], template=SOURCE_LIST):
    """Turn the pages of the list of sources in place."""

    def __init__(self, page: int) -> None:
        super().__init__(Button(label="Page", custom_id=list_id(page)))
        self._page = page

    @classmethod
    async def from_custom_id(
        cls,
        interaction: Interaction,
        item: discord.ui.Item[StatelessLayout],
        match: re.Match[str],
        /,
    ) -> Self:
        """Read the page from the custom id."""
        return cls(int(match["page"]))

    async def callback(self, interaction: Interaction) -> None:
        """Show the page as the library is now."""
        await guarded(interaction, self._show(interaction))

    async def _show(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        parts = parts_of(interaction)
        library = library_of(interaction.guild_id)
        if hides_library(interaction):
            await interaction.edit_original_response(view=render_hidden())
            return
        documents = await parts.worker.run(parts.hearsay.catalogue.list, library)
        await interaction.edit_original_response(view=render_list(documents, self._page))


def register(client: PartsClient) -> None:
    """Let the client recognise the buttons by the form of their custom ids."""
    client.add_dynamic_items(ListPage)
