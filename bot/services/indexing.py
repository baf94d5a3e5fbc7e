"""Keep the indexes equal to the store, whoever changed it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot.domain.document import LibraryId
from bot.domain.ingest import Progress
from bot.index.retriever import Retriever
from bot.store.documents import DocumentStore


def silent(_doing: str, _done: int, _total: int) -> None:
    """Report progress to nobody."""


class IndexKeeper:
    """Bring the index of a library up to the store, before anything is read from it.

    One thread may be changing a library while another one answers from it: embedding a long
    document takes minutes, and no member shall wait for that.
    """

    def __init__(self, documents: DocumentStore, retriever: Retriever) -> None:
        self._documents = documents
        self._retriever = retriever
        self._seen: dict[LibraryId, tuple[object, ...]] = {}
        self._writing = threading.RLock()

    def ensure(self, library: LibraryId, progress: Progress = silent) -> tuple[LibraryId, ...]:
        """Make every index within the library's reach equal to the store, and return the reach.

        Another process (the terminal beside the bot) may have changed the store: asking it for
        its versions costs less than a millisecond, and a removed document is gone at once.
        What another thread is just changing is left to it: until it has finished, the index
        answers without the new document, and the store withholds what was removed.
        """
        reach = self._documents.reach(library)
        for each in reach:
            if self._seen.get(each) == self._documents.titles(each):
                continue
            if self._writing.acquire(blocking=not self._retriever.holds(each)):
                try:
                    self._bring_up(each, reach, progress)
                finally:
                    self._writing.release()
        return reach

    def throw_away(self, library: LibraryId) -> None:
        """Throw a library's index away; `ensure` builds it anew."""
        with self._writing:
            self._seen.pop(library, None)
            self._retriever.forget(library)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Keep everybody else from bringing up what the caller is about to change and bring up."""
        with self._writing:
            yield

    def forget(self, library: LibraryId) -> None:
        """Know nothing of a library whose index was dropped."""
        self._seen.pop(library, None)

    def _bring_up(
        self, library: LibraryId, reach: tuple[LibraryId, ...], progress: Progress
    ) -> None:
        # A title is searched with its document's sentences and changes without a new version.
        titles = self._documents.titles(library)
        if self._seen.get(library) == titles:  # another thread was faster
            return
        keys = [key for key, _ in titles]
        self._retriever.sync(
            library, keys, lambda key: self._documents.indexable(reach, key), progress
        )
        self._seen[library] = titles
