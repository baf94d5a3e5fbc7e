"""The form behind **Verify…** and **Refute…**: a moderator's evidence and reason."""

import discord

from bot.discord_app.claims.verdict_page import render_recorded
from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.moderators import moderator_of
from bot.discord_app.interaction.parts import Interaction, library_of, parts_of
from bot.discord_app.rendering.limits import INTERACTION_MINUTES
from bot.domain.answer import QuoteRef
from bot.domain.claim import Status
from bot.services.evidence import MAX_EVIDENCE
from bot.services.verification import MAX_REASON

_TITLES = {Status.VERIFIED: "Verify this quote", Status.REFUTED: "Refute this quote"}


class VerdictForm(discord.ui.Modal):
    """Two fields; the verdict is recorded in the name of whoever sends them."""

    def __init__(self, status: Status, ref: QuoteRef) -> None:
        super().__init__(title=_TITLES[status], timeout=INTERACTION_MINUTES * 60)
        self._status = status
        self._ref = ref
        self._evidence: discord.ui.TextInput[VerdictForm] = discord.ui.TextInput(
            max_length=MAX_EVIDENCE, placeholder="https://…"
        )
        self._reason: discord.ui.TextInput[VerdictForm] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=MAX_REASON, required=False
        )
        self.add_item(
            discord.ui.Label(
                text="Evidence",
                description="A link, or a document of this library: its id, file name or title.",
                component=self._evidence,
            )
        )
        self.add_item(
            discord.ui.Label(
                text="Reason",
                description="Shown with your name, the date and the evidence.",
                component=self._reason,
            )
        )

    async def on_submit(self, interaction: Interaction) -> None:
        """Record the verdict and show the quote as it stands now, privately."""
        await guarded(interaction, self._record(interaction))

    async def _record(self, interaction: Interaction) -> None:
        moderator = moderator_of(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        parts = parts_of(interaction)
        verification = parts.hearsay.verification
        verified = self._status is Status.VERIFIED
        library = library_of(interaction.guild_id)
        quote = await parts.worker.run_long(
            library,
            verification.verify if verified else verification.refute,
            library,
            self._ref,
            moderator,
            evidence=self._evidence.value,
            reason=self._reason.value,
        )
        await interaction.edit_original_response(view=render_recorded(quote))
