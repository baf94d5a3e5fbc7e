"""Find the sentences that answer, and say whether any does."""

import re
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

import numpy as np

from bot.domain.document import LibraryId, SentenceKey, VersionKey
from bot.domain.ingest import Progress
from bot.domain.retrieval import IndexableDocument, Retrieval
from bot.index.answer_model import AnswerModel
from bot.index.answerability import Evidence
from bot.index.library_folder import LibraryFolder
from bot.index.library_index import SearchableLibrary
from bot.index.ranking import Question
from bot.index.search import evidence_of, retrieve
from bot.index.vectors import Matrix, TextEncoder

_LIBRARY_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Neighbour(NamedTuple):
    """A sentence near a given text; `similarity` is their cosine."""

    sentence: SentenceKey
    similarity: float


class Retriever:
    """Searches the libraries that were synced. One thread may sync while others search.

    Two threads may sync different libraries: nobody waits for another server's documents.
    """

    def __init__(
        self, folder: Path, encoder: TextEncoder, answer_model: AnswerModel | None = None
    ) -> None:
        """Keep each library's index in `folder/<library>`.

        `answer_model` reads what this encoder makes of texts; without it nothing does.
        """
        self._folder = folder
        self._encoder = encoder
        self._answer_model = answer_model
        self._libraries: dict[LibraryId, SearchableLibrary] = {}
        self._locks: dict[LibraryId, threading.Lock] = {}

    def sync(
        self,
        library: LibraryId,
        versions: Sequence[VersionKey],
        load: Callable[[VersionKey], IndexableDocument],
        progress: Progress,
    ) -> None:
        """Make the library's index hold exactly these versions.

        Embeds only what is missing, damaged or made by another model; what is not named is gone
        from the next `find` on, before anything is embedded. `progress` counts sentences.
        """
        with self._writing(library):
            documents = {key: load(key) for key in versions}

            def publish(index: SearchableLibrary) -> None:
                self._libraries[library] = index

            LibraryFolder(self._path(library), self._encoder).sync(documents, progress, publish)

    def retain(
        self,
        library: LibraryId,
        versions: Sequence[VersionKey],
        load: Callable[[VersionKey], IndexableDocument],
    ) -> None:
        """Make nothing but these versions searchable; those that a `sync` would embed are missing.

        Takes no longer than reading what is on disk.
        """
        with self._writing(library):
            documents = {key: load(key) for key in versions}
            folder = LibraryFolder(self._path(library), self._encoder)
            self._libraries[library] = folder.retain(documents)

    def rebuild(
        self,
        library: LibraryId,
        versions: Sequence[VersionKey],
        load: Callable[[VersionKey], IndexableDocument],
        progress: Progress,
    ) -> None:
        """Embed all of these versions anew; the old index answers until the new one is whole."""
        with self._writing(library):
            documents = {key: load(key) for key in versions}
            path = self._path(library)
            beside = path.with_name(f"{path.name}.new")  # no library's name: they have no dot
            if beside.exists():
                rmtree(beside)
            built: list[SearchableLibrary] = []
            LibraryFolder(beside, self._encoder).sync(documents, progress, built.append)
            if path.exists():
                rmtree(path)
            beside.rename(path)
            self._libraries[library] = built[-1]

    def versions(self, library: LibraryId) -> frozenset[VersionKey]:
        """Return the versions that can be searched now."""
        held = self._libraries.get(library)
        return held.content.versions if held else frozenset()

    def holds(self, library: LibraryId) -> bool:
        """Say whether the library can be searched, even if a sync is still adding to it."""
        return library in self._libraries

    def forget(self, library: LibraryId) -> None:
        """Drop a library's index from memory and disk; a later `sync` builds it from nothing."""
        with self._writing(library):
            self._libraries.pop(library, None)
            if self._path(library).exists():
                rmtree(self._path(library))

    def find(self, reach: tuple[LibraryId, ...], questions: Sequence[str]) -> list[Retrieval]:
        """Return the best candidates for each question, in order.

        A library of the reach that was never synced holds nothing. Many questions at once are
        encoded together.
        """
        found = self._within(reach)
        return [retrieve(found, question, self._answer_model) for question in self._read(questions)]

    def evidence(
        self, reach: tuple[LibraryId, ...], questions: Sequence[str]
    ) -> list[Evidence | None]:
        """Return what each question's refusal would rest on; None where nothing is indexed."""
        found = self._within(reach)
        return [
            evidence_of(found, question, self._answer_model) for question in self._read(questions)
        ]

    def vectors(self, reach: tuple[LibraryId, ...]) -> tuple[list[SentenceKey], Matrix]:
        """Return every indexed sentence's key and its vector, in the same order."""
        found = [index.content for _, index in self._within(reach)]
        empty = np.zeros((0, self._encoder.dimension), dtype=np.float32)
        keys = [key for content in found for key in content.keys]
        return keys, np.concatenate([empty, *(content.vectors for content in found)])

    def similar(
        self, reach: tuple[LibraryId, ...], texts: Sequence[str], limit: int
    ) -> list[list[Neighbour]]:
        """Return for each text the sentences nearest by cosine, nearest first."""
        encoded = self._encoder.encode(texts)
        near: list[list[Neighbour]] = [[] for _ in texts]
        for _, index in self._within(reach):
            for vector, ids, neighbours in zip(
                encoded, index.sentences.search(encoded, limit), near, strict=True
            ):
                for row in index.content.rows_of_sentences(ids):
                    similarity = float(index.content.vectors[row] @ vector)
                    neighbours.append(Neighbour(index.content.keys[row], similarity))
        return [
            sorted(neighbours, key=lambda n: (-n.similarity, n.sentence))[:limit]
            for neighbours in near
        ]

    def _read(self, questions: Sequence[str]) -> list[Question]:
        vectors, tokens = self._encoder.encode_with_tokens(questions)
        return [
            Question(text, vector, matrix, tuple(self._encoder.words(text)))
            for text, vector, matrix in zip(questions, vectors, tokens, strict=True)
        ]

    def _within(self, reach: tuple[LibraryId, ...]) -> list[tuple[LibraryId, SearchableLibrary]]:
        # Read each library once: a sync may put a newer one in its place at any moment.
        found = [(library, self._libraries.get(library)) for library in dict.fromkeys(reach)]
        return [(library, index) for library, index in found if index is not None]

    def _writing(self, library: LibraryId) -> threading.Lock:
        return self._locks.setdefault(library, threading.Lock())

    def _path(self, library: LibraryId) -> Path:
        if not _LIBRARY_NAME.fullmatch(library):
            raise ValueError(f"not a library id: {library!r}")
        return self._folder / library
