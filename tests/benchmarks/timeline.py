"""How long the timeline takes: tagging a document, the first look at a library, and every page.

Run: `python -m tests.benchmarks.timeline [EVENTS]` (about a minute for the default of 10,000).
The documents are generated and fictional. They go straight into the store: analysing and
embedding them is measured elsewhere. Times are medians and 95th percentiles.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.analysis.segment import segment
from bot.analysis.time.tagger import tag
from bot.config import Settings
from bot.domain.claim import SentenceAnalysis, Status
from bot.domain.document import Document, DocumentDetails, DocumentId, LibraryId, Passage
from bot.domain.ingest import DocumentAnalysis
from bot.domain.timeline import TimelineRequest
from bot.drawing.timeline import draw_timeline
from bot.drawing.timeline_layout import MOST_EVENTS
from bot.services.verification import Moderator
from bot.wiring import Hearsay, build

_LIBRARY = LibraryId("4001")
_ILKA = Moderator("7", "Ilka")
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


def _put(hearsay: Hearsay, document: Document) -> None:
    sentences = segment(document.text, document.details.title)
    analysis = DocumentAnalysis(
        sentences=sentences,
        passages=(Passage(first=0, last=len(sentences) - 1),),
        analyses=tuple(SentenceAnalysis() for _ in sentences),
    )
    hearsay.documents.add_version(document, analysis, "benchmark")


def _times(action: Callable[[], object], rounds: int = _ROUNDS) -> list[float]:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1_000)
    return times


def _show(what: str, times: list[float]) -> None:
    late = sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]
    middle = statistics.median(times)
    sys.stdout.write(f"{what:52} median {middle:9.1f} ms, p95 {late:9.1f} ms\n")


def _tagging() -> Iterator[tuple[str, list[float]]]:
    documents = [_document(number, sentences=28) for number in range(40)]
    words = statistics.mean(len(each.text.split()) for each in documents)
    times = []
    for each in documents:
        times += _times(lambda each=each: tag(each.text, published=each.details.published), 3)
    yield f"tag a document of {words:.0f} words", times


def _requests() -> dict[str, TimelineRequest]:
    plain = TimelineRequest(_LIBRARY)
    return {
        "page of everything": plain,
        "page from 2019 to June 2021": plain._replace(since="2019", until="June 2021"),
        "page of one status": plain._replace(status=Status.UNVERIFIED),
        "page as of 1 March 2022": plain._replace(as_of="1 March 2022"),
    }


def _looking(data: Path, events: int) -> Iterator[tuple[str, list[float]]]:
    hearsay = build(Settings(data=data))
    for number in range(events // _A_DOCUMENT):
        _put(hearsay, _document(number))
    chronology = hearsay.chronology
    plain = TimelineRequest(_LIBRARY)
    yield "first look after all documents came in", _times(
        lambda: chronology.timeline(plain, 0, _PAGE), 1
    )
    hearsay.close()
    hearsay = build(Settings(data=data))
    chronology = hearsay.chronology
    yield "first look after a restart", _times(lambda: chronology.timeline(plain, 0, _PAGE), 1)
    total = chronology.timeline(plain, 0, _PAGE).total
    for name, request in _requests().items():
        for first in (0, total // 2):
            yield (
                f"{name}, reports {first + 1} on of {total}",
                _times(lambda r=request, f=first: chronology.timeline(r, f, _PAGE)),
            )
    place = hearsay.timeline_editor.offer(_LIBRARY, "")[0].place
    hearsay.timeline_editor.hide(_LIBRARY, place, _ILKA, "")
    yield "page after an edit", _times(lambda: chronology.timeline(plain, 0, _PAGE), 1)
    _put(hearsay, _document(events))
    yield "page after one more document", _times(lambda: chronology.timeline(plain, 0, _PAGE), 1)
    twelve = chronology.timeline(plain, total // 2, MOST_EVENTS)
    yield "first picture", _times(lambda: draw_timeline(twelve), 1)
    yield "picture", _times(lambda: draw_timeline(twelve), 5)
    hearsay.close()


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
