"""The form behind **Wrong?**: a member's words go to the moderators."""

import discord

from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.parts import Interaction, library_of, parts_of
from bot.discord_app.rendering.limits import INTERACTION_MINUTES
from bot.domain.answer import QuoteRef
from bot.services.feedback import MAX_WORDS

_THANKS = "Thank you. The moderators of this library can read what you wrote."


class WrongForm(discord.ui.Modal, title="What is wrong with this answer?"):
    """One field; what is typed is stored with the quotes that it is about."""

    def __init__(self, refs: tuple[QuoteRef, ...], message_link: str) -> None:
        super().__init__(timeout=INTERACTION_MINUTES * 60)
        self._refs = refs
        self._message_link = message_link
        self._words: discord.ui.TextInput[WrongForm] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            min_length=3,
            max_length=MAX_WORDS,
            placeholder="The second quote is about another person.",
        )
        self.add_item(
            discord.ui.Label(
                text="In your words",
                description="Stored for moderators with your id and a link to the answer.",
                component=self._words,
            )
        )

    async def on_submit(self, interaction: Interaction) -> None:
        """Store the words and say thank you, privately."""
        await guarded(interaction, self._store(interaction))

    async def _store(self, interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        parts = parts_of(interaction)
        parts.cooldown.check(interaction.user.id, interaction.guild_id)
        await parts.worker.run(
            parts.hearsay.feedback.record,
            library_of(interaction.guild_id),
            refs=self._refs,
            words=self._words.value,
            member_id=str(interaction.user.id),
            message_link=self._message_link,
        )
        await interaction.edit_original_response(content=_THANKS)
