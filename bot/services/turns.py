"""Whose turn it is: servers take turns, so that one with much to do does not hold up the others."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.domain.document import LibraryId


class Turns:
    """Let so many go on at the same time; the others wait, library by library.

    Who waits goes on in the order in which they came within their library; the libraries go round,
    and one that comes new waits for one turn of each of those before it. For one event loop.
    """

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._waiting: dict[LibraryId, deque[asyncio.Future[None]]] = {}
        """The next library to go on comes first; none is empty."""

    @asynccontextmanager
    async def turn(self, library: LibraryId) -> AsyncIterator[None]:
        """Wait for a turn and keep it until the block is left."""
        await self._begin(library)
        try:
            yield
        finally:
            self._pass_on()

    async def _begin(self, library: LibraryId) -> None:
        if self._free:  # then nobody waits
            self._free -= 1
            return
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(library, deque()).append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            # Who has gone is passed over; a turn that came in the same moment goes on.
            if not mine.cancelled():
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        following = self._next()
        if following is None:
            self._free += 1
        else:
            following.set_result(None)

    def _next(self) -> asyncio.Future[None] | None:
        """Return who still waits first in the next library, which goes behind all others."""
        while self._waiting:
            library = next(iter(self._waiting))
            queue = self._waiting.pop(library)
            while queue and queue[0].done():
                queue.popleft()
            if queue:
                following = queue.popleft()
                if queue:
                    self._waiting[library] = queue
                return following
        return None
