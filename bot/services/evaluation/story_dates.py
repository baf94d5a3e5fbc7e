"""Measure the events of a story's documents: found, dated, and with the right role and claimant."""

from collections.abc import Iterator
from pathlib import Path

from bot.analysis.time.events import DatedDocument, find_events
from bot.analysis.time.tagger import tag
from bot.domain.document import LibraryId
from bot.domain.event import Event
from bot.services.evaluation.bench import Bench, library_named
from bot.services.evaluation.figures import Figures, hash_files
from bot.services.evaluation.gold import GoldDate, gold_files, read_gold, same_words, submissions
from bot.services.evaluation.marks import Mark, figures_of


def evaluate_dates(folder: Path, bench: Bench) -> Figures:
    """Return the figures on documents that are labelled for their dates alone."""
    library = library_named(folder.name)
    for result in bench.ingester.ingest_many(submissions(folder, library)):
        if isinstance(result, Exception):
            raise result
    marks = list(date_marks(folder, bench, library))
    return figures_of(folder.name, marks, hash_files(gold_files(folder)))


def date_marks(folder: Path, bench: Bench, library: LibraryId) -> Iterator[Mark]:
    """Compare the events of the story's documents; the story is in the library already."""
    found = _events(bench, library)
    for gold in read_gold(folder / "timeline.jsonl", GoldDate):
        fitting = [
            event
            for sentence, event in found.get(gold.file, [])
            if same_words(sentence, gold.text) and _overlap(event.expression, gold.expression)
        ]
        yield from _marks(gold, fitting)


def _events(bench: Bench, library: LibraryId) -> dict[str, list[tuple[str, Event]]]:
    """Return each document's events beside the sentences that they stand in."""
    found = {}
    reach = (library,)
    for key in bench.documents.version_keys(library):
        document = bench.documents.get_version(reach, key)
        published = document.details.published
        dated = DatedDocument(
            key=key,
            text=document.text,
            published=published,
            sentences=bench.documents.sentences(reach, key),
            analyses=bench.documents.analyses(reach, key),
            expressions=tag(document.text, published=published),
        )
        found[document.file_name] = [
            (dated.sentences[event.sentence.position].text, event) for event in find_events(dated)
        ]
    return found


def _marks(gold: GoldDate, fitting: list[Event]) -> Iterator[Mark]:
    case = f"{gold.file}: {gold.expression}: {gold.text}"
    seen = "; ".join(
        f"{each.expression} {each.edtf} {each.role} {each.said_by} {each.year_inferred}"
        for each in fitting
    )
    if not gold.event:
        yield Mark("date_hidden", case, not fitting, seen)
        return
    yield Mark("date_found", case, bool(fitting), seen)
    if not fitting:
        return
    event = fitting[0]
    yield Mark("date_edtf", case, event.edtf in gold.edtf, f"{seen}, not {gold.edtf}")
    yield Mark("date_role", case, event.role in gold.role, f"{seen}, not {gold.role}")
    yield Mark("date_year_inferred", case, event.year_inferred == gold.year_inferred, seen)
    yield Mark("date_own_voice", case, bool(event.said_by) == bool(gold.claimant), seen)


def _overlap(seen: str, expected: str) -> bool:
    return seen in expected or expected in seen
