"""The vectors of one document version, in memory and as a file."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from bot.domain.document import Sentence, SentenceKind
from bot.domain.retrieval import IndexableDocument
from bot.index.vectors import Ids, Matrix, TextEncoder

Int8Matrix: TypeAlias = npt.NDArray[np.int8]

_CHUNK = 256
"""Sentences embedded between two reports of progress. Of like length together they need less
padding: 64 at a time take 1.4 times as long, 1,000 no less than these."""


@dataclass(frozen=True)
class Shard:
    """What embedding a version yields: row i belongs to the i-th indexed sentence.

    Token vectors are kept as int8, scaled to each vector's largest component: a quarter of the
    space at the same figures (SQuAD top-1 and top-3 move by less than .001). Their length means
    nothing: divide by it when reading.
    """

    sentences: Matrix
    passages: Matrix
    tokens: Int8Matrix
    offsets: Ids  # tokens[offsets[i]:offsets[i + 1]] belong to row i

    def to_bytes(self) -> bytes:
        """Return the shard as a file's content."""
        buffer = io.BytesIO()
        np.savez(
            buffer,
            sentences=self.sentences,
            passages=self.passages,
            tokens=self.tokens,
            offsets=self.offsets,
        )
        return buffer.getvalue()

    @classmethod
    def read(cls, path: Path) -> "Shard":
        """Read what `to_bytes` gave.

        Raises: OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile for a damaged file.
        """
        # Read into memory, not mapped: a file cut short from outside would end the process.
        with np.load(path, allow_pickle=False) as arrays:
            return cls(arrays["sentences"], arrays["passages"], arrays["tokens"], arrays["offsets"])


def indexed_sentences(document: IndexableDocument) -> list[Sentence]:
    """Return the sentences that may answer: captions are never quoted, so never found."""
    return [s for s in document.sentences if s.kind is not SentenceKind.CAPTION]


def passage_texts(document: IndexableDocument) -> list[str]:
    """Return each passage's words: its sentences that may answer, joined by a space."""
    texts = {s.position: s.text for s in indexed_sentences(document)}
    return [
        " ".join(texts[i] for i in range(passage.first, passage.last + 1) if i in texts)
        for passage in document.passages
    ]


def embed(
    document: IndexableDocument, encoder: TextEncoder, advance: Callable[[int], None]
) -> Shard:
    """Embed a version; `advance` is told each time how many more sentences are done."""
    texts = [s.text for s in indexed_sentences(document)]
    vectors = [np.zeros((0, encoder.dimension), dtype=np.float32)]
    tokens: list[Matrix] = []
    for start in range(0, len(texts), _CHUNK):
        chunk = texts[start : start + _CHUNK]
        more_vectors, more_tokens = encoder.encode_with_tokens(chunk)
        vectors.append(more_vectors)
        tokens.extend(more_tokens)
        advance(len(chunk))
    return Shard(
        sentences=np.concatenate(vectors),
        passages=encoder.encode(passage_texts(document)),
        tokens=_to_int8(tokens, encoder.dimension),
        offsets=np.cumsum([0, *(len(t) for t in tokens)], dtype=np.int64),
    )


def _to_int8(tokens: Sequence[Matrix], dimension: int) -> Int8Matrix:
    rows = np.concatenate([np.zeros((0, dimension), dtype=np.float32), *tokens])
    largest = np.maximum(np.abs(rows).max(axis=1, keepdims=True, initial=0.0), 1e-12)
    return np.asarray(np.rint(rows / largest * 127), dtype=np.int8)
