"""Moderators' buttons below a quote in context. All they know stands in their custom ids."""

import re
from typing import Self

import discord

from bot.discord_app.claims import verdict_ids
from bot.discord_app.claims.verdict_form import VerdictForm
from bot.discord_app.claims.verdict_page import render_cleared, render_verdicts
from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.moderators import moderator_of
from bot.discord_app.interaction.parts import Interaction, Parts, PartsClient, library_of, parts_of
from bot.discord_app.rendering.layout import Button, StatelessLayout
from bot.discord_app.rendering.quote_ids import context_ref
from bot.domain.answer import QuoteRef
from bot.domain.claim import Status
from bot.domain.document import LibraryId
from bot.services.verification import RecordedVerdict

_Item = discord.ui.Item[StatelessLayout]


class Moderate(discord.ui.DynamicItem[Button], template=verdict_ids.VERDICT):
    """Verify or refute a quote through a form, or clear its verdict."""

    def __init__(self, deed: str, ref: QuoteRef) -> None:
        custom_id = verdict_ids.verdict_id(deed, ref)
        super().__init__(Button(label=verdict_ids.DEEDS[deed], custom_id=custom_id))
        self._deed = deed
        self._ref = ref

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Read what to do with which quote from the custom id."""
        return cls(match["deed"], context_ref(match))

    async def callback(self, interaction: Interaction) -> None:
        """Do it if a moderator pressed."""
        await guarded(interaction, self._do(interaction))

    async def _do(self, interaction: Interaction) -> None:
        moderator = moderator_of(interaction)
        if self._deed != "clear":
            status = Status.VERIFIED if self._deed == "verify" else Status.REFUTED
            await interaction.response.send_modal(VerdictForm(status, self._ref))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        parts = parts_of(interaction)
        library = library_of(interaction.guild_id)
        clear = parts.hearsay.verification.clear
        quote = await parts.worker.run_long(library, clear, library, self._ref, moderator)
        await interaction.edit_original_response(view=render_cleared(quote))


class VerdictsPage(discord.ui.DynamicItem[Button], template=verdict_ids.VERDICTS):
    """Turn the pages of the list of verdicts in place."""

    def __init__(self, page: int) -> None:
        super().__init__(Button(label="Page", custom_id=verdict_ids.verdicts_id(page)))
        self._page = page

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Read the page from the custom id."""
        return cls(int(match["page"]))

    async def callback(self, interaction: Interaction) -> None:
        """Show the page as the verdicts are now."""
        await guarded(interaction, self._show(interaction))

    async def _show(self, interaction: Interaction) -> None:
        moderator_of(interaction)
        await interaction.response.defer()
        parts = parts_of(interaction)
        library = library_of(interaction.guild_id)
        listed = await parts.worker.run(read_verdicts, parts, library)
        await interaction.edit_original_response(view=render_verdicts(*listed, page=self._page))


def register(client: PartsClient) -> None:
    """Let the client recognise the buttons by the form of their custom ids."""
    client.add_dynamic_items(Moderate, VerdictsPage)


def read_verdicts(parts: Parts, library: LibraryId) -> tuple[tuple[RecordedVerdict, ...], int]:
    """Read a server's verdicts, and how many doubtful links wait for its moderators."""
    hearsay = parts.hearsay
    return hearsay.verification.list(library), len(hearsay.doubtful_links.waiting(library))
