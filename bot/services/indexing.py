"""Keep the indexes equal to the store, whoever changed it."""

from bot.domain.document import LibraryId
from bot.domain.ingest import Progress
from bot.index.retriever import Retriever
from bot.store.documents import DocumentStore


def silent(_doing: str, _done: int, _total: int) -> None:
    """Report progress to nobody."""


class IndexKeeper:
    """Bring the index of a library up to the store, before anything is read from it."""

    def __init__(self, documents: DocumentStore, retriever: Retriever) -> None:
        self._documents = documents
        self._retriever = retriever
        self._seen: dict[LibraryId, tuple[object, ...]] = {}

    def ensure(self, library: LibraryId, progress: Progress = silent) -> tuple[LibraryId, ...]:
        """Make every index within the library's reach equal to the store, and return the reach.

        Another process (the terminal beside the bot) may have changed the store: asking it for
        its version keys costs less than a millisecond and a removed document is gone at once.
        """
        reach = self._documents.reach(library)
        for each in reach:
            keys = self._documents.version_keys(each)
            if self._seen.get(each) == keys:
                continue
            self._retriever.sync(
                each, keys, lambda key: self._documents.indexable(reach, key), progress
            )
            self._seen[each] = keys
        return reach
