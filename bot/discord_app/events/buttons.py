"""The button that takes a change of the timeline back, also after a restart."""

import re
from typing import Self

import discord

from bot.discord_app.events import page
from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.moderators import moderator_of
from bot.discord_app.interaction.parts import Interaction, PartsClient, library_of, parts_of
from bot.discord_app.rendering.layout import Button, StatelessLayout


class UndoEdit(discord.ui.DynamicItem[Button], template=page.UNDO):
    """Take one change back; the others stay."""

    def __init__(self, number: int) -> None:
        super().__init__(Button(label="Undo", custom_id=page.undo_id(number)))
        self._number = number

    @classmethod
    async def from_custom_id(
        cls,
        interaction: Interaction,
        item: discord.ui.Item[StatelessLayout],
        match: re.Match[str],
        /,
    ) -> Self:
        """Read the change's number; the library is that of the place of the press."""
        return cls(int(match["number"]))

    async def callback(self, interaction: Interaction) -> None:
        """Take the change back if a moderator pressed."""
        await guarded(interaction, self._undo(interaction))

    async def _undo(self, interaction: Interaction) -> None:
        moderator = moderator_of(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        parts = parts_of(interaction)
        library = library_of(interaction.guild_id)
        undo = parts.hearsay.timeline_editor.undo
        edit = await parts.worker.run(undo, library, moderator, self._number)
        view = page.render_undone(edit)
        await interaction.edit_original_response(view=view)


def register(client: PartsClient) -> None:
    """Let the client recognise the button by the form of its custom id."""
    client.add_dynamic_items(UndoEdit)
