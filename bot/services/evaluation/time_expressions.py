"""Measure the tagger and the events on WikiWars, on SemEval-2015's timelines, on the real story."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from bot.analysis.time.events import DatedDocument, find_events
from bot.analysis.time.tagger import tag
from bot.domain.claim import SentenceAnalysis
from bot.domain.document import DocumentId, Sentence, VersionKey
from bot.domain.event import Event, TimeExpression
from bot.services.evaluation.figures import Figures, hash_files

_CALENDAR = re.compile(r"(?:BC)?\d{4}(?:-\d\d){0,2}")
"""A year, a month or a day: what a timeline shows."""

Analyse = Callable[[str], tuple[Sequence[Sentence], Sequence[SentenceAnalysis]]]
"""Cut and analyse a text: segmentation and attribution are measured elsewhere."""


class _Row(BaseModel):
    """A row of gold data; fields that no measure reads are left out."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Timex(_Row):
    start: int
    end: int
    type: str
    value: str | None

    @property
    def calendar(self) -> bool:
        return _is_calendar(self.type, self.value)


class _TimexDocument(_Row):
    doc_id: str
    dct: str
    text: str
    timexes: tuple[_Timex, ...]


class _NewsDocument(_Row):
    doc_id: str
    dct: str
    sentences: tuple[str, ...]


class _Timeline(_Row):
    entity: str
    items: tuple[tuple[str, int, str], ...]


class _StoryDate(_Row):
    text: str
    start: int
    end: int
    edtf: str | None
    earliest: str | None
    latest: str | None
    is_event: bool | str
    role: str
    claimant: str
    year_inferred: bool


class _Story(_Row):
    dct: str
    events: tuple[_StoryDate, ...]


_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


class _Tally(NamedTuple):
    gold: int = 0
    found: int = 0
    exact: int = 0
    overlapping: int = 0
    value: int = 0

    def plus(self, other: "_Tally") -> "_Tally":
        return _Tally(*(mine + its for mine, its in zip(self, other, strict=True)))

    def f1(self, hits: int) -> float:
        return 2 * hits / (self.gold + self.found) if self.gold + self.found else 1.0


def evaluate_wikiwars(folder: Path) -> Figures:
    """Return extent and value F1 over all types and over calendar dates.

    Every second document is the half that rules were developed on, the others the half that they
    were checked on. A value counts when the expressions overlap and the values are equal.
    """
    path = folder / "wikiwars_train.jsonl"
    documents = [_TimexDocument.model_validate_json(line) for line in _lines(path)]
    tagged = [(each, tag(each.text, published=each.dct)) for each in documents]
    calendar = _sum(_calendar_tally(*each) for each in tagged)
    every = _sum(_tally(gold.timexes, found) for gold, found in tagged)
    values = {
        "calendar_value_f1": calendar.f1(calendar.value),
        "calendar_value_f1_develop": _half_f1(tagged[0::2]),
        "calendar_value_f1_check": _half_f1(tagged[1::2]),
        "all_value_f1": every.f1(every.value),
        "all_extent_strict_f1": every.f1(every.exact),
        "all_extent_relaxed_f1": every.f1(every.overlapping),
    }
    return Figures(name="wikiwars", cases=every.gold, values=values, data_hash=hash_files([path]))


def _half_f1(tagged: Sequence[tuple[_TimexDocument, tuple[TimeExpression, ...]]]) -> float:
    half = _sum(_calendar_tally(*each) for each in tagged)
    return half.f1(half.value)


def _calendar_tally(document: _TimexDocument, found: Sequence[TimeExpression]) -> _Tally:
    gold = [each for each in document.timexes if each.calendar]
    return _tally(gold, [each for each in found if _is_calendar(each.type, each.value)])


def _is_calendar(kind: str, value: str | None) -> bool:
    return kind == "DATE" and value is not None and _CALENDAR.fullmatch(value) is not None


def _tally(gold: Sequence[_Timex], found: Sequence[TimeExpression]) -> _Tally:
    free = list(found)
    exact = overlapping = value = 0
    for each in gold:
        match = next((one for one in free if one.start < each.end and each.start < one.end), None)
        if match is None:
            continue
        free.remove(match)
        overlapping += 1
        exact += (match.start, match.end) == (each.start, each.end)
        value += match.value == each.value and each.value is not None
    return _Tally(len(gold), len(found), exact, overlapping, value)


def _sum(tallies: Iterable[_Tally]) -> _Tally:
    total = _Tally()
    for each in tallies:
        total = total.plus(each)
    return total


def evaluate_semeval(folder: Path) -> Figures:
    """Return how often a dated gold sentence shows its date.

    Gold anchors an event of a sentence to a date, often one that another sentence prints. So two
    measures: over all dated sentences, whether the tagger or the publication gives the date (what
    a timeline without event chains can know), and over those whose date is not the publication's,
    whether the tagger gives it in that sentence or in one of the two before it.
    """
    documents_path = folder / "semeval15_corpus1_docs.jsonl"
    gold_path = folder / "semeval15_corpus1_gold.jsonl"
    documents = [_NewsDocument.model_validate_json(line) for line in _lines(documents_path)]
    dates = {each.doc_id: (each, _dates_by_sentence(each)) for each in documents}
    anchored = sorted(
        {
            item
            for line in _lines(gold_path)
            for item in _Timeline.model_validate_json(line).items
            if item[0] in dates and not item[2].startswith("XXXX")
        }
    )
    known = printed = elsewhere = 0
    for document_id, position, gold_date in anchored:
        document, found = dates[document_id]
        near = [one for each in found[max(0, position - 2) : position + 1] for one in each]
        of_publication = _agree(document.dct, gold_date)
        shown = any(_agree(one, gold_date) for one in near)
        known += shown or of_publication
        elsewhere += not of_publication
        printed += shown and not of_publication
    return Figures(
        name="semeval-timelines",
        cases=len(anchored),
        values={
            "sentence_dated": known / len(anchored),
            "not_publication_dated": printed / elsewhere,
        },
        data_hash=hash_files([documents_path, gold_path]),
    )


def _dates_by_sentence(document: _NewsDocument) -> list[list[str]]:
    text = "\n".join(document.sentences)
    found = tag(text, published=document.dct)
    starts = [0]
    for sentence in document.sentences:
        starts.append(starts[-1] + len(sentence) + 1)
    return [
        [each.value for each in found if start <= each.start < end and each.value]
        for start, end in pairwise(starts)
    ]


def _agree(value: str, gold: str) -> bool:
    """Compare at the gold's own precision: `2007-10-XX` is any day or the month itself."""
    wanted = gold.replace("-XX", "")
    return value[: len(wanted)] == wanted


def evaluate_timeline_gold(path: Path, text_path: Path, analyse: Analyse) -> Figures:
    """Return the shares of the real story's dates with the right value, role and claimant.

    An expression that is no event counts as right when none is made of it, an optional one also
    when it is made one rightly.
    """
    story = _Story.model_validate_json(path.read_text(encoding="utf-8"))
    text = text_path.read_text(encoding="utf-8")
    sentences, analyses = analyse(text)
    found = tag(text, published=story.dct)
    key = VersionKey(DocumentId("STORY000"), 1)
    events = find_events(DatedDocument(key, text, story.dct, sentences, analyses, found))
    cases = [(each, _event_at(events, each)) for each in story.events]
    values = {
        "value": sum(_same_value(gold, event) for gold, event in cases) / len(cases),
        "role": sum(_same_role(gold, event) for gold, event in cases) / len(cases),
        "claimant": sum(_same_claimant(gold, event) for gold, event in cases) / len(cases),
    }
    return Figures(
        name="real-story-timeline",
        cases=len(cases),
        values=values,
        data_hash=hash_files([path, text_path]),
    )


def _event_at(events: Sequence[Event], gold: _StoryDate) -> Event | None:
    return next((each for each in events if each.start < gold.end and gold.start < each.end), None)


def _same_value(gold: _StoryDate, event: Event | None) -> bool:
    if event is None:
        return gold.is_event is not True
    bounds = (event.earliest and str(event.earliest), event.latest and str(event.latest))
    inferred = event.year_inferred == gold.year_inferred
    return event.edtf == gold.edtf and bounds == (gold.earliest, gold.latest) and inferred


_ROLES = {"event": "happened", "report": "reported", "background": "background"}


def _same_role(gold: _StoryDate, event: Event | None) -> bool:
    if event is None:
        return gold.is_event is not True
    return event.role == _ROLES.get(gold.role)


def _same_claimant(gold: _StoryDate, event: Event | None) -> bool:
    if event is None:
        return gold.is_event is not True
    if "own voice" in gold.claimant:
        return not event.said_by
    # The gold names nobody with an article: "the ministry" is its "ministry".
    names = (_ARTICLE.sub("", name).lower() for name in event.said_by)
    return any(name in gold.claimant.lower() for name in names)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line]
