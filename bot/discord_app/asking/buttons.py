"""The buttons below answers. All they know stands in their custom ids, so restarts do no harm."""

import re
from typing import Self

import discord

from bot.discord_app.asking.context_page import render_context
from bot.discord_app.asking.wrong_form import WrongForm
from bot.discord_app.claims.verdict_page import moderation_row
from bot.discord_app.interaction.components import walk
from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.moderators import may_moderate
from bot.discord_app.interaction.parts import Interaction, PartsClient, library_of, parts_of
from bot.discord_app.posted.answers import what_changed
from bot.discord_app.rendering import quote_ids
from bot.discord_app.rendering.layout import Button, StatelessLayout, Text
from bot.discord_app.sources.pages import render_answer_sources
from bot.domain.answer import DocumentSummary, QuoteRef
from bot.domain.document import DocumentId, LibraryId
from bot.domain.errors import NotFoundError
from bot.services.catalogue import Catalogue

_Item = discord.ui.Item[StatelessLayout]


class InContext(discord.ui.DynamicItem[Button], template=quote_ids.CONTEXT):
    """Show a quote in its surroundings, privately; its pages turn in place."""

    def __init__(self, ref: QuoteRef, page: int | None = None) -> None:
        super().__init__(Button(label="In context", custom_id=quote_ids.context_id(ref, page)))
        self._ref = ref
        self._page = page

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Read the place of the quote from the custom id."""
        page = match["page"]
        return cls(quote_ids.context_ref(match), None if page is None else int(page))

    async def callback(self, interaction: Interaction) -> None:
        """Read the surroundings again from the store and show them."""
        await guarded(interaction, self._show(interaction))

    async def _show(self, interaction: Interaction) -> None:
        await _defer(interaction, turning=self._page is not None)
        parts = parts_of(interaction)
        library = library_of(interaction.guild_id)
        found = await parts.worker.run(parts.hearsay.context.around, library, self._ref)
        view = render_context(found, self._page)
        changed = await what_changed(parts, library, interaction.message, self._ref)
        if changed and not found.superseded:  # the page says that by itself
            view = StatelessLayout(Text(changed), *view.children)
        if may_moderate(interaction):
            view.add_item(moderation_row(found.quote))
        await interaction.edit_original_response(view=view)


class Sources(discord.ui.DynamicItem[Button], template=re.escape(quote_ids.SOURCES)):
    """List the documents that the answer quotes, privately."""

    def __init__(self) -> None:
        super().__init__(Button(label="Sources", custom_id=quote_ids.SOURCES))

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Need nothing: the message itself names its quotes."""
        return cls()

    async def callback(self, interaction: Interaction) -> None:
        """Look the documents up as they are now."""
        await guarded(interaction, self._show(interaction))

    async def _show(self, interaction: Interaction) -> None:
        await _defer(interaction, turning=False)
        parts = parts_of(interaction)
        wanted = list(dict.fromkeys(ref.document for ref in quoted_in(interaction.message)))
        library = library_of(interaction.guild_id)
        found = await parts.worker.run(_look_up, parts.hearsay.catalogue, library, wanted)
        changed = await what_changed(parts, library, interaction.message)
        view = render_answer_sources(found, withdrawn=len(wanted) - len(found), changed=changed)
        await interaction.edit_original_response(view=view)


class Wrong(discord.ui.DynamicItem[Button], template=re.escape(quote_ids.WRONG)):
    """Ask what is wrong with an answer."""

    def __init__(self) -> None:
        super().__init__(Button(label="Wrong?", custom_id=quote_ids.WRONG))

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Need nothing: the message itself names its quotes."""
        return cls()

    async def callback(self, interaction: Interaction) -> None:
        """Open the form."""
        await guarded(interaction, self._open(interaction))

    async def _open(self, interaction: Interaction) -> None:
        link = interaction.message.jump_url if interaction.message else ""
        form = WrongForm(tuple(quoted_in(interaction.message)), link)
        await interaction.response.send_modal(form)


def register(client: PartsClient) -> None:
    """Let the client recognise the buttons by the form of their custom ids."""
    client.add_dynamic_items(InContext, Sources, Wrong)


def quoted_in(message: discord.Message | None) -> list[QuoteRef]:
    """Read which quotes a message of the bot shows, from its buttons."""
    found = []
    for component in walk(message):
        if isinstance(component, discord.Button) and component.custom_id:
            match = quote_ids.CONTEXT.fullmatch(component.custom_id)
            if match:
                found.append(quote_ids.context_ref(match))
    return found


async def _defer(interaction: Interaction, *, turning: bool) -> None:
    """Acknowledge: a new private message, or a change of the one that the button is on."""
    if turning:
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)


def _look_up(
    catalogue: Catalogue, library: LibraryId, wanted: list[DocumentId]
) -> list[DocumentSummary]:
    found = []
    for document in wanted:
        try:
            found.append(catalogue.find(library, document))
        except NotFoundError:
            continue
    return found
