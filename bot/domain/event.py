"""Time expressions and the events that they date."""

from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator

from bot.domain.document import SentenceKey
from bot.domain.value import Span, Value


class TimexType(StrEnum):
    """The four kinds of TIMEX3. Only dates and times can date an event."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimexMod(StrEnum):
    """Which part of the period is meant, in TIMEX3's words."""

    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"


class Granularity(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class DatedValue(Value):
    """What an expression says about the calendar.

    `edtf` is ISO 8601-2 as in `2021-02~`, `1985`, `2018-04/..`; None: no date. `earliest` and
    `latest` are inclusive; None: open, undated, or before the year 1. `year_reason` says where
    a year comes from that is not printed.
    """

    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    granularity: Granularity | None = None
    year_inferred: bool = False
    year_reason: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> "DatedValue":
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("a date's bounds are ordered")
        if self.year_inferred != (self.year_reason is not None):
            raise ValueError("an inferred year has a reason, a printed one has none")
        return self


class TimeExpression(DatedValue):
    """Words that name a time: `text[start:end] == expression`, in code points."""

    start: int = Field(ge=0)
    end: int
    expression: str = Field(min_length=1)
    type: TimexType
    value: str | None = Field(description="TIMEX3; None: the words name no calendar value")
    mod: TimexMod | None = None

    @model_validator(mode="after")
    def _length(self) -> "TimeExpression":
        if self.end - self.start != len(self.expression):
            raise ValueError("an expression is exactly as long as its span")
        return self

    @property
    def span(self) -> Span:
        """The expression's place in the document's text."""
        return Span(start=self.start, end=self.end)

    @property
    def dated(self) -> bool:
        """Whether the expression can date an event."""
        return self.type in (TimexType.DATE, TimexType.TIME) and self.edtf is not None


class EventRole(StrEnum):
    """What a date is the date of."""

    HAPPENED = "happened"
    REPORTED = "reported"  # the day of an article, a statement, a post: never the event's own
    PLANNED = "planned"  # after the document's publication
    BACKGROUND = "background"  # clearly older than the story


class Event(DatedValue):
    """One dated expression of one sentence, and what it is the date of."""

    sentence: SentenceKey
    start: int = Field(ge=0, description="of the expression")
    end: int
    expression: str = Field(min_length=1)
    role: EventRole
    said_by: tuple[str, ...] = Field(description="outermost first; empty: the document's own voice")
    head: str = Field(
        default="", description="the stem of what happened, or a fingerprint of all words"
    )
    participants: frozenset[str] = Field(
        default=frozenset(), description="the words of the names in the report, in small letters"
    )


class TimelineEntry(Value):
    """Reports of one event; usually a single one. `events` keeps every sentence and claimant."""

    events: tuple[Event, ...] = Field(min_length=1)
    disagreements: tuple[str, ...] = Field(
        default=(),
        description="the EDTF dates, each once, when this or another entry's reports of what "
        "seems the same event date it differently",
    )
