"""What every command and button needs, handed around as one value."""

from dataclasses import dataclass
from typing import TypeAlias

import discord
from discord import app_commands

from bot.discord_app.interaction.conversations import Conversations
from bot.discord_app.interaction.cooldown import Cooldown
from bot.discord_app.interaction.under_way import UnderWay
from bot.domain.document import BASE_LIBRARY, LibraryId
from bot.services.turns import Turns
from bot.services.worker import Worker
from bot.wiring import Hearsay

MOST_IN_MEMORY = 2
"""Files on their way into libraries that are held at once: one that is read, and the next."""


@dataclass(frozen=True)
class Parts:
    """The services, the worker that runs them, and what the bot keeps in memory.

    `intake` lets only so many documents be held in memory on their way into libraries,
    in turn by server.
    """

    hearsay: Hearsay
    worker: Worker
    conversations: Conversations
    cooldown: Cooldown
    under_way: UnderWay
    intake: Turns


class PartsClient(discord.Client):
    """A client whose buttons find their services: discord.py hands them nothing else."""

    parts: Parts


Interaction: TypeAlias = discord.Interaction[discord.Client]
CommandTree: TypeAlias = app_commands.CommandTree[discord.Client]


def parts_of(interaction: Interaction) -> Parts:
    """Return the parts of the client that received the interaction.

    Raises:
        TypeError: if the client is not ours.
    """
    client = interaction.client
    if not isinstance(client, PartsClient):
        raise TypeError(f"a {type(client).__name__} has no parts")
    return client.parts


def library_of(guild_id: int | None) -> LibraryId:
    """Return the library that belongs to where something was typed or pressed."""
    return BASE_LIBRARY if guild_id is None else LibraryId(str(guild_id))
