"""Keep the indexes equal to the store, whoever changed it."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import structlog

from bot.domain.document import LibraryId, VersionKey
from bot.domain.errors import NotFoundError, WithdrawnError
from bot.domain.ingest import Progress
from bot.index.retriever import Retriever
from bot.store.documents import DocumentStore

_Keys = frozenset[VersionKey]

_log = structlog.get_logger(__name__)


def silent(_doing: str, _done: int, _total: int) -> None:
    """Report progress to nobody."""


class _RemovedMeanwhile(Exception):  # noqa: N818 - it interrupts, it is no error
    """Something that is being indexed or searched has gone: that comes first."""


class IndexKeeper:
    """Bring the index of a library up to the store, before anything is read from it.

    One thread may be changing a library while another one answers from it: embedding a long
    document takes minutes, and no member shall wait for that.
    """

    def __init__(self, documents: DocumentStore, retriever: Retriever) -> None:
        self._documents = documents
        self._retriever = retriever
        self._seen: dict[LibraryId, tuple[object, ...]] = {}
        self._opened: dict[LibraryId, tuple[object, ...]] = {}
        self._writing = threading.RLock()
        self._here = threading.local()
        self._background: _Background | None = None

    def ensure(self, library: LibraryId, progress: Progress = silent) -> tuple[LibraryId, ...]:
        """Make every index within the library's reach equal to the store, and return the reach.

        Another process (the terminal beside the bot) may have changed the store: asking it for
        its versions costs less than a millisecond, and a removed document is gone at once.
        What another thread is just changing is left to it: until it has finished, the index
        answers without the new document, and the store withholds what was removed. So it is with
        what is left to the background.
        """
        reach = self._documents.reach(library)
        for each in reach:
            if self._is_seen(each):
                continue
            if self._background and not self._is_changing():
                self._open_soon(each, reach)
                if not self._is_seen(each):
                    self._background.bring_up(each)
            elif self._writing.acquire(blocking=not self._retriever.holds(each)):
                try:
                    self._bring_up(each, reach, progress)
                finally:
                    self._writing.release()
        return reach

    def work_in_background(self) -> None:
        """Leave it to a thread of its own to embed what came in, except within `changing`.

        For a bot that answers: whoever asks is answered from what is embedded already.
        """
        if self._background is None:
            self._background = _Background(self._bring_up_in_peace)

    def close(self) -> None:
        """Stop what works in the background; whatever it has not embedded is, at a next start."""
        if self._background is not None:
            self._background.close()

    def rebuild(self, library: LibraryId, progress: Progress = silent) -> None:
        """Build a library's index anew, whatever the old one holds, which answers meanwhile."""
        with self._writing:
            reach = self._documents.reach(library)
            self._seen[library] = self._with_titles(
                library,
                lambda keys: self._retriever.rebuild(
                    library, keys, lambda key: self._documents.indexable(reach, key), progress
                ),
            )

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Keep everybody else from bringing up what the caller is about to change and bring up."""
        with self._writing:
            self._here.depth = getattr(self._here, "depth", 0) + 1
            try:
                yield
            finally:
                self._here.depth -= 1

    def forget(self, library: LibraryId) -> None:
        """Know nothing of a library whose index was dropped."""
        self._seen.pop(library, None)
        self._opened.pop(library, None)

    def _is_seen(self, library: LibraryId) -> bool:
        return self._seen.get(library) == self._documents.titles(library)

    def _is_changing(self) -> bool:
        return bool(getattr(self._here, "depth", 0))

    def _open_soon(self, library: LibraryId, reach: tuple[LibraryId, ...]) -> None:
        """Open what is embedded, unless another thread is at it and the library answers already.

        One that is not in memory yet is opened at once, while another server's is being changed.
        """
        if not self._retriever.holds(library):
            self._open_what_is_there(library, reach)
        elif self._writing.acquire(blocking=False):
            try:
                self._open_what_is_there(library, reach)
            finally:
                self._writing.release()

    def _open_what_is_there(self, library: LibraryId, reach: tuple[LibraryId, ...]) -> None:
        """Open what is embedded of the documents as they are now; once for each change of them."""
        held = self._retriever.holds(library)
        if held and self._opened.get(library) == self._documents.titles(library):
            return
        titles = self._with_titles(
            library,
            lambda keys: self._retriever.retain(
                library, keys, lambda key: self._documents.indexable(reach, key)
            ),
        )
        self._opened[library] = titles
        if self._retriever.versions(library) == {key for key, _ in titles}:
            self._seen[library] = titles  # another process has embedded the rest

    def _with_titles(
        self, library: LibraryId, index: Callable[[list[VersionKey]], None]
    ) -> tuple[tuple[VersionKey, str], ...]:
        """Index what the store holds now; again if something goes while it is read.

        A title is searched with its document's sentences and changes without a new version.
        """
        while True:
            titles = self._documents.titles(library)
            try:
                index([key for key, _ in titles])
            except (NotFoundError, WithdrawnError):
                if titles == self._documents.titles(library):
                    raise
            else:
                return titles

    def _keys(self, library: LibraryId) -> _Keys:
        return frozenset(key for key, _ in self._documents.titles(library))

    def _bring_up(
        self, library: LibraryId, reach: tuple[LibraryId, ...], progress: Progress
    ) -> None:
        # A title is searched with its document's sentences and changes without a new version.
        if self._is_seen(library):  # another thread was faster
            return
        self._seen[library] = self._with_titles(
            library,
            lambda keys: self._retriever.sync(
                library, keys, lambda key: self._documents.indexable(reach, key), progress
            ),
        )

    def _bring_up_in_peace(self, library: LibraryId, going_on: Callable[[], bool]) -> None:
        """Embed what is missing; begin again when something was removed meanwhile."""
        while going_on():
            wanted = self._keys(library)

            def look_up(_doing: str, _done: int, _total: int, wanted: _Keys = wanted) -> None:
                # What was embedded before stays on disk; the document under way begins again.
                held = wanted | self._retriever.versions(library)
                if not going_on() or not held <= self._keys(library):
                    raise _RemovedMeanwhile

            try:
                with self._writing:
                    self._bring_up(library, self._documents.reach(library), look_up)
            except _RemovedMeanwhile:
                continue
            return


class _Background:
    """One thread that brings up libraries, each one once however often it is asked for."""

    def __init__(self, bring_up: Callable[[LibraryId, Callable[[], bool]], None]) -> None:
        self._bring_up = bring_up
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="hearsay-index")
        self._waiting: set[LibraryId] = set()
        self._lock = threading.Lock()
        self._closed = False

    def bring_up(self, library: LibraryId) -> None:
        """See to it that a library is brought up soon, with all that the store holds then."""
        with self._lock:
            if self._closed or library in self._waiting:
                return
            self._waiting.add(library)
            self._thread.submit(self._run, library)

    def close(self) -> None:
        """Take nothing more, interrupt what runs, and end the thread."""
        with self._lock:
            self._closed = True
        self._thread.shutdown(cancel_futures=True)

    def _run(self, library: LibraryId) -> None:
        with self._lock:
            # From here on a question that sees a newer store asks for another round.
            self._waiting.discard(library)
        try:
            self._bring_up(library, lambda: not self._closed)
        except Exception as error:  # the thread lives on; the next question asks again
            _log.error("index not brought up", library=library, exc_info=error)
