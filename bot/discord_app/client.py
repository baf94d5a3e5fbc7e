"""The Discord client: least intents, no pings, every command and button registered."""

import asyncio

import discord
import structlog
from discord import app_commands

from bot.discord_app.about import (
    forget_me,
    help,  # noqa: A004 - a command's name
    privacy,
)
from bot.discord_app.asking import buttons as answer_buttons
from bot.discord_app.asking import command as ask
from bot.discord_app.asking.mentions import answer_message
from bot.discord_app.background import Background
from bot.discord_app.checking import command as check
from bot.discord_app.checking import picture as chain_picture
from bot.discord_app.claims import command as claim
from bot.discord_app.claims import link_buttons, verdict_buttons
from bot.discord_app.drafts import buttons as draft_buttons
from bot.discord_app.events import buttons as event_buttons
from bot.discord_app.events import command as event
from bot.discord_app.interaction.errors import report
from bot.discord_app.interaction.parts import Interaction, Parts, PartsClient, library_of
from bot.discord_app.library import buttons as library_buttons
from bot.discord_app.library import command as library
from bot.discord_app.settings import buttons as setting_buttons
from bot.discord_app.settings import command as settings
from bot.discord_app.sources import buttons as source_buttons
from bot.discord_app.sources import command as sources
from bot.discord_app.timeline import buttons as timeline_buttons
from bot.discord_app.timeline import command as timeline
from bot.discord_app.timeline import picture as timeline_picture
from bot.discord_app.timeline.redrawing import redraw

_log = structlog.get_logger(__name__)

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,  # without it a reply cannot name what it replies to
)

_COMMANDS = (
    *(ask, check, claim, timeline, event, sources, help, privacy),
    *(library, forget_me, settings),
)
"""Modules that add commands to the tree, in the order in which Discord is told of them."""

_BUTTONS = (
    *(answer_buttons, source_buttons, chain_picture, verdict_buttons, link_buttons),
    *(timeline_buttons, timeline_picture, event_buttons),
    *(draft_buttons, library_buttons, setting_buttons),
)
"""Modules whose buttons and lists are found by their custom ids."""


class Tree(app_commands.CommandTree[discord.Client]):
    """The commands; whatever goes wrong in one of them is reported in one voice."""

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Report it to the member."""
        await report(interaction, error)


class HearsayClient(PartsClient):
    """Listens for commands, buttons and messages that are meant for the bot."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,  # nothing that members write stays in memory
        )
        self.parts = parts
        self._background = Background(self, redraw)
        self._working: asyncio.Task[None] | None = None
        self.tree = Tree(
            self,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=False
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )

    async def setup_hook(self) -> None:
        """Register what members can use; Discord itself is told only by `--sync`."""
        for buttons in _BUTTONS:
            buttons.register(self)
        for command in _COMMANDS:
            command.register(self.tree, self.parts)
        self._working = asyncio.create_task(self._background.run())

    async def on_ready(self) -> None:
        """Say that the bot is there; Discord may say so again after a lost connection."""
        _log.info("ready", servers=len(self.guilds))
        await self._background.note_servers()

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note a new server, or one that comes back to what it left behind."""
        await self.parts.worker.run(self.parts.hearsay.departures.join, library_of(guild.id))

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Note a server that is there again; Discord says so of one that came back, too."""
        await self.on_guild_join(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that the server removed the bot; one that is merely unavailable is not reported."""
        await self.parts.worker.run(self.parts.hearsay.departures.leave, library_of(guild.id))

    async def close(self) -> None:
        """Stop what works by itself, then say goodbye to Discord."""
        if self._working is not None:
            self._working.cancel()
            await asyncio.wait({self._working})
        await super().close()

    async def on_message(self, message: discord.Message) -> None:
        """Answer if the message is meant for the bot."""
        if self.user is not None:
            await answer_message(message, self.user, self.parts)
