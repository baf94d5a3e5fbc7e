"""How sure each sentence of the timeline is, also as of a day in the past."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import date

from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY, DocumentRef, LibraryId, SentenceKey, VersionKey
from bot.services.assessment import Assessor
from bot.services.indexing import IndexKeeper
from bot.store.statuses import StatusReader
from bot.store.verdicts import VerdictStore

Statuses = dict[SentenceKey, Status]

_KEPT = 16
"""Past days whose statuses stay known: turning pages must not judge a library again."""


class TimelineStatuses:
    """Reads the stored statuses, or judges again with only what was out by a day."""

    def __init__(
        self,
        stored: StatusReader,
        verdicts: VerdictStore,
        assessor: Assessor,
        keeper: IndexKeeper,
    ) -> None:
        self._stored = stored
        self._verdicts = verdicts
        self._assessor = assessor
        self._keeper = keeper
        self._past: OrderedDict[tuple[object, ...], Statuses] = OrderedDict()

    def now(self, library: LibraryId, keys: Sequence[SentenceKey]) -> Statuses:
        """Return the statuses that stand; a sentence without one is unverified."""
        return self._stored.statuses(library, keys)

    def as_of(self, library: LibraryId, visible: Sequence[DocumentRef], day: date) -> Statuses:
        """Judge the visible documents alone: what came later must not show in a status either."""
        verdicts = (*self._verdicts.list(BASE_LIBRARY), *self._verdicts.list(library))
        key = (library, day, tuple(visible), verdicts)
        if key not in self._past:
            self._keeper.ensure(library)
            versions = frozenset(VersionKey(each.id, each.version) for each in visible)
            self._past[key] = self._assessor.statuses_at(library, versions, day)
            if len(self._past) > _KEPT:
                self._past.popitem(last=False)
        self._past.move_to_end(key)
        return self._past[key]
