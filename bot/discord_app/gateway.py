"""Where Discord is: its REST base, its gateway, and staying connected to it."""

import asyncio
import ipaddress

import discord
import structlog
import yarl
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.domain.errors import ConfigurationError

_log = structlog.get_logger(__name__)


def check_api(base: str) -> None:
    """Hold the address of Discord's REST API against what is safe.

    Raises:
        ConfigurationError: if it is no address, or plain http to another machine.
    """
    _check(base, secure="https", plain="http", name="DISCORD_API_URL")


def check_cdn(address: str | None) -> None:
    """Hold the additional address of attachments against what is safe; None: there is none.

    Raises:
        ConfigurationError: if it is no address, or plain http to another machine.
    """
    if address is not None:
        _check(address, secure="https", plain="http", name="DISCORD_CDN_URL")


def use_api(base: str) -> None:
    """Send every request to `base`.

    discord.py has no option for it: the class attribute is where each request starts.
    """
    Route.BASE = base.rstrip("/")


async def use_gateway(client: discord.Client) -> None:
    """Ask Discord for its gateway's address; a plain client would always take the built-in one.

    Raises:
        ConfigurationError: if the address is plain ws to another machine.
    """
    _, address, _ = await client.http.get_bot_gateway()
    _check(address, secure="wss", plain="ws", name="The gateway's address")
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(address)


async def stay_connected(client: discord.Client) -> None:
    """Connect and stay so until the client is closed.

    discord.py reconnects by itself, except when the very first connection fails: then version
    2.7.1 raises AttributeError, because it wants to resume a session that never was.
    """
    backoff = ExponentialBackoff[bool]()
    while not client.is_closed():
        try:
            await client.connect()
        except AttributeError as error:
            if _ever_connected(client):
                raise
            wait = backoff.delay()
            _log.warning("gateway not reached", seconds=round(wait, 1), reason=str(error))
            await asyncio.sleep(wait)


def _ever_connected(client: discord.Client) -> bool:
    return isinstance(client.ws, DiscordWebSocket)


def _check(address: str, *, secure: str, plain: str, name: str) -> None:
    url = yarl.URL(address)
    if url.scheme not in (secure, plain) or not url.host:
        raise ConfigurationError(f"{name} has to begin with {secure}://, not “{address}”.")
    if url.scheme == plain and not _is_loopback(url.host):
        raise ConfigurationError(
            f"{name} “{address}” is not encrypted: use {secure}://. "
            f"Plain {plain}:// is only for this machine."
        )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
