"""Measure reading: what of a document in a real format comes out, and what stays out."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import ConfigDict, Field

from bot.domain.document import DocumentDetails
from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails, ReadDocument
from bot.domain.value import Value
from bot.reading.reader import DocumentReader
from bot.services.evaluation.figures import Figures, hash_files
from bot.services.evaluation.marks import Mark, figures_of

NAME = "formats"
_GOLD = ".gold.json"
_SOFT_HYPHEN = "\u00ad"
_MEASURES = {
    "title": "titles",
    "publisher": "publishers",
    "author": "authors",
    "published": "dates",
    "language": "languages",
}
"""By the detail that each one judges."""


class FormatGold(Value):
    """What an annotator says of one document; a detail is None where it carries none."""

    model_config = ConfigDict(extra="ignore")

    sentences: tuple[str, ...] = Field(description="all of the article, in order")
    furniture: tuple[str, ...] = Field(description="what must not be in the text")
    title: str
    publisher: str | None
    author: str | None
    published: str | None
    language: str
    accept: Mapping[str, tuple[str | None, ...]] = Field(description="other right values by detail")


def evaluate_formats(folder: Path, reader: DocumentReader) -> Figures:
    """Return the figures of the documents that lie in `folder` beside their gold."""
    golds = sorted(folder.glob(f"*{_GOLD}"))
    documents = [path.with_name(path.name.removesuffix(_GOLD)) for path in golds]
    marks = [
        mark
        for document, gold in zip(documents, golds, strict=True)
        for mark in _document_marks(document, gold, reader)
    ]
    return figures_of(NAME, marks, hash_files([*documents, *golds]))


def _document_marks(path: Path, gold_path: Path, reader: DocumentReader) -> Iterator[Mark]:
    gold = FormatGold.model_validate_json(gold_path.read_bytes())
    read = _read(path, reader)
    text = _one_line(read.text) if read else ""
    for sentence in gold.sentences:
        yield Mark("sentences_verbatim", path.name, _one_line(sentence) in text, sentence)
    for words in gold.furniture:
        kept_out = read is not None and _one_line(words) not in text
        yield Mark("furniture_kept_out", path.name, kept_out, words)
    yield from _detail_marks(path.name, gold, read.details if read else None)


def _read(path: Path, reader: DocumentReader) -> ReadDocument | None:
    try:
        return reader.read(path.name, path.read_bytes(), GivenDetails())
    except DocumentRejectedError:
        return None


def _detail_marks(case: str, gold: FormatGold, found: DocumentDetails | None) -> Iterator[Mark]:
    stated = gold.model_dump()
    seen = found.model_dump() if found else {}
    for detail, measure in _MEASURES.items():
        if stated[detail] is not None:
            accepted = (stated[detail], *gold.accept.get(detail, ()))
            right = found is not None and _is_among(seen[detail], accepted)
            yield Mark(measure, case, right, f"{seen.get(detail)}, not {stated[detail]}")


def _is_among(seen: str | None, accepted: Sequence[str | None]) -> bool:
    """Compare without regard to case: running heads print names in capitals."""
    return _folded(seen) in map(_folded, accepted)


def _folded(words: str | None) -> str | None:
    return words.casefold() if words is not None else None


def _one_line(words: str) -> str:
    return " ".join(words.replace(_SOFT_HYPHEN, "").split())
