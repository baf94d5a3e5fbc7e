"""Measure the counting of origins: on a story, and on fifty little libraries of circular reports.

Counting too many is the mistake that matters: it turns one blog into a consensus.
"""

from collections.abc import Iterator
from pathlib import Path

from bot.domain.claim import Assessment, Status
from bot.domain.document import LibraryId, SentenceKey
from bot.domain.ingest import GivenDetails, Submission
from bot.services.evaluation.bench import Bench, library_named
from bot.services.evaluation.figures import Figures, hash_files
from bot.services.evaluation.gold import (
    ACTOR,
    CircularCase,
    GoldOrigins,
    read_gold,
    same_words,
)
from bot.services.evaluation.marks import Mark, figures_of

CASES = "cases.jsonl"


def evaluate_circular(folder: Path, bench: Bench) -> Figures:
    """Return the figures; each case stays in a library of its own on the bench."""
    return figures_of(folder.name, circular_marks(folder, bench), hash_files([folder / CASES]))


def circular_marks(folder: Path, bench: Bench) -> list[Mark]:
    """Ingest every case and return every single finding."""
    marks: list[Mark] = []
    for case in read_gold(folder / CASES, CircularCase):
        library = library_named(case.id)
        for result in bench.ingester.ingest_many(_submissions(case, library)):
            if isinstance(result, Exception):
                raise result
        found = assessment_of(bench, library, case.file_name, case.claim)
        marks.extend(case_marks(case, found))
    return marks


def origin_marks(folder: Path, bench: Bench, library: LibraryId) -> Iterator[Mark]:
    """Compare the origins of a story's sentences; the story is in the library already."""
    for gold in read_gold(folder / "origins.jsonl", GoldOrigins):
        found = assessment_of(bench, library, gold.file, gold.text)
        names = found.origins if found else ()
        seen = f"{gold.text} → {list(names)}, not {list(gold.counts)}"
        yield Mark("origins_not_over", gold.id, len(names) <= max(gold.counts), seen)
        yield Mark("origins_right", gold.id, len(names) in gold.counts, seen)
        known = {_bare(spelling) for spellings in gold.origins for spelling in spellings}
        named = bool(names) and all(_bare(name) in known for name in names)
        yield Mark("origins_named", gold.id, named, f"{seen} {gold.origins}")


def assessment_of(bench: Bench, library: LibraryId, file_name: str, text: str) -> Assessment | None:
    """Return the assessment of the sentence that shows these words; None: there is none."""
    for key in bench.documents.version_keys(library):
        if bench.documents.get_version((library,), key).file_name != file_name:
            continue
        for sentence in bench.documents.sentences((library,), key):
            if same_words(sentence.text, text):
                wanted = SentenceKey(key.document, key.version, sentence.position)
                return bench.assessments.assessments(library, [wanted]).get(wanted)
    return None


def _submissions(case: CircularCase, library: LibraryId) -> list[Submission]:
    return [
        Submission(
            library=library,
            file_name=each.file_name,
            data=each.text.encode(),
            details=GivenDetails(
                title=f"{each.publisher}, {each.published}",
                publisher=each.publisher,
                published=each.published,
            ),
            added_by=ACTOR,
        )
        for each in case.documents
    ]


def case_marks(case: CircularCase, found: Assessment | None) -> Iterator[Mark]:
    """Judge the origins that were counted for one case; `found` None counts none."""
    names = found.origins if found else ()
    corroborated = found is not None and found.status is Status.CORROBORATED
    seen = f"{case.kind}: {case.claim} → {list(names)}, not {case.count} {list(case.origins)}"
    most = max(case.count, 1)
    yield Mark("not_over_counted", case.id, len(names) <= most, seen)
    right = len(names) == case.count or (case.count == 0 and len(names) <= 1)
    yield Mark("count_right", case.id, right, seen)
    if case.count < 2:
        yield Mark("not_corroborated", case.id, not corroborated, seen)
    else:
        yield Mark("independent_found", case.id, len(names) == case.count, seen)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
