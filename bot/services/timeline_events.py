"""The events of every document, found once for each version and put together once for each view."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from bot.analysis.time.merging import by_date, entries_of, group_reports
from bot.analysis.time.regrouping import Regrouped, place_of, regroup
from bot.domain.document import DocumentId, DocumentRef, LibraryId, VersionKey
from bot.domain.event import DatedValue, Event, TimelineEntry
from bot.domain.timeline import (
    EditKind,
    FoundEvents,
    FoundReport,
    ReportPlace,
    SentenceQuote,
    TimelineEdit,
)
from bot.services.recent import Recent
from bot.services.timeline_finding import find_reports
from bot.services.timeline_rules import rules_digest
from bot.store.documents import DocumentStore
from bot.store.found_events import FoundEventStore
from bot.store.timeline_edits import TimelineEditStore

_VIEWS_KEPT = 16
"""Views whose events stay put together: a library's own, and a few "as of" dates."""

_STRUCTURAL = (EditKind.MERGE, EditKind.SPLIT)
_NONE: "tuple[None, tuple[Told, ...]]" = (None, ())
_AT_ONCE = 200
"""Documents whose events are found before they are kept: a crash loses no more work than that."""


class Told(NamedTuple):
    """One event as one sentence tells it, with what filters need at hand.

    `first_day` and `last_day` are the days that the date may mean, the first or last of all where
    it is open; `dated` says whether it has any: a date before the year 1 has none.
    """

    event: Event
    document: DocumentRef
    sentence: SentenceQuote
    stems: frozenset[str]
    first_day: date
    last_day: date
    dated: bool
    mended_by: str | None = None

    @property
    def place(self) -> ReportPlace:
        """Where the report stands."""
        return place_of(self.event)


class Entry(NamedTuple):
    """Reports of one event, and the dates that they or others disagree on."""

    told: tuple[Told, ...]
    disagreements: tuple[str, ...]


_Groups = tuple[tuple[Event, ...], ...]


class EventBook:
    """Finds the events of documents and remembers them while the documents stay as they are."""

    def __init__(
        self, documents: DocumentStore, found: FoundEventStore, edits: TimelineEditStore
    ) -> None:
        self._documents = documents
        self._found = found
        self._edits = edits
        self._told: dict[DocumentId, tuple[DocumentRef, tuple[Told, ...]]] = {}
        self._groups: Recent[_Groups] = Recent(_VIEWS_KEPT)
        self._entries: Recent[tuple[Entry, ...]] = Recent(_VIEWS_KEPT)

    def documents(self, library: LibraryId) -> tuple[DocumentRef, ...]:
        """Return the current documents within the library's reach."""
        return tuple(
            each.document for each in self._documents.current(self._documents.reach(library))
        )

    def prepare(self, library: LibraryId) -> None:
        """Find and put together events after documents changed, so that nobody waits for it."""
        self.entries(library, self.documents(library))

    def entries(self, library: LibraryId, visible: Sequence[DocumentRef]) -> tuple[Entry, ...]:
        """Return the events that the visible documents tell of, by date; undated ones last.

        Reports are put together from these documents alone: a date that only a hidden one
        disagrees with stands undisputed. What moderators changed counts for every day: they mend
        what the machine read, not what was known.
        """
        edits = self._edits.in_force(library)
        return self._entries.get(
            (tuple(visible), edits), lambda: self._put_together(library, visible, edits)
        )

    def _put_together(
        self, library: LibraryId, visible: Sequence[DocumentRef], edits: tuple[TimelineEdit, ...]
    ) -> tuple[Entry, ...]:
        dates = tuple(each for each in edits if each.kind is EditKind.DATE)
        told = {each.place: each for each in _mended(self._load(library, visible), dates)}
        # The rule takes the longest, and most edits leave alone what it made of the reports.
        groups = self._groups.get(
            (tuple(visible), dates),
            lambda: tuple(map(tuple, group_reports([each.event for each in told.values()]))),
        )
        return tuple(
            Entry(tuple(told[place_of(event)] for event in entry.events), entry.disagreements)
            for entry in _edited(groups, edits)
        )

    def _load(self, library: LibraryId, refs: Sequence[DocumentRef]) -> list[Told]:
        """Return what the documents tell; finds and keeps what was not found before."""
        # The whole reference is compared: dates without a year depend on the publication date.
        loaded = {
            ref.id: known[1] for ref in refs if (known := self._told.get(ref.id, _NONE))[0] == ref
        }
        unknown = [ref for ref in refs if ref.id not in loaded]
        wanted = {VersionKey(ref.id, ref.version): _basis(ref) for ref in unknown}
        kept = self._found.find(self._documents.reach(library), wanted) if wanted else {}
        missing = [ref for ref in unknown if VersionKey(ref.id, ref.version) not in kept]
        for start in range(0, len(missing), _AT_ONCE):
            kept |= self._find(library, missing[start : start + _AT_ONCE])
        for ref in unknown:
            reports = kept[VersionKey(ref.id, ref.version)].reports
            loaded[ref.id] = tuple(_told(report, ref) for report in reports)
            self._told[ref.id] = ref, loaded[ref.id]
        return [told for ref in refs for told in loaded[ref.id]]

    def _find(
        self, library: LibraryId, refs: Sequence[DocumentRef]
    ) -> dict[VersionKey, FoundEvents]:
        reach = self._documents.reach(library)
        found = []
        for ref in refs:
            document = self._documents.get_version(reach, VersionKey(ref.id, ref.version))
            reports = find_reports(
                document,
                self._documents.sentences(reach, document.key),
                self._documents.analyses(reach, document.key),
            )
            events = FoundEvents(basis=_basis(ref), reports=reports)
            found.append((document.library, document.key, events))
        self._found.keep(found)
        return {key: events for _, key, events in found}


def _basis(ref: DocumentRef) -> str:
    """Name all that decides which events a version has, beside its text."""
    return hashlib.sha256(f"{rules_digest()} {ref.published}".encode()).hexdigest()


def _told(report: FoundReport, ref: DocumentRef) -> Told:
    return Told(report.event, ref, report.sentence, report.stems, *_days(report.event))


def _days(value: DatedValue) -> tuple[date, date, bool]:
    dated = value.earliest is not None or value.latest is not None
    return value.earliest or date.min, value.latest or date.max, dated


def _mended(found: Iterable[Told], edits: Iterable[TimelineEdit]) -> Iterator[Told]:
    """Give what is mended its date; the latest edit counts."""
    mended = {each.place: each for each in edits}
    for told in found:
        edit = mended.get(told.place)
        if edit is None or edit.date is None:
            yield told
            continue
        event = told.event.model_copy(update=dict(edit.date))
        first, last, dated = _days(edit.date)
        yield told._replace(
            event=event, first_day=first, last_day=last, dated=dated, mended_by=edit.moderator_name
        )


def _edited(groups: _Groups, edits: Sequence[TimelineEdit]) -> tuple[TimelineEntry, ...]:
    """Merge and split as moderators say; then leave out what is hidden.

    In this order, hiding one report of an entry does not pull the others apart.
    """
    structural = [each for each in edits if each.kind in _STRUCTURAL]
    regrouped = regroup(groups, structural) if structural else Regrouped(groups, ())
    hidden = {each.place for each in edits if each.kind is EditKind.HIDE}
    if not hidden:
        return entries_of(*regrouped)
    shown = [
        tuple(event for event in group if place_of(event) not in hidden)
        for group in regrouped.groups
    ]
    kept = sorted(filter(None, shown), key=lambda group: by_date(group[0]))
    return entries_of(kept, regrouped.apart)
