"""The timeline: dated reports, put together under what they report, as a person asks for it."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field, model_validator

from bot.domain.claim import Status
from bot.domain.document import DocumentId, DocumentRef, LibraryId
from bot.domain.event import DatedValue, Event, EventRole, Granularity
from bot.domain.value import Value


class SentenceQuote(Value):
    """A whole sentence, verbatim: `document.text[start:end] == text`, in code points."""

    start: int = Field(ge=0)
    end: int
    text: str = Field(min_length=1)


class FoundReport(Value):
    """An event as one sentence tells it, with the stems of the words to look it up by.

    The stems are those of the sentence, of who says it, and of the whole names that it shortens.
    """

    event: Event
    sentence: SentenceQuote
    stems: frozenset[str]


class FoundEvents(Value):
    """The reports of one version, and what they were found with: its date, and the rules."""

    basis: str
    reports: tuple[FoundReport, ...]


class DatedReport(Value):
    """One dated expression, the sentence that it stands in, who says it, and how surely.

    The shape of an event in every JSON output: `start` and `end` are the expression's place in
    the document, `earliest` and `latest` inclusive.
    """

    document: DocumentRef
    start: int = Field(ge=0)
    end: int
    expression: str = Field(min_length=1)
    sentence: SentenceQuote
    edtf: str | None
    earliest: date | None
    latest: date | None
    granularity: Granularity | None
    year_inferred: bool
    year_reason: str | None = Field(default=None, exclude=True)
    mended_by: str | None = Field(
        default=None, exclude=True, description="the moderator who set the date; None: as found"
    )
    role: EventRole
    said_by: tuple[str, ...] = Field(description="outermost first; empty: the document's own voice")
    status: Status


class ReportedEvent(Value):
    """The reports of one event that the question asks for; usually a single one.

    `before` and `after` count those of its reports that stand on other pages.
    """

    reports: tuple[DatedReport, ...] = Field(min_length=1)
    disagreements: tuple[str, ...] = Field(description="the EDTF dates that reports disagree on")
    before: int = Field(default=0, ge=0)
    after: int = Field(default=0, ge=0)


class Timeline(Value):
    """Events in the order of their dates; their reports are a part of `total`, from `first` on."""

    events: tuple[ReportedEvent, ...]
    first: int = Field(ge=0)
    total: int = Field(ge=0)
    notes: tuple[str, ...] = Field(description="how the question was understood")

    @property
    def reports(self) -> tuple[DatedReport, ...]:
        """Every report of every event, by date; undated ones last."""
        return tuple(sorted((each for event in self.events for each in event.reports), key=by_date))


class TimelineRequest(NamedTuple):
    """What a person asks the timeline for; `since`, `until` and `as_of` in their own words."""

    library: LibraryId
    about: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    status: Status | None = None


class ReportPlace(NamedTuple):
    """Where a report stands: the expression that dates it begins at `start`."""

    document: DocumentId
    version: int
    start: int


class EditKind(StrEnum):
    """What a moderator can do to a report of the timeline."""

    HIDE = "hide"
    DATE = "date"
    MERGE = "merge"
    SPLIT = "split"


class TimelineEdit(Value):
    """A moderator's change of one report. It mends what the machine read, never the document.

    A merge puts the entries of two reports together, as they are when its turn comes; a split
    takes a report out of its entry, and no rule puts it back.
    """

    place: ReportPlace
    kind: EditKind
    shown: str = Field(min_length=1, description="the sentence, for the log")
    date: DatedValue | None = Field(default=None, description="the date that it shall have")
    other: ReportPlace | None = Field(default=None, description="what it is merged with")
    other_shown: str = Field(default="", description="the other sentence, for the log")
    moderator_id: str
    moderator_name: str
    recorded_at: datetime
    reason: str = ""

    @model_validator(mode="after")
    def _complete(self) -> "TimelineEdit":
        if (self.kind is EditKind.DATE) != (self.date is not None):
            raise ValueError("a mended date is a date, and nothing else is")
        if (self.kind is EditKind.MERGE) != (self.other is not None and self.other_shown != ""):
            raise ValueError("a merge has another report, and nothing else has")
        if self.other == self.place:
            raise ValueError("a report is not merged with itself")
        return self


class PastEdit(Value):
    """An edit and what became of it; `undone_at` is None while it is in force.

    `number` counts the library's edits from 1; it never changes.
    """

    number: int = Field(ge=1)
    edit: TimelineEdit
    undone_at: datetime | None
    undone_by: str | None


def by_date(report: DatedReport) -> tuple[date, date, str, int]:
    """Order reports by date, undated ones last, and then by where they stand."""
    earliest = report.earliest or report.latest or date.max
    return earliest, report.latest or date.max, report.document.id, report.start
