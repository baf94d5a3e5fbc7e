"""One library's vectors and words in memory, ready to be searched."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bot.domain.document import SentenceKey, SentenceKind
from bot.domain.retrieval import IndexableDocument
from bot.index.dense import DenseIndex
from bot.index.lexical import LexicalIndex
from bot.index.shard import Shard, indexed_sentences
from bot.index.token_store import TokenStore
from bot.index.vectors import Ids, Matrix
from bot.index.words import stems

_POSITION_BITS = 32


def unit_id(ordinal: int, position: int) -> int:
    """Return the FAISS id of a version's sentence or passage: different units, different ids."""
    if not (0 <= position < 2**_POSITION_BITS and 0 <= ordinal < 2**31):
        raise ValueError(f"no id for ordinal {ordinal}, position {position}")
    return ordinal << _POSITION_BITS | position


class Entry(NamedTuple):
    """One version on its way into memory."""

    ordinal: int
    document: IndexableDocument
    shard: Shard


class LibraryIndex:
    """Everything that a search reads. Row i is the i-th sentence that may answer. Immutable."""

    def __init__(self, entries: Sequence[Entry], dimension: int) -> None:
        """Lay out the entries by document: equal content, equal results, whatever came first."""
        entries = sorted(entries, key=lambda entry: entry.document.key)
        empty = np.zeros((0, dimension), dtype=np.float32)
        self.versions = frozenset(entry.document.key for entry in entries)
        self.vectors: Matrix = np.concatenate([empty, *(e.shard.sentences for e in entries)])
        self.passage_vectors: Matrix = np.concatenate([empty, *(e.shard.passages for e in entries)])
        self.sentence_ids: Ids = np.asarray(
            [
                unit_id(e.ordinal, s.position)
                for e in entries
                for s in indexed_sentences(e.document)
            ],
            dtype=np.int64,
        )
        self.passage_ids: Ids = np.asarray(
            [unit_id(e.ordinal, i) for e in entries for i in range(len(e.document.passages))],
            dtype=np.int64,
        )
        self.tokens = TokenStore([e.shard for e in entries], dimension)
        self.keys: list[SentenceKey] = []
        self.kinds: list[SentenceKind] = []
        self.texts: list[str] = []
        self.stems: list[tuple[str, ...]] = []
        self.title_stems: list[tuple[str, ...]] = []
        self._passages_of: list[list[int]] = []
        self._rows_of: list[range] = []
        for entry in entries:
            self._add(entry)
        self.lexical = LexicalIndex(
            [(*title, *row) for title, row in zip(self.title_stems, self.stems, strict=True)]
        )

    def _add(self, entry: Entry) -> None:
        key = entry.document.key
        title = tuple(stems(entry.document.title))
        sentences = indexed_sentences(entry.document)
        first_row = len(self.keys)
        for sentence in sentences:
            self.keys.append(SentenceKey(key.document, key.version, sentence.position))
            self.kinds.append(sentence.kind)
            self.texts.append(sentence.text)
            self.stems.append(tuple(stems(sentence.text)))
            self.title_stems.append(title)
            self._passages_of.append([])
        for passage in entry.document.passages:
            rows = [
                first_row + i
                for i, sentence in enumerate(sentences)
                if passage.first <= sentence.position <= passage.last
            ]
            for row in rows:
                self._passages_of[row].append(len(self._rows_of))
            self._rows_of.append(range(rows[0], rows[-1] + 1) if rows else range(0))

    def rows_of_sentences(self, ids: Ids) -> Ids:
        """Return the rows of sentences found by id."""
        return _places(self.sentence_ids, ids)

    def rows_of_passages(self, ids: Ids) -> list[int]:
        """Return the rows of all sentences in passages found by id."""
        return [row for i in _places(self.passage_ids, ids) for row in self._rows_of[i]]

    def passages_of(self, row: int) -> list[int]:
        """Return the numbers of the passages that hold a row."""
        return self._passages_of[row]

    def neighbours(self, row: int) -> list[int]:
        """Return the rows right before and after within the same document."""
        version = self.keys[row].version_key
        return [
            other
            for other in (row - 1, row + 1)
            if 0 <= other < len(self.keys) and self.keys[other].version_key == version
        ]


def _places(known: Ids, wanted: Ids) -> Ids:
    order = np.argsort(known)
    return order[np.searchsorted(known, wanted, sorter=order)]


class SearchableLibrary(NamedTuple):
    """A library in memory together with its FAISS indexes."""

    content: LibraryIndex
    sentences: DenseIndex
    passages: DenseIndex
