"""Servers come and go: what a server leaves behind is kept for a while, then purged."""

from collections.abc import Callable, Iterable
from datetime import timedelta

import structlog

from bot.domain.document import LibraryId
from bot.index.retriever import Retriever
from bot.services.indexing import IndexKeeper
from bot.services.server_settings import SettingsBook
from bot.store.audit import Clock, utc_now
from bot.store.servers import Server, ServerStore

DAYS_KEPT = 30
"""Days for which a server that removes the bot can come back to its library."""

_log = structlog.get_logger(__name__)


class Departures:
    """Notes which servers the bot is in and purges what the others left behind in time."""

    def __init__(
        self,
        *,
        servers: ServerStore,
        retriever: Retriever,
        keeper: IndexKeeper,
        settings: SettingsBook,
        now: Clock = utc_now,
    ) -> None:
        self._servers = servers
        self._retriever = retriever
        self._keeper = keeper
        self._settings = settings
        self._now = now

    def join(self, library: LibraryId) -> None:
        """Note that the bot is in a server, for the first time or again."""
        self._servers.join(library)

    def leave(self, library: LibraryId) -> None:
        """Note that the bot was removed from a server."""
        self._servers.leave(library, self._now())
        _log.info("server left", library=library, days_kept=DAYS_KEPT)

    def reconcile(self, present: Iterable[LibraryId]) -> None:
        """Note what happened while the bot was away; servers in trouble count as present."""
        here = set(present)
        known = {each.library: each for each in self._servers.all()}
        for library in sorted(here):
            if library not in known or known[library].left_at is not None:
                self._servers.join(library)
        for library, server in known.items():
            if library not in here and server.left_at is None:
                self.leave(library)

    def list(self) -> tuple[Server, ...]:
        """Return every server, with counts and without a word of what it holds."""
        return self._servers.all()

    def purge(self, check_stopping: Callable[[], None] = lambda: None) -> int:
        """Delete all that was left behind more than `DAYS_KEPT` days ago; return how many.

        The index goes first: if this is interrupted the store still says what is left to do.
        """
        late = self._servers.left_before(self._now() - timedelta(days=DAYS_KEPT))
        for library in late:
            check_stopping()
            with self._keeper.changing():
                self._retriever.forget(library)
                self._servers.purge(library)
                self._keeper.forget(library)
            self._settings.forget(library)
            _log.info("server purged", library=library)
        return len(late)
