"""Run the bot until it is told to stop."""

import asyncio
import contextlib
import logging
import signal
import time
from typing import NamedTuple

import aiohttp
import discord
import structlog

from bot.config import Settings
from bot.discord_app.client import PERMISSIONS, HearsayClient
from bot.discord_app.gateway import check_api, check_cdn, stay_connected, use_api, use_gateway
from bot.discord_app.interaction.conversations import Conversations
from bot.discord_app.interaction.cooldown import Cooldown
from bot.discord_app.interaction.parts import MOST_IN_MEMORY, Parts
from bot.discord_app.interaction.under_way import UnderWay
from bot.domain.document import BASE_LIBRARY
from bot.domain.errors import ConfigurationError, HearsayError
from bot.logs import in_colour
from bot.services.turns import Turns
from bot.services.worker import Worker
from bot.wiring import Hearsay

_STOPPING_SECONDS = 5.0
_log = structlog.get_logger(__name__)


class SyncTarget(NamedTuple):
    """Where to tell Discord the commands: one server, at once, or everywhere (None)."""

    guild: int | None = None


def check_settings(settings: Settings) -> str:
    """Return the token; worth calling before anything slow is built.

    Raises:
        ConfigurationError: if the token is missing or Discord's address cannot be used.
    """
    token = settings.token.get_secret_value().strip() if settings.token else ""
    if not token:
        raise ConfigurationError(
            "DISCORD_TOKEN is not set. Take the bot's token from "
            "https://discord.com/developers/applications, page Bot."
        )
    check_api(settings.api_url)
    check_cdn(settings.cdn_url)
    return token


def run_bot(hearsay: Hearsay, settings: Settings, *, sync: SyncTarget | None) -> int:
    """Log in and answer until SIGTERM or SIGINT; return the exit code.

    `hearsay` stays open: whoever built it closes it.

    Raises:
        ConfigurationError: if the token or an address cannot be used.
        HearsayError: if Discord cannot be reached at the start, or ends the session for good.
    """
    token = check_settings(settings)
    use_api(settings.api_url)
    # On its own it would colour a container's log as well.
    plain = logging.Formatter("{asctime} [{levelname:<8}] {name}: {message}", style="{")
    formatter = discord.utils.MISSING if in_colour() else plain
    discord.utils.setup_logging(level=logging.WARNING, formatter=formatter)
    discord.VoiceClient.warn_nacl = False  # nobody misses voice here
    discord.VoiceClient.warn_dave = False
    asyncio.run(_serve(hearsay, token, sync))
    return 0


async def _serve(hearsay: Hearsay, token: str, sync: SyncTarget | None) -> None:
    hearsay.index_keeper.work_in_background()
    worker = Worker(hearsay.answerer.answer_many)
    parts = Parts(
        hearsay=hearsay,
        worker=worker,
        conversations=Conversations(minutes=hearsay.settings.context_minutes, clock=time.monotonic),
        cooldown=Cooldown(time.monotonic),
        under_way=UnderWay(),
        intake=Turns(MOST_IN_MEMORY),
    )
    client = HearsayClient(parts)
    session = asyncio.create_task(_session(client, token, sync))
    told_to_stop = asyncio.create_task(_stop_signal().wait())
    try:
        await asyncio.wait({session, told_to_stop}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        told_to_stop.cancel()
        await _stop(client, session)
    if not session.cancelled():
        session.result()


async def _session(client: HearsayClient, token: str, sync: SyncTarget | None) -> None:
    await _log_in(client, token)
    print(f"Invite: {invite_link(client.application_id)}", flush=True)
    if sync is not None:
        await _tell_commands(client, sync)
    # After Discord took the token, and before anybody can ask: who mistyped it does not wait.
    await _warm(client.parts)
    try:
        await stay_connected(client)
    except discord.ConnectionClosed as error:
        raise HearsayError(f"Discord ended the session, code {error.code}.") from error


async def _log_in(client: HearsayClient, token: str) -> None:
    try:
        await client.login(token)
        await use_gateway(client)
    except discord.LoginFailure as error:
        raise ConfigurationError(
            "Discord does not accept DISCORD_TOKEN. Take a fresh one from "
            "https://discord.com/developers/applications, page Bot."
        ) from error
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        raise HearsayError(f"Discord cannot be reached: {error}") from error


def invite_link(application_id: int | None) -> str:
    """Return the link that invites the bot with the least permissions that it needs."""
    return discord.utils.oauth_url(
        application_id or 0, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
    )


async def _tell_commands(client: HearsayClient, sync: SyncTarget) -> None:
    guild = discord.Object(sync.guild) if sync.guild is not None else None
    if guild is not None:
        client.tree.copy_global_to(guild=guild)
    try:
        commands = await client.tree.sync(guild=guild)
    except discord.HTTPException as error:
        raise HearsayError(f"Discord did not take the commands: {error.text}") from error
    where = f"server {sync.guild}" if guild else "every server"
    print(f"Told Discord {len(commands)} commands for {where}.", flush=True)


async def _warm(parts: Parts) -> None:
    """Load the model and make suggestions: the first member would otherwise wait for both."""
    hearsay = parts.hearsay
    try:
        await parts.worker.run(hearsay.encoder.encode, ["Does it load?"])
        await parts.worker.run(hearsay.suggestions.complete, BASE_LIBRARY, "")
    except Exception as error:
        _log.warning("not prepared for questions", exc_info=error)
    else:
        _log.info("prepared for questions")


def _stop_signal() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C raises by itself
            loop.add_signal_handler(number, stop.set)
    return stop


async def _stop(client: HearsayClient, session: asyncio.Task[None]) -> None:
    """Finish what was asked, say goodbye to Discord, end."""
    await client.parts.worker.close(seconds=_STOPPING_SECONDS)
    await client.parts.under_way.done(_STOPPING_SECONDS)
    await client.close()
    if not session.done():
        session.cancel()
        await asyncio.wait({session})
    _log.info("stopped")
