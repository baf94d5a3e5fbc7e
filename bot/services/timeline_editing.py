"""Moderators mend the timeline: hide, date, merge and split reports, and take any of it back."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from bot.domain.document import LibraryId
from bot.domain.errors import NotFoundError, QuestionRejectedError
from bot.domain.event import DatedValue
from bot.domain.timeline import EditKind, PastEdit, ReportPlace, TimelineEdit
from bot.index.words import stems
from bot.services.timeline_events import Entry, EventBook, Told
from bot.services.timeline_places import place_named, reference_of
from bot.services.timeline_query import read_date
from bot.services.verification import Moderator
from bot.store.timeline_edits import TimelineEditStore

MOST_OFFERED = 25
"""Reports offered to choose from: as many as Discord shows."""

_MAX_REASON = 300
_LISTED = 100
_NONE: Mapping[str, object] = {}


class TimelineEditor:
    """Records what moderators change; every change can be undone and stays in the log.

    What the timeline shows follows from the changes that stand, in the order in which they were
    made: undoing one in the middle leaves the others as if it had never been made.
    """

    def __init__(
        self, book: EventBook, edits: TimelineEditStore, now: Callable[[], datetime]
    ) -> None:
        self._book = book
        self._edits = edits
        self._now = now

    def offer(self, library: LibraryId, typed: str) -> tuple[Told, ...]:
        """Return reports whose sentences have all the typed words, or whose date is the typed."""
        return self._fitting(self._entries(library), typed)

    def offer_joined(self, library: LibraryId, typed: str) -> tuple[Told, ...]:
        """Return, of those that `offer` returns, the reports that `split` can take out."""
        return self._fitting(filter(_can_split, self._entries(library)), typed)

    def find(self, library: LibraryId, named: str) -> ReportPlace:
        """Return the report that is named by its reference, or by words that it alone has.

        Raises:
            NotFoundError: if no report has all these words.
            QuestionRejectedError: if several have; the message names them.
        """
        if place := place_named(named):
            return place
        found = self.offer(library, named)
        if not found:
            raise NotFoundError("No report of the timeline has all these words.")
        if len(found) > 1:
            lines = [
                f"{reference_of(told.place)}  {told.sentence.text[:_LISTED]}" for told in found
            ]
            raise QuestionRejectedError("\n".join(["Several reports fit. Name one:", *lines]))
        return found[0].place

    def hide(
        self, library: LibraryId, place: ReportPlace, moderator: Moderator, reason: str
    ) -> PastEdit:
        """Take a report off the timeline.

        Raises:
            NotFoundError: if there is no such report on it.
        """
        _, told = self._at(library, place)
        return self._record(library, EditKind.HIDE, told, (moderator, reason))

    def mend(
        self,
        library: LibraryId,
        place: ReportPlace,
        typed: str,
        moderator: Moderator,
        reason: str,
    ) -> PastEdit:
        """Give a report another date.

        Raises:
            QuestionRejectedError: if the date is not understood.
            NotFoundError: if there is no such report on the timeline.
        """
        value = read_date(typed, self._now().date())
        if value is None or value.edtf is None:
            raise QuestionRejectedError(
                f"“{typed[:60]}” is not a date that I understand. Write for example 5 June 2021, "
                "June 2021 or 2021."
            )
        _, told = self._at(library, place)
        return self._record(library, EditKind.DATE, told, (moderator, reason), {"date": value})

    def merge(
        self,
        library: LibraryId,
        place: ReportPlace,
        other: ReportPlace,
        moderator: Moderator,
        reason: str,
    ) -> PastEdit:
        """Put the entries of two reports under one, whatever the rule said.

        Raises:
            QuestionRejectedError: if they are under one already.
            NotFoundError: if one of them is not on the timeline.
        """
        entry, told = self._at(library, place)
        _, second = self._at(library, other)
        if any(each.place == other for each in entry.told):
            raise QuestionRejectedError("These two are under one entry already.")
        with_other = {"other": other, "other_shown": second.sentence.text}
        return self._record(library, EditKind.MERGE, told, (moderator, reason), with_other)

    def split(
        self, library: LibraryId, place: ReportPlace, moderator: Moderator, reason: str
    ) -> PastEdit:
        """Take a report out of its entry for good: no rule puts it back or compares it again.

        Raises:
            QuestionRejectedError: if it stands alone already.
            NotFoundError: if there is no such report on the timeline.
        """
        entry, told = self._at(library, place)
        if not _can_split(entry):
            raise QuestionRejectedError("This report stands alone already.")
        return self._record(library, EditKind.SPLIT, told, (moderator, reason))

    def undo(
        self, library: LibraryId, moderator: Moderator, number: int | None = None
    ) -> TimelineEdit:
        """Take back the change of a number, or else the newest that still stands.

        Raises:
            NotFoundError: if there is none.
            ConflictError: if it was undone before.
        """
        return self._edits.undo(library, moderator.id, self._now(), number)

    def log(self, library: LibraryId) -> tuple[PastEdit, ...]:
        """Return every change that was ever made here, the newest first."""
        return self._edits.history(library)

    def _entries(self, library: LibraryId) -> tuple[Entry, ...]:
        return self._book.entries(library, self._book.documents(library))

    def _at(self, library: LibraryId, place: ReportPlace) -> tuple[Entry, Told]:
        for entry in self._entries(library):
            for told in entry.told:
                if told.place == place:
                    return entry, told
        raise NotFoundError("There is no such event on the timeline: choose one of the list.")

    def _fitting(self, entries: Iterable[Entry], typed: str) -> tuple[Told, ...]:
        wanted = frozenset(stems(typed))
        value = read_date(typed, self._now().date()) if typed.strip() else None
        found = (
            told
            for entry in entries
            for told in entry.told
            if wanted <= told.stems or (value is not None and _within(told, value))
        )
        return tuple(told for told, _ in zip(found, range(MOST_OFFERED), strict=False))

    def _record(
        self,
        library: LibraryId,
        kind: EditKind,
        told: Told,
        deed: tuple[Moderator, str],
        particulars: Mapping[str, object] = _NONE,
    ) -> PastEdit:
        """Record a change by a moderator and for a reason; `particulars` are of its kind."""
        moderator, reason = deed
        edit = TimelineEdit.model_validate(
            {
                "place": told.place,
                "kind": kind,
                "shown": told.sentence.text,
                "moderator_id": moderator.id,
                "moderator_name": moderator.name,
                "recorded_at": self._now(),
                "reason": " ".join(reason.split())[:_MAX_REASON],
                **particulars,
            }
        )
        number = self._edits.record(library, edit)
        return PastEdit(number=number, edit=edit, undone_at=None, undone_by=None)


def _can_split(entry: Entry) -> bool:
    return len(entry.told) > 1 or bool(entry.disagreements)


def _within(told: Told, value: DatedValue) -> bool:
    first, last = value.earliest or date.min, value.latest or date.max
    return told.dated and first <= told.first_day and told.last_day <= last
