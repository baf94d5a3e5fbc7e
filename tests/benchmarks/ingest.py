"""How many sentences a second go in, and what the time goes into.

Run: `python -m tests.benchmarks.ingest [COPIES]` (about a minute). The documents are the fictional
stories of the tests; with COPIES each is added so many times, under other names, so that no two are
copies of one another. Seconds are of processor time: they stay the same on a busy machine.
"""

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bot.analysis.analyser import SentenceAnalyser
from bot.analysis.parsing import parse
from bot.analysis.passages import cut_passages
from bot.analysis.segment import segment
from bot.config import Settings
from bot.domain.document import Document, LibraryId, Sentence
from bot.domain.ingest import DocumentAnalysis, GivenDetails
from bot.index.threads import use_one_thread_for_products
from bot.reading.reader import DocumentReader
from bot.services.indexing import silent
from bot.store.document_ids import new_document_id
from bot.wiring import Hearsay, build, load_analyser

STORIES = Path(__file__).parents[1] / "stories"
LIBRARY = LibraryId("1001")
_SOURCES = ("night-ferry", "orrinmere-dam", "dated-genres")
_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")
_LATER = "abcdefghijklmnopqrstuvwxyz"


class Given(NamedTuple):
    """A file as a moderator hands it in."""

    name: str
    data: bytes


class Phases:
    """Processor seconds by what they went into."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def timed(self, phase: str) -> Iterator[None]:
        """Count what runs inside to a phase."""
        start = time.process_time()
        yield
        self.seconds[phase] = self.seconds.get(phase, 0.0) + time.process_time() - start


def main() -> None:
    """Print the figures."""
    use_one_thread_for_products()
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    phases = Phases()
    with TemporaryDirectory() as folder:
        hearsay = build(Settings(data=Path(folder)))
        analyser = load_analyser()
        hearsay.encoder.encode(["Loaded before anything is timed."])
        analyser.analyse("Loaded.", segment("Loaded.", ""))
        sentences = sum(_take_in(hearsay, analyser, each, phases) for each in _files(copies))
        with phases.timed("embed"):
            hearsay.index_keeper.ensure(LIBRARY, silent)
        with phases.timed("assess"):
            hearsay.ingester.refresh(LIBRARY)
        hearsay.close()
    _print(phases.seconds, sentences, len(_files(copies)))


def _files(copies: int) -> list[Given]:
    files = [
        Given(path.name, path.read_bytes())
        for story in _SOURCES
        for path in sorted((STORIES / story).iterdir())
        if path.suffix in {".md", ".txt"} and path.name != "README.md"
    ]
    return [
        Given(f"{copy}-{each.name}", _renamed(each.data, copy))
        for copy in range(copies)
        for each in files
    ]


def _renamed(data: bytes, copy: int) -> bytes:
    """Give other names to whatever has one: the sentences parse alike and are no copies."""
    if not copy:
        return data

    def rename(found: re.Match[str]) -> str:
        return found.group() + _LATER[copy % 26] + _LATER[copy // 26 % 26]

    return _NAME.sub(rename, data.decode()).encode()


def _take_in(hearsay: Hearsay, analyser: SentenceAnalyser, given: Given, phases: Phases) -> int:
    """Do what the ingester does with one file, step by step; return how many sentences it has."""
    with phases.timed("read"):
        read = DocumentReader().read(given.name, given.data, GivenDetails())
    with phases.timed("segment"):
        sentences = segment(read.text, read.details.title)
    with phases.timed("passages"):
        passages = cut_passages(sentences, hearsay.encoder.count_pieces)
    _parse_alone(sentences, analyser, phases)
    with phases.timed("analyse (parse and rules)"):
        analyses = analyser.analyse(read.text, sentences)
    document = Document(
        id=new_document_id(),
        version=1,
        library=LIBRARY,
        file_name=given.name,
        details=read.details,
        content_hash=given.name,
        text=read.text,
    )
    analysis = DocumentAnalysis(sentences=sentences, passages=passages, analyses=analyses)
    with phases.timed("store"):
        hearsay.documents.add_version(document, analysis, "benchmark")
    return len(sentences)


def _parse_alone(
    sentences: tuple[Sentence, ...], analyser: SentenceAnalyser, phases: Phases
) -> None:
    with phases.timed("(of which parse)"):
        parse(analyser.parser, [each.text for each in sentences])


def _print(seconds: dict[str, float], sentences: int, documents: int) -> None:
    print(f"{documents} documents, {sentences} sentences; processor seconds, sentences a second")
    for phase, spent in seconds.items():
        print(f"{phase:28s} {spent:8.2f} {sentences / spent:8.0f}")
    inside = sum(spent for phase, spent in seconds.items() if not phase.startswith("("))
    analysis = sum(
        spent for phase, spent in seconds.items() if phase.startswith(("read", "seg", "ana"))
    )
    print(f"{'read, segment, analyse':28s} {analysis:8.2f} {sentences / analysis:8.0f}")
    print(f"{'the whole ingest':28s} {inside:8.2f} {sentences / inside:8.0f}")


if __name__ == "__main__":
    main()
