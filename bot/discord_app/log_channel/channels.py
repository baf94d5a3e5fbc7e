"""Tell a server's log channel of every step, also of those from the terminal."""

import time

import discord
import structlog

from bot.discord_app.interaction.parts import PartsClient
from bot.discord_app.log_channel.lines import log_pages
from bot.domain.document import LibraryId
from bot.store.audit import AuditEntry

_MOST_AT_ONCE = 100
"""Steps told after a long silence; the log itself has all of them."""

_WAIT_SECONDS = 600.0
"""How long to leave a channel alone that refused a message."""

_MISSING = (
    "I cannot write in the log channel <#{channel}>. It needs the permissions *View Channel* and "
    "*Send Messages* for me; nothing is lost meanwhile."
)
_log = structlog.get_logger(__name__)


def why_not_in(guild: discord.Guild, channel_id: str) -> str:
    """Say why nothing can be posted in a server's channel; empty if it can."""
    channel = guild.get_channel_or_thread(int(channel_id))
    if channel is None:
        return _MISSING.format(channel=channel_id)
    allowed = channel.permissions_for(guild.me)
    sending = (
        allowed.send_messages_in_threads
        if isinstance(channel, discord.Thread)
        else allowed.send_messages
    )
    return "" if allowed.view_channel and sending else _MISSING.format(channel=channel_id)


class LogChannels:
    """Posts what was not posted yet. A channel that refuses never fails a step."""

    def __init__(self, client: PartsClient) -> None:
        self._client = client
        self._wait_until: dict[LibraryId, float] = {}
        self._troubled: set[tuple[LibraryId, str]] = set()

    def waiting(self) -> list[LibraryId]:
        """Return the servers whose channel refused and may be tried again now."""
        now = time.monotonic()
        return [library for library, until in self._wait_until.items() if until <= now]

    async def tell(self, library: LibraryId) -> None:
        """Post the steps that the server's log channel was not told of yet."""
        hearsay, worker = self._client.parts.hearsay, self._client.parts.worker
        entries = await worker.run(hearsay.steps.untold, library, _MOST_AT_ONCE)
        if not entries:
            return
        channel_id = hearsay.server_settings.of(library).log_channel
        if channel_id is None:
            await worker.run(hearsay.steps.tell, library, entries[-1].id or 0)
            return
        titles = await worker.run(
            hearsay.posted.titles, library, [each.document for each in entries if each.document]
        )
        self._wait_until.pop(library, None)
        for page in log_pages(entries, titles):
            try:
                await self._channel(library, channel_id).send(view=page.view)
            except (discord.HTTPException, LookupError) as error:
                self._wait_until[library] = time.monotonic() + _WAIT_SECONDS
                await self._complain(library, channel_id, entries, str(error))
                return
            await worker.run(hearsay.steps.tell, library, page.last)
            self._troubled.discard((library, channel_id))

    def _channel(self, library: LibraryId, channel_id: str) -> discord.abc.Messageable:
        """Find the channel in this server and in no other."""
        guild = self._client.get_guild(int(library))
        channel = guild.get_channel_or_thread(int(channel_id)) if guild else None
        if not isinstance(channel, discord.TextChannel | discord.Thread | discord.VoiceChannel):
            raise LookupError("no such channel")
        return channel

    async def _complain(
        self, library: LibraryId, channel_id: str, entries: tuple[AuditEntry, ...], why: str
    ) -> None:
        """Tell the moderator of the newest step once; `/settings` goes on saying it."""
        if (library, channel_id) in self._troubled:
            return
        self._troubled.add((library, channel_id))
        _log.warning("log channel refused", library=library, reason=why)
        moderator = next((each.actor for each in entries[::-1] if each.actor.isdecimal()), None)
        if moderator is None:
            return
        try:
            user = await self._client.fetch_user(int(moderator))
            await user.send(_MISSING.format(channel=channel_id))
        except discord.HTTPException as error:
            _log.info("moderator not reached", status=error.status)
