"""How long the timeline takes: tagging a document, the first look at a library, and every page.

Run: `python -m tests.benchmarks.timeline [EVENTS]` (about a minute for the default of 10,000).
The documents are generated and fictional. They go straight into the store: analysing and
embedding them is measured elsewhere. Medians, on the clock and of the
processor's time alone, which other work on the machine does not stretch.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bot.analysis.segment import segment
from bot.analysis.time.tagger import tag
from bot.config import Settings
from bot.domain.claim import SentenceAnalysis, Status
from bot.domain.document import Document, DocumentDetails, DocumentId, LibraryId, Passage
from bot.domain.ingest import DocumentAnalysis
from bot.domain.timeline import TimelineRequest
from bot.drawing.timeline import draw_timeline
from bot.drawing.timeline_layout import MOST_EVENTS
from bot.index.encoder import Encoder
from bot.index.retriever import Retriever
from bot.services.assessment import Assessor
from bot.services.chronology import Chronology
from bot.services.indexing import IndexKeeper
from bot.services.timeline_editing import TimelineEditor
from bot.services.timeline_events import EventBook
from bot.services.timeline_statuses import TimelineStatuses
from bot.services.verification import Moderator
from bot.store.assessments import AssessmentStore
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.doubtful_links import DoubtfulLinkStore
from bot.store.found_events import FoundEventStore
from bot.store.judged import JudgedSteps
from bot.store.statuses import StatusReader
from bot.store.timeline_edits import TimelineEditStore
from bot.store.verdicts import VerdictStore

_LIBRARY = LibraryId("4001")
_ILKA = Moderator("7", "Ilka")
_NOW = datetime(2023, 1, 1, tzinfo=UTC)
_EVENTS = 10_000
_A_DOCUMENT = 20
_PAGE = 5
_ROUNDS = 30
_PEOPLE = ("Mira Osterby", "Teodr Vasslin", "Anselm Roke", "Hedda Lorne", "Ines Farrow")
_VERBS = ("left", "reached", "sold", "inspected", "closed", "visited", "bought", "repaired")
_THINGS = ("the grain store", "the ferry", "the archive", "the sluice", "the bridge", "the light")
_PLACES = ("Tolm", "Port Caddis", "Lannock", "Sandry", "Upper Dray", "Kestrel Bay", "Orlen")
_PLAIN = (
    "Nobody at the quay could say afterwards who had given the order, or why it had been obeyed.",
    "The harbour office keeps its books in a cupboard that has no lock and a window that leaks.",
)


def _when(rng: random.Random, published: date) -> str:
    day = published - timedelta(days=rng.randint(1, 300))
    return rng.choice(
        (
            f"on {day.day} {day:%B} {day.year - rng.randint(0, 30)}",
            f"on {day.day} {day:%B}",
            f"in {day:%B} {day.year}",
            f"in {1950 + rng.randint(0, 70)}",
            f"in early {day:%B}",
            f"on {day:%A}",
            "last week",
            f"between {day.day} and {min(day.day + 3, 28)} {day:%B} 2019",
        )
    )


def _sentence(rng: random.Random, published: date) -> str:
    return (
        f"{rng.choice(_PEOPLE)} {rng.choice(_VERBS)} {rng.choice(_THINGS)} in "
        f"{rng.choice(_PLACES)} {_when(rng, published)} with {rng.randint(2, 99)} others."
    )


def _text(rng: random.Random, published: date, sentences: int) -> str:
    paragraphs = []
    for _ in range(0, sentences, 4):
        told = [_sentence(rng, published) for _ in range(4)]
        paragraphs.append(" ".join((*told, rng.choice(_PLAIN))))
    return "\n\n".join(["Harbour notes", *paragraphs])


def _document(number: int, sentences: int = _A_DOCUMENT) -> Document:
    rng = random.Random(number)  # noqa: S311 - sample text, not a secret
    published = date(2021, 1, 1) + timedelta(days=rng.randint(0, 700))
    return Document(
        id=DocumentId(f"T{number:07}"),
        version=1,
        library=_LIBRARY,
        file_name=f"notes-{number}.md",
        details=DocumentDetails(title="Harbour notes", published=published.isoformat()),
        content_hash=f"{number:064x}",
        text=_text(rng, published, sentences),
    )


class _Desk(NamedTuple):
    documents: DocumentStore
    chronology: Chronology
    editor: TimelineEditor


def _open(data: Path) -> _Desk:
    """Build what the timeline needs, as a start of the bot does; nothing is embedded or judged."""
    database = Database.open(data)
    documents, edits = DocumentStore(database), TimelineEditStore(database)
    book = EventBook(documents, FoundEventStore(database), edits)
    encoder = Encoder.load(Settings().graph_folder)
    retriever = Retriever(data / "index", encoder)
    keeper = IndexKeeper(documents, retriever)
    verdicts = VerdictStore(database)
    assessor = Assessor(
        documents=documents,
        assessments=AssessmentStore(database),
        verdicts=verdicts,
        links=DoubtfulLinkStore(database),
        judged=JudgedSteps(database),
        retriever=retriever,
        encoder=encoder,
    )
    chronology = Chronology(
        book=book,
        statuses=TimelineStatuses(StatusReader(database), verdicts, assessor, keeper),
        retriever=retriever,
        keeper=keeper,
        today=_NOW.date,
    )
    return _Desk(documents, chronology, TimelineEditor(book, edits, lambda: _NOW))


def _put(documents: DocumentStore, document: Document) -> None:
    sentences = segment(document.text, document.details.title)
    analysis = DocumentAnalysis(
        sentences=sentences,
        passages=(Passage(first=0, last=len(sentences) - 1),),
        analyses=tuple(SentenceAnalysis() for _ in sentences),
    )
    documents.add_version(document, analysis, "benchmark")


class _Took(NamedTuple):
    """Milliseconds on the clock and of the processor."""

    clock: float
    processor: float


def _times(action: Callable[[], object], rounds: int = _ROUNDS) -> list[_Took]:
    times = []
    for _ in range(rounds):
        clock, processor = time.perf_counter(), time.process_time()
        action()
        took = time.perf_counter() - clock, time.process_time() - processor
        times.append(_Took(*(1_000 * each for each in took)))
    return times


def _once(action: Callable[[], object]) -> list[_Took]:
    return _times(action, 1)


def _show(what: str, times: list[_Took]) -> None:
    clock, processor = (statistics.median(each) for each in zip(*times, strict=True))
    sys.stdout.write(f"{what:52} {clock:9.1f} ms, processor {processor:9.1f} ms\n")
    sys.stdout.flush()


def _tagging() -> Iterator[tuple[str, list[_Took]]]:
    documents = [_document(number, sentences=28) for number in range(40)]
    words = statistics.mean(len(each.text.split()) for each in documents)
    times = []
    for each in documents:
        times += _times(partial(tag, each.text, published=each.details.published), 3)
    yield f"tag a document of {words:.0f} words", times


def _requests() -> dict[str, TimelineRequest]:
    plain = TimelineRequest(_LIBRARY)
    return {
        "page of everything": plain,
        "page from 2019 to June 2021": plain._replace(since="2019", until="June 2021"),
        "page of one status": plain._replace(status=Status.UNVERIFIED),
    }


def _looking(data: Path, events: int) -> Iterator[tuple[str, list[_Took]]]:
    desk = _open(data)
    for number in range(events // _A_DOCUMENT):
        _put(desk.documents, _document(number))
    plain = TimelineRequest(_LIBRARY)
    yield (
        "find and keep the events of all documents",
        _once(lambda: desk.chronology.timeline(plain, 0, _PAGE)),
    )
    again = _open(data)
    yield "first page after a restart", _once(lambda: again.chronology.timeline(plain, 0, _PAGE))
    total = again.chronology.timeline(plain, 0, _PAGE).total
    for name, request in _requests().items():
        for first in (0, total // 2):
            what = f"{name}, reports {first + 1} on of {total}"
            yield what, _times(partial(again.chronology.timeline, request, first, _PAGE))
    yield from _changing(again, total)


def _changing(desk: _Desk, total: int) -> Iterator[tuple[str, list[_Took]]]:
    plain = TimelineRequest(_LIBRARY)
    offered = desk.editor.offer(_LIBRARY, "")
    desk.editor.hide(_LIBRARY, offered[0].place, _ILKA, "")
    yield "page after a report was hidden", _once(lambda: desk.chronology.timeline(plain, 0, _PAGE))
    desk.editor.merge(_LIBRARY, offered[1].place, offered[-1].place, _ILKA, "")
    yield (
        "page after two entries were merged",
        _once(lambda: desk.chronology.timeline(plain, 0, _PAGE)),
    )
    _put(desk.documents, _document(999_999))
    yield "page after one more document", _once(lambda: desk.chronology.timeline(plain, 0, _PAGE))
    yield (
        "choices for a moderator who types",
        _times(lambda: desk.editor.offer(_LIBRARY, "mira sluice")),
    )
    twelve = desk.chronology.timeline(plain, total // 2, MOST_EVENTS)
    yield "first picture", _once(lambda: draw_timeline(twelve))
    yield "picture", _times(lambda: draw_timeline(twelve), 5)


def main() -> None:
    """Print the times."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else _EVENTS
    for what, times in _tagging():
        _show(what, times)
    with TemporaryDirectory() as data:
        for what, times in _looking(Path(data), events):
            _show(what, times)


if __name__ == "__main__":
    main()
