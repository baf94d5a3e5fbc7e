"""What each server has decided: at hand without waiting, changed in one place."""

import threading
from collections.abc import Callable

import structlog

from bot.domain.document import LibraryId
from bot.domain.server import ServerSettings
from bot.services.ingestion import Ingester
from bot.services.verification import Moderator
from bot.store.assessments import AssessmentStore
from bot.store.server_settings import ServerSettingsStore

_log = structlog.get_logger(__name__)


class SettingsBook:
    """All servers' settings, in memory as well: who presses a button must not wait for a disk."""

    def __init__(
        self, store: ServerSettingsStore, assessments: AssessmentStore, ingester: Ingester
    ) -> None:
        self._store = store
        self._assessments = assessments
        self._ingester = ingester
        self._known = store.all()
        self._changing = threading.Lock()

    def of(self, library: LibraryId) -> ServerSettings:
        """Return a server's settings; reads nothing from disk."""
        return self._known.get(library) or ServerSettings(library=library)

    def change(
        self,
        library: LibraryId,
        edit: Callable[[ServerSettings], ServerSettings],
        moderator: Moderator,
    ) -> ServerSettings:
        """Store what `edit` makes of the settings as they are now, log it, and return it.

        Switching the base library off or on judges the server's own documents anew: takes seconds.
        """
        with self._changing:
            before = self._store.get(library)
            switched = edit(before).use_base != before.use_base
            if switched:
                # What was found with this reach names documents of it: nothing of it may stay.
                self._assessments.replace(library, (), ())
            after = self._store.change(library, edit, moderator.id)
            self._known[library] = after
        if switched:
            self._ingester.refresh(library)
        _log.info("settings changed", library=library)
        return after

    def forget(self, library: LibraryId) -> None:
        """Drop the settings of a server that was purged."""
        self._known.pop(library, None)
