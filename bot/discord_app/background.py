"""What the bot does by itself: tell of steps, mark answers, purge what was left behind."""

import asyncio
import time
from collections.abc import Coroutine

import structlog

from bot.discord_app.interaction.parts import PartsClient
from bot.discord_app.log_channel.channels import LogChannels
from bot.discord_app.posted.answers import AnswerMarker, Redraw
from bot.domain.document import BASE_LIBRARY, LibraryId
from bot.domain.errors import HearsayError
from bot.store.servers import NewestSteps

_LOOK_SECONDS = 2.0
"""How often to look for steps. It takes a millisecond, and finds those from the terminal too."""

_AGAIN_SECONDS = 20.0
"""When to look at a library's answers once more: judging its documents anew may take that long."""

_TIDY_SECONDS = 24 * 60 * 60.0
_log = structlog.get_logger(__name__)


class Background:
    """Two loops, which go on after whatever goes wrong in them."""

    def __init__(self, client: PartsClient, redraw: Redraw) -> None:
        self._client = client
        self._log_channels = LogChannels(client)
        self._marker = AnswerMarker(client, redraw)
        self._seen: dict[LibraryId, NewestSteps] = {}
        self._again: dict[LibraryId, float] = {}
        self._marking: dict[LibraryId, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Work until cancelled."""
        await self._client.wait_until_ready()
        try:
            await asyncio.gather(self._watch(), self._tidy())
        finally:
            for task in self._marking.values():
                task.cancel()

    async def note_servers(self) -> None:
        """Note in which servers the bot is; one in trouble counts, one that removed it does not."""
        parts = self._client.parts
        present = [LibraryId(str(guild.id)) for guild in self._client.guilds]
        await parts.worker.run(parts.hearsay.departures.reconcile, present)

    async def _watch(self) -> None:
        while True:
            await self._try(self._look())
            await asyncio.sleep(_LOOK_SECONDS)

    async def _look(self) -> None:
        """Follow what happened since the last look; at first everything counts as new."""
        newest = await asyncio.to_thread(self._client.parts.hearsay.steps.newest_steps)
        changed = {each for each, steps in newest.items() if self._seen.get(each) != steps}
        self._seen = newest
        present = {LibraryId(str(guild.id)) for guild in self._client.guilds}
        for library in sorted((present & changed) | set(self._log_channels.waiting())):
            if not await self._try(self._log_channels.tell(library)):
                self._seen.pop(library, None)
        to_mark = present if BASE_LIBRARY in changed else present & changed
        now = time.monotonic()
        late = {library for library, at in self._again.items() if at <= now}
        for library in sorted(to_mark | late):
            self._start_marking(library)
        # Once more later: not every judging of statuses can be seen in the log.
        self._again |= dict.fromkeys(to_mark, now + _AGAIN_SECONDS)

    def _start_marking(self, library: LibraryId) -> None:
        """Mark beside the watching: a thousand messages take as many seconds."""
        under_way = self._marking.get(library)
        if under_way is not None and not under_way.done():
            self._again[library] = time.monotonic()
            return
        self._again.pop(library, None)
        reach = [self._seen[each] for each in (BASE_LIBRARY, library) if each in self._seen]
        settled = all(steps.settled for steps in reach)
        self._marking[library] = asyncio.create_task(self._mark(library, settled=settled))

    async def _mark(self, library: LibraryId, *, settled: bool) -> None:
        if not await self._try(self._marker.mark(library, settled=settled)):
            self._again[library] = time.monotonic()

    async def _tidy(self) -> None:
        hearsay, worker = self._client.parts.hearsay, self._client.parts.worker
        while True:
            # First who came back: their data must not be purged.
            await self._try(self.note_servers())
            purge = hearsay.departures.purge
            await self._try(worker.run_long(BASE_LIBRARY, purge, worker.check_stopping))
            await self._try(worker.run_long(BASE_LIBRARY, hearsay.posted.forget_old))
            await self._try(worker.run_long(BASE_LIBRARY, hearsay.drafting.purge_expired))
            await asyncio.sleep(_TIDY_SECONDS)

    async def _try(self, work: Coroutine[None, None, object]) -> bool:
        """Do it; say whether it was done as far as it can be: too busy is no failure."""
        try:
            await work
        except HearsayError as error:
            _log.info("put off", reason=str(error))
            return False
        except Exception as error:
            _log.error("work in the background failed", exc_info=error)
        return True
