"""What the measures of retrieval share: libraries made of texts, and rates of refusal."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np

from bot.domain.document import DocumentId, LibraryId, Passage, Sentence, VersionKey
from bot.domain.retrieval import IndexableDocument
from bot.domain.value import Value
from bot.index.answer_model import answer_model_for
from bot.index.retriever import Retriever
from bot.index.vectors import Matrix, TextEncoder, Word

Row = TypeVar("Row", bound=Value)


def read_rows(path: Path, kind: type[Row]) -> list[Row]:
    """Read a file of JSON lines, one value a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    names = kind.model_fields
    return [
        kind.model_validate({k: v for k, v in json.loads(line).items() if k in names})
        for line in lines
    ]


def as_document(name: str, title: str, paragraphs: Sequence[Sequence[str]]) -> IndexableDocument:
    """Make a document of paragraphs of sentences; each paragraph is a passage."""
    sentences: list[Sentence] = []
    passages: list[Passage] = []
    start = 0
    for number, paragraph in enumerate(paragraphs, start=1):
        first = len(sentences)
        for text in paragraph:
            sentences.append(
                Sentence(
                    position=len(sentences),
                    start=start,
                    end=start + len(text),
                    text=text,
                    paragraph=number,
                )
            )
            start += len(text) + 1
        passages.append(Passage(first=first, last=len(sentences) - 1))
    key = VersionKey(DocumentId(name), 1)
    return IndexableDocument(
        key=key, title=title, sentences=tuple(sentences), passages=tuple(passages)
    )


def put(retriever: Retriever, library: LibraryId, documents: Sequence[IndexableDocument]) -> None:
    """Make a library hold exactly these documents."""
    by_key = {document.key: document for document in documents}
    retriever.sync(library, list(by_key), by_key.__getitem__, lambda *_: None)


class _RememberingEncoder:
    """Encodes each text once: the libraries and questions of an evaluation overlap."""

    def __init__(self, encoder: TextEncoder) -> None:
        self._encoder = encoder
        self.name = encoder.name
        self.dimension = encoder.dimension
        self._vectors: dict[str, Matrix] = {}
        self._tokens: dict[str, Matrix] = {}

    def encode(self, texts: Sequence[str]) -> Matrix:
        missing = list(dict.fromkeys(text for text in texts if text not in self._vectors))
        self._vectors.update(zip(missing, self._encoder.encode(missing), strict=True))
        return self._matrix(texts)

    def encode_with_tokens(self, texts: Sequence[str]) -> tuple[Matrix, list[Matrix]]:
        missing = list(dict.fromkeys(text for text in texts if text not in self._tokens))
        vectors, tokens = self._encoder.encode_with_tokens(missing)
        self._vectors.update(zip(missing, vectors, strict=True))
        self._tokens.update(zip(missing, tokens, strict=True))
        return self._matrix(texts), [self._tokens[text] for text in texts]

    def words(self, text: str) -> list[Word]:
        return self._encoder.words(text)

    def _matrix(self, texts: Sequence[str]) -> Matrix:
        rows = [self._vectors[text] for text in texts]
        return np.asarray(rows, dtype=np.float32).reshape(-1, self.dimension)


@contextmanager
def temporary_retriever(encoder: TextEncoder) -> Iterator[Retriever]:
    """Hand out a retriever whose indexes go away afterwards."""
    with TemporaryDirectory(prefix="hearsay-evaluation-") as folder:
        yield Retriever(Path(folder), _RememberingEncoder(encoder), answer_model_for(encoder))


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """Return the chance that a positive stands above a negative; ties count half."""
    ordered = np.sort(np.asarray(negatives, dtype=np.float64))
    below = np.searchsorted(ordered, positives, side="left")
    not_above = np.searchsorted(ordered, positives, side="right")
    return float((below + not_above).mean() / (2 * len(ordered)))


def rounded(values: Mapping[str, float]) -> dict[str, float]:
    """Round measures to what their number of cases can show."""
    return {name: round(float(value), 4) for name, value in values.items()}
