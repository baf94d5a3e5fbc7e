"""Read attachments from where Discord keeps them, and from nowhere else."""

from urllib.parse import SplitResult, urlsplit

import aiohttp
import discord

from bot.domain.errors import DocumentRejectedError
from bot.reading.sniffing import LARGEST

_HOSTS = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
_SECONDS = 60.0
_CHUNK = 64 * 1024


async def download(attachment: discord.Attachment, cdn_url: str | None) -> bytes:
    """Return an attachment's bytes; its size is looked at before anything is read.

    Raises:
        DocumentRejectedError: if it is too large, is not kept by Discord, or cannot be read.
    """
    name = attachment.filename
    _check_size(name, attachment.size)
    if not kept_by_discord(attachment.url, cdn_url):
        raise DocumentRejectedError(f"{name} is not kept by Discord itself: attach it again.")
    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(attachment.url, allow_redirects=False) as response,
        ):
            if response.status != 200:
                raise _unreadable(name)
            return await _read(name, response)
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        raise _unreadable(name) from error


def kept_by_discord(address: str, cdn_url: str | None) -> bool:
    """Say whether an address is one of Discord's own, or of the one that the operator added."""
    url = urlsplit(address)
    if cdn_url is not None and _place(url) == _place(urlsplit(cdn_url)):
        return True
    return url.scheme == "https" and url.hostname in _HOSTS and url.port in (None, 443)


async def _read(name: str, response: aiohttp.ClientResponse) -> bytes:
    """Read until the end, or until it is more than what was announced as its most."""
    data = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        data += chunk
        _check_size(name, len(data))
    return bytes(data)


def _check_size(name: str, size: int) -> None:
    if size > LARGEST:
        raise DocumentRejectedError(
            f"{name} has {size / 1e6:.1f} MB; at most {LARGEST / 1e6:.0f} MB go in. Split it into "
            "several documents, or save only its text."
        )


def _place(url: SplitResult) -> tuple[str, str | None, int | None]:
    return url.scheme, url.hostname, url.port


def _unreadable(name: str) -> DocumentRejectedError:
    return DocumentRejectedError(
        f"{name} could not be read from Discord. Please try again, or attach it anew."
    )
