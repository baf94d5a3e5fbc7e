"""The buttons of the moderators' queue. All they know stands in their custom ids."""

import re
from typing import Self

import discord

from bot.discord_app.claims import link_ids
from bot.discord_app.claims.links_page import Queue, render_decided, render_links
from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.moderators import moderator_of
from bot.discord_app.interaction.parts import Interaction, Parts, PartsClient, library_of, parts_of
from bot.discord_app.rendering.layout import Button, StatelessLayout
from bot.domain.document import LibraryId
from bot.domain.doubtful_link import LinkPlace

_Item = discord.ui.Item[StatelessLayout]


class DecideLink(discord.ui.DynamicItem[Button], template=link_ids.LINK):
    """Say yes or no to a link, or take that back; the message shows what became of it."""

    def __init__(self, deed: str, place: LinkPlace, page: int) -> None:
        custom_id = link_ids.link_id(deed, place, page)
        super().__init__(Button(label=link_ids.DEEDS[deed], custom_id=custom_id))
        self._deed = deed
        self._place = place
        self._page = page

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Read what to do with which link from the custom id."""
        return cls(match["deed"], link_ids.link_place(match), int(match["page"]))

    async def callback(self, interaction: Interaction) -> None:
        """Do it if a moderator pressed."""
        await guarded(interaction, self._do(interaction))

    async def _do(self, interaction: Interaction) -> None:
        moderator = moderator_of(interaction)
        await interaction.response.defer()
        parts = parts_of(interaction)
        links = parts.hearsay.doubtful_links
        call = {"yes": links.confirm, "no": links.reject, "undo": links.undo}[self._deed]
        library = library_of(interaction.guild_id)
        link = await parts.worker.run_long(library, call, library, self._place, moderator)
        await interaction.edit_original_response(view=render_decided(link, self._page))


class LinksPage(discord.ui.DynamicItem[Button], template=link_ids.LINKS):
    """Turn the pages of the queue in place."""

    def __init__(self, page: int) -> None:
        super().__init__(Button(label="Next", custom_id=link_ids.links_id(page)))
        self._page = page

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Read the page from the custom id."""
        return cls(int(match["page"]))

    async def callback(self, interaction: Interaction) -> None:
        """Show the page as the queue is now."""
        await guarded(interaction, self._show(interaction))

    async def _show(self, interaction: Interaction) -> None:
        moderator_of(interaction)
        await interaction.response.defer()
        parts = parts_of(interaction)
        queue = await parts.worker.run(read_queue, parts, library_of(interaction.guild_id))
        await interaction.edit_original_response(view=render_links(queue, self._page))


def register(client: PartsClient) -> None:
    """Let the client recognise the buttons by the form of their custom ids."""
    client.add_dynamic_items(DecideLink, LinksPage)


def read_queue(parts: Parts, library: LibraryId) -> Queue:
    """Read all that waits for a server's moderators."""
    links = parts.hearsay.doubtful_links
    return Queue(links.waiting(library), links.sharpened(library))
