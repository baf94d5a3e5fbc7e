"""What is said to have happened when, within a library's reach, as known at any date."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from bot.domain.claim import Status
from bot.domain.document import DocumentRef, LibraryId
from bot.domain.errors import QuestionRejectedError
from bot.domain.timeline import (
    DatedReport,
    ReportedEvent,
    SentenceQuote,
    Timeline,
    TimelineRequest,
)
from bot.index.retriever import Retriever
from bot.index.words import content_stems, stems
from bot.services.indexing import IndexKeeper
from bot.services.timeline_events import Entry, EventBook, Told
from bot.services.timeline_query import Window, last_day, window_of
from bot.services.timeline_statuses import Statuses, TimelineStatuses

CLOSE = 0.34
"""Least cosine at which a sentence is about what was typed, whatever its words. On 14 topics typed
over three stories 31 of the 34 dated sentences at or above it are about the topic; at .28 to .34
half are."""

_NEAREST = 300
"""Sentences looked at for `about` by meaning: more than anybody reads."""


class _Part(NamedTuple):
    """What of an event is on a page, and how many of its reports are on those before and after."""

    entry: Entry
    before: int
    after: int


class Chronology:
    """Reads the timeline out of the documents; nothing of it is written by anybody."""

    def __init__(
        self,
        *,
        book: EventBook,
        statuses: TimelineStatuses,
        retriever: Retriever,
        keeper: IndexKeeper,
        today: Callable[[], date],
    ) -> None:
        """Read "last week" from `today` on."""
        self._book = book
        self._statuses = statuses
        self._retriever = retriever
        self._keeper = keeper
        self._today = today

    def timeline(
        self, request: TimelineRequest, first: int = 0, count: int | None = None
    ) -> Timeline:
        """Return the events that fit, by date; only `count` of their reports from `first` on.

        Raises:
            QuestionRejectedError: if a date is not understood, or `about` has no words.
        """
        window = window_of(request, self._today())
        current = self._book.documents(request.library)
        visible = [each for each in current if _was_out(each, window.as_of)]
        entries = self._about(request, self._book.entries(request.library, visible))
        entries = _within(window, entries)
        known: Statuses | None = None
        if request.status is not None:
            known = self._known(request.library, visible, window.as_of, entries)
            entries = _with_status(request.status, entries, known)
        total = sum(len(entry.told) for entry in entries)
        page = _page(entries, first, total if count is None else first + count)
        if known is None:
            shown = [part.entry for part in page]
            known = self._known(request.library, visible, window.as_of, shown)
        return Timeline(
            events=tuple(_reported(part, known) for part in page),
            first=first,
            total=total,
            notes=(*_filters(request), *window.notes, *_left_out(window.as_of, current)),
        )

    def settled(self, request: TimelineRequest) -> TimelineRequest:
        """Return the request with its dates as days: "last week" is then the same week for good.

        Reads no document. Raises as `timeline` does.
        """
        if request.about and request.about.strip():
            _words(request.about)
        window = window_of(request, self._today())
        since, until, as_of = (day.isoformat() if day else None for day in window[:3])
        return request._replace(since=since, until=until, as_of=as_of)

    def _about(self, request: TimelineRequest, entries: Sequence[Entry]) -> list[Entry]:
        """Keep what has the words, or comes close in meaning; a whole entry for one report."""
        if request.about is None or not request.about.strip():
            return list(entries)
        wanted = _words(request.about)
        reach = self._keeper.ensure(request.library)
        (near,) = self._retriever.similar(reach, [request.about], _NEAREST)
        close = {each.sentence for each in near if each.similarity >= CLOSE}
        return [
            entry
            for entry in entries
            if any(wanted <= told.stems or told.event.sentence in close for told in entry.told)
        ]

    def _known(
        self,
        library: LibraryId,
        visible: Sequence[DocumentRef],
        as_of: date | None,
        entries: Iterable[Entry],
    ) -> Statuses:
        keys = [told.event.sentence for entry in entries for told in entry.told]
        if not keys:
            return {}
        if as_of is not None:
            return self._statuses.as_of(library, visible, as_of)
        return self._statuses.now(library, keys)


def _words(about: str) -> frozenset[str]:
    wanted = frozenset(content_stems(about) or stems(about))
    if not wanted:
        raise QuestionRejectedError(f"“{about}” has no words that I could look for.")
    return wanted


def _was_out(document: DocumentRef, as_of: date | None) -> bool:
    """Say whether a document was published by then; one without a date never is for certain."""
    if as_of is None:
        return True
    published = last_day(document.published)
    return published is not None and published <= as_of


def _within(window: Window, entries: Iterable[Entry]) -> list[Entry]:
    if window.since is None and window.until is None:
        return list(entries)
    since, until = window.since or date.min, window.until or date.max
    return _only(
        entries,
        lambda told: told.dated and told.first_day <= until and told.last_day >= since,
    )


def _with_status(status: Status, entries: Iterable[Entry], known: Statuses) -> list[Entry]:
    return _only(entries, lambda told: _status(told, known) is status)


def _only(entries: Iterable[Entry], fits: Callable[[Told], bool]) -> list[Entry]:
    """Keep the reports that fit; without its first report an entry may come later."""
    kept = [(entry, tuple(filter(fits, entry.told))) for entry in entries]
    return sorted(
        (
            entry._replace(told=told) if len(told) < len(entry.told) else entry
            for entry, told in kept
            if told
        ),
        key=_start,
    )


def _start(entry: Entry) -> tuple[date, date]:
    first = entry.told[0]
    if first.dated and first.event.earliest is None:
        return first.last_day, first.last_day
    return first.first_day if first.dated else date.max, first.last_day


def _status(told: Told, known: Statuses) -> Status:
    return known.get(told.event.sentence, Status.UNVERIFIED)


def _page(entries: Iterable[Entry], first: int, end: int) -> list[_Part]:
    """Cut the reports from `first` to before `end` out, each below its event."""
    parts = []
    at = 0
    for entry in entries:
        low, high = max(first - at, 0), min(end - at, len(entry.told))
        if low < high:
            part = entry._replace(told=entry.told[low:high])
            parts.append(_Part(part, before=low, after=len(entry.told) - high))
        at += len(entry.told)
    return parts


def _reported(part: _Part, known: Statuses) -> ReportedEvent:
    return ReportedEvent(
        reports=tuple(_report(told, _status(told, known)) for told in part.entry.told),
        disagreements=part.entry.disagreements,
        before=part.before,
        after=part.after,
    )


def _report(told: Told, status: Status) -> DatedReport:
    event, sentence = told.event, told.sentence
    return DatedReport(
        document=told.document,
        start=event.start,
        end=event.end,
        expression=event.expression,
        sentence=SentenceQuote(start=sentence.start, end=sentence.end, text=sentence.text),
        edtf=event.edtf,
        earliest=event.earliest,
        latest=event.latest,
        granularity=event.granularity,
        year_inferred=event.year_inferred,
        year_reason=event.year_reason,
        mended_by=told.mended_by,
        role=event.role,
        said_by=event.said_by,
        status=status,
    )


def _filters(request: TimelineRequest) -> list[str]:
    notes = []
    if request.about and request.about.strip():
        notes.append(f"about “{' '.join(request.about.split())}”")
    if request.status is not None:
        notes.append(f"only {request.status}")
    return notes


def _left_out(as_of: date | None, documents: Sequence[DocumentRef]) -> list[str]:
    undated = sum(each.published is None for each in documents)
    if as_of is None or not undated:
        return []
    noun = "document has" if undated == 1 else "documents have"
    return [f"{undated} {noun} no publication date and cannot be shown as of a date"]
