"""What words say about time before anything around them is known."""

from enum import StrEnum
from typing import NamedTuple

from bot.analysis.time.moments import Moment
from bot.domain.event import Granularity, TimexMod


class Origin(StrEnum):
    """What a relative expression counts from."""

    PUBLICATION = "publication"  # in narrative the reference: "last year" in a tale
    WRITING = "writing"  # the publication, in narrative too: "last October", "two years ago"
    REFERENCE = "reference"  # the time that the text has reached
    ANCHOR = "anchor"  # the date printed behind it, or an event whose date is not known
    EITHER = "either"  # the publication in news, the reference in narrative


class Stated(NamedTuple):
    """A calendar period as printed; the year may be missing. `weekday` counts from Monday, 0."""

    moment: Moment
    weekday: int | None = None


class Weekday(NamedTuple):
    """A weekday alone. `direction` is -1 for "last", 1 for "next", 0 when nothing says."""

    number: int
    direction: int = 0
    origin: Origin = Origin.EITHER


class Step(NamedTuple):
    """So many units away. `distance` is None where the text is vague ("a few days later")."""

    unit: Granularity
    distance: int | None
    origin: Origin
    past: bool = False


class Nearest(NamedTuple):
    """The named period ("March", "summer") before, at or after the origin, by `direction`."""

    moment: Moment
    direction: int
    origin: Origin


class OfYear(NamedTuple):
    """A month or day of the year `years` after the origin's: "June of last year"."""

    moment: Moment
    years: int
    origin: Origin


class Clock(NamedTuple):
    """A time of day by itself ("at 5 a.m."), as a TIMEX3 suffix: on the day reached in the text."""

    suffix: str


class Fixed(NamedTuple):
    """A value that needs no calendar: PRESENT_REF, durations, sets."""

    value: str


Reading = Stated | Weekday | Step | Nearest | OfYear | Clock | Fixed


class Kind(StrEnum):
    """TIMEX3's types, before the time of day is known."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Relative(NamedTuple):
    """A reading with its kind and the part of the period or day that the words carry."""

    reading: Reading
    kind: Kind = Kind.DATE
    mod: TimexMod | None = None
    clock: str = ""


class Found(NamedTuple):
    """Words that name a time, where they stand, and their reading.

    `clock` is a TIMEX3 suffix such as `TMO` or `T15:00`. `anchor` is the printed date that a
    step counts from: "three days after June 4".
    """

    start: int
    end: int
    reading: Reading
    kind: Kind = Kind.DATE
    mod: TimexMod | None = None
    clock: str = ""
    anchor: Stated | Weekday | None = None
