"""Where members' questions are answered: everywhere, or in the channels that a server names."""

import discord

from bot.discord_app.interaction.parts import Interaction, Parts, library_of
from bot.domain.document import LibraryId

_POINTER = "I answer in {channels}. Please ask there."
_SHOWN = 10


def answers_in(parts: Parts, library: LibraryId, channel: object) -> bool:
    """Say whether members are answered in a channel; a thread counts as its channel."""
    named = parts.hearsay.server_settings.of(library).answer_channels
    if not named:
        return True
    ids = {str(getattr(channel, name, None)) for name in ("id", "parent_id")}
    return not ids.isdisjoint(named)


async def pointed_elsewhere(interaction: Interaction, parts: Parts) -> bool:
    """Tell a member privately where to ask, if it is not here; say whether that was so."""
    library = library_of(interaction.guild_id)
    if interaction.guild_id is None or answers_in(parts, library, interaction.channel):
        return False
    named = parts.hearsay.server_settings.of(library).answer_channels
    channels = ", ".join(f"<#{each}>" for each in named[:_SHOWN])
    await interaction.response.send_message(
        _POINTER.format(channels=channels),
        ephemeral=True,
        allowed_mentions=discord.AllowedMentions.none(),
    )
    return True
