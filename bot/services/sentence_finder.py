"""Find one sentence of a library by its words, and name it briefly."""

import re
from typing import NamedTuple

from bot.domain.document import DocumentId, LibraryId, SentenceKey, SentenceKind, same_words
from bot.domain.errors import NotFoundError
from bot.index.retriever import Retriever
from bot.services.indexing import IndexKeeper
from bot.store.documents import DocumentStore

MOST_FOUND = 25
_LONGEST = 500

_REFERENCE = re.compile(r"([0-9A-Za-z]{1,16}):(\d{1,6}):(\d{1,7})")


class FoundSentence(NamedTuple):
    """A sentence that may be the one meant."""

    key: SentenceKey
    text: str


def reference_of(key: SentenceKey) -> str:
    """Name a sentence in one word: document, version and position."""
    return f"{key.document}:{key.version}:{key.position}"


class SentenceFinder:
    """Find sentences within a library's reach."""

    def __init__(self, documents: DocumentStore, retriever: Retriever, keeper: IndexKeeper) -> None:
        self._documents = documents
        self._retriever = retriever
        self._keeper = keeper

    def search(self, library: LibraryId, words: str) -> tuple[FoundSentence, ...]:
        """Return the sentences nearest to the words, best first, copies only once."""
        tidy = " ".join(words.split())[:_LONGEST]
        if not any(character.isalnum() for character in tidy):
            return ()
        reach = self._keeper.ensure(library)
        (retrieval,) = self._retriever.find(reach, [tidy])
        keys = [candidate.sentence for candidate in retrieval.candidates]
        stored = self._documents.load_sentences(reach, keys)
        found: dict[str, FoundSentence] = {}
        for key in keys:
            if key in stored and stored[key].sentence.kind is not SentenceKind.CAPTION:
                text = stored[key].sentence.text
                found.setdefault(same_words(text), FoundSentence(key, text))
        return tuple(found.values())[:MOST_FOUND]

    def find(self, library: LibraryId, named: str) -> SentenceKey:
        """Return the sentence that is named by its reference or by all of its words.

        Raises:
            NotFoundError: if no sentence in reach has exactly these words.
        """
        if match := _REFERENCE.fullmatch(named.strip()):
            return SentenceKey(DocumentId(match[1]), int(match[2]), int(match[3]))
        for found in self.search(library, named):
            if same_words(found.text) == same_words(named):
                return found.key
        raise NotFoundError(
            "No sentence of the sources has exactly these words. "
            "Copy a whole sentence, or choose one from the list that appears while typing."
        )
