"""Moderators mend the timeline: hide a report, set its date, take that back."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.document import LibraryId
from bot.domain.errors import NotFoundError, QuestionRejectedError
from bot.domain.event import DatedValue
from bot.domain.timeline import EditKind, PastEdit, ReportPlace, TimelineEdit
from bot.index.words import stems
from bot.services.timeline_events import EventBook, Told
from bot.services.timeline_query import read_date
from bot.services.verification import Moderator
from bot.store.timeline_edits import TimelineEditStore

MOST_OFFERED = 25
"""Reports offered to choose from: as many as Discord shows."""


class TimelineEditor:
    """Records what moderators change; every change can be undone and stays in the log."""

    def __init__(
        self, book: EventBook, edits: TimelineEditStore, now: Callable[[], datetime]
    ) -> None:
        self._book = book
        self._edits = edits
        self._now = now

    def offer(self, library: LibraryId, typed: str) -> tuple[Told, ...]:
        """Return reports whose sentences have all the typed words, by date."""
        wanted = frozenset(stems(typed))
        fitting = (each for each in self._told(library) if wanted <= each.stems)
        return tuple(each for each, _ in zip(fitting, range(MOST_OFFERED), strict=False))

    def hide(
        self, library: LibraryId, place: ReportPlace, moderator: Moderator, reason: str
    ) -> TimelineEdit:
        """Take a report off the timeline.

        Raises:
            NotFoundError: if there is no such report on it.
        """
        return self._record(library, place, None, moderator, reason)

    def mend(
        self,
        library: LibraryId,
        place: ReportPlace,
        typed: str,
        moderator: Moderator,
        reason: str,
    ) -> TimelineEdit:
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
        return self._record(library, place, value, moderator, reason)

    def undo(self, library: LibraryId, moderator: Moderator) -> TimelineEdit:
        """Take back the newest change that still stands.

        Raises:
            NotFoundError: if there is none.
        """
        return self._edits.undo(library, moderator.id, self._now())

    def log(self, library: LibraryId) -> tuple[PastEdit, ...]:
        """Return every change that was ever made here, the newest first."""
        return self._edits.history(library)

    def _record(
        self,
        library: LibraryId,
        place: ReportPlace,
        value: DatedValue | None,
        moderator: Moderator,
        reason: str,
    ) -> TimelineEdit:
        told = next((each for each in self._told(library) if each.place == place), None)
        if told is None:
            raise NotFoundError("There is no such event on the timeline: choose one of the list.")
        edit = TimelineEdit(
            place=place,
            kind=EditKind.DATE if value else EditKind.HIDE,
            shown=told.sentence.text,
            date=value,
            moderator_id=moderator.id,
            moderator_name=moderator.name,
            recorded_at=self._now(),
            reason=" ".join(reason.split()),
        )
        self._edits.record(library, edit)
        return edit

    def _told(self, library: LibraryId) -> list[Told]:
        entries = self._book.entries(library, self._book.documents(library))
        return [told for entry in entries for told in entry.told]
