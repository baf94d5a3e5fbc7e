"""What an expression comes to: a value, the period, and where an unprinted year comes from."""

from datetime import MAXYEAR, date
from typing import NamedTuple

from bot.analysis.time.moments import Moment, bounds_of
from bot.analysis.time.notation import timex_value

_EARLIEST = -9998
"""EDTF's years have four digits."""


class Resolved(NamedTuple):
    """A TIMEX3 value, the period where there is one, and where an unprinted year comes from.

    `coarse`: the period is only the publication's own month or year.
    """

    value: str | None
    moment: Moment | None = None
    reason: str | None = None
    coarse: bool = False


def dated(moment: Moment, reason: str) -> Resolved:
    """Return the moment with the reason for its year, unless EDTF has no such year."""
    if not _EARLIEST <= (moment.year or 0) <= MAXYEAR:
        return Resolved(None)
    return Resolved(timex_value(moment), moment, reason)


def first_day(moment: Moment) -> date | None:
    """Return the first day of the period, where the calendar has it."""
    return bounds_of(moment)[0]
