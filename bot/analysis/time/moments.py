"""Periods of the calendar: what they cover, and steps from one to another."""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from bot.domain.event import Granularity, TimexMod

FIRST_MONTH_OF_SEASON = {1: 3, 2: 6, 3: 9, 4: 12}
"""Meteorological, northern hemisphere; winter runs into the next year."""

EASTER = 1000
"""`Moment.number` of Easter Sunday before its year is known; Good Friday is two less."""

_FIRST_GREGORIAN_YEAR = 1583

_DAY_UNITS = (Granularity.DAY, Granularity.WEEK, Granularity.WEEKEND)
_MONTHS_IN = dict.fromkeys(Granularity, 12) | {
    Granularity.MONTH: 1,
    Granularity.SEASON: 3,
    Granularity.QUARTER: 3,
    Granularity.HALF: 6,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
}

Bounds = tuple[date | None, date | None]


class Moment(NamedTuple):
    """A period. `year` is astronomical (1 BC is 0), None where the text leaves it open.

    `month` and `day` hold the first day of weeks and weekends; `number` counts seasons,
    quarters and halves from 1; decades and centuries hold their first year.
    """

    unit: Granularity
    year: int | None = None
    month: int = 0
    day: int = 0
    number: int = 0


def in_year(moment: Moment, year: int) -> Moment:
    """Return the moment in a given year; only then is it known when Easter falls."""
    if moment.unit is not Granularity.DAY or not moment.number:
        return moment._replace(year=year)
    if not _FIRST_GREGORIAN_YEAR <= year <= MAXYEAR:
        return Moment(Granularity.MONTH, year, 4)
    day = easter(year) + timedelta(days=moment.number - EASTER)
    return Moment(Granularity.DAY, day.year, day.month, day.day)


def easter(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    correction = (century + 8) // 25
    epact = (19 * golden + century - century // 4 - (century - correction + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    skip = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * skip + 114, 31)
    return date(year, month, day + 1)


def day_moment(day: date) -> Moment:
    """Return the day as a moment."""
    return Moment(Granularity.DAY, day.year, day.month, day.day)


def week_moment(day: date) -> Moment:
    """Return the week, Monday first, that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return Moment(Granularity.WEEK, monday.year, monday.month, monday.day)


def weekend_moment(day: date) -> Moment:
    """Return the weekend at the end of the week that holds `day`."""
    saturday = day + timedelta(days=5 - day.weekday())
    return Moment(Granularity.WEEKEND, saturday.year, saturday.month, saturday.day)


def is_real(moment: Moment) -> bool:
    """Say whether the calendar has such a day; without a year, some year must."""
    if moment.month and not 1 <= moment.month <= 12:
        return False
    if not moment.day:
        return True
    year = moment.year if moment.year is not None and 1 <= moment.year <= MAXYEAR else 2000
    return 1 <= moment.day <= monthrange(year, moment.month)[1]


def month_span(moment: Moment) -> tuple[int, int, int]:
    """Return the first year, first month and number of months of a unit of whole months."""
    first_month = {
        Granularity.MONTH: moment.month,
        Granularity.SEASON: FIRST_MONTH_OF_SEASON.get(moment.number, 1),
        Granularity.QUARTER: 3 * moment.number - 2,
        Granularity.HALF: 6 * moment.number - 5,
    }
    return moment.year or 0, first_month.get(moment.unit, 1), _MONTHS_IN[moment.unit]


def bounds_of(moment: Moment, mod: TimexMod | None = None) -> Bounds:
    """Return the first and last day that the period, or the named third of it, covers.

    (None, None) where the year is open or the calendar's dates do not reach.
    """
    if moment.year is None:
        return None, None
    try:
        if moment.unit in _DAY_UNITS:
            return _days(moment, mod)
        if moment.unit is Granularity.MONTH:
            return _thirds_of_month(moment.year, moment.month, mod)
        return _thirds_of_months(moment, mod)
    except (ValueError, OverflowError):
        return None, None


def _days(moment: Moment, mod: TimexMod | None) -> Bounds:
    first = date(moment.year or 0, moment.month, moment.day)
    if moment.unit is Granularity.DAY:
        return first, first
    if moment.unit is Granularity.WEEKEND:
        return first, first + timedelta(days=1)
    offset, length = {TimexMod.START: (0, 2), TimexMod.MID: (2, 2), TimexMod.END: (4, 3)}.get(
        mod or TimexMod.APPROX, (0, 7)
    )
    return first + timedelta(days=offset), first + timedelta(days=offset + length - 1)


def _thirds_of_month(year: int, month: int, mod: TimexMod | None) -> Bounds:
    last = monthrange(year, month)[1]
    first_day, last_day = {
        TimexMod.START: (1, 10),
        TimexMod.MID: (11, 20),
        TimexMod.END: (21, last),
    }.get(mod or TimexMod.APPROX, (1, last))
    return date(year, month, first_day), date(year, month, last_day)


def _thirds_of_months(moment: Moment, mod: TimexMod | None) -> Bounds:
    year, month, months = month_span(moment)
    # Whole years for decades (0-3, 4-6, 7-9) and centuries, whole months below.
    step = {120: 12, 1200: 12}.get(months, 1)
    steps = months // step
    first_cut, second_cut = -(-steps // 3), -(-2 * steps // 3)
    start, end = {
        TimexMod.START: (0, first_cut),
        TimexMod.MID: (first_cut, second_cut),
        TimexMod.END: (second_cut, steps),
    }.get(mod or TimexMod.APPROX, (0, steps))
    first = date(*add_months(year, month, start * step), 1)
    last_year, last_month = add_months(year, month, end * step - 1)
    return first, date(last_year, last_month, monthrange(last_year, last_month)[1])


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Return the year and month `count` months on."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def shifted(moment: Moment, unit: Granularity, count: int) -> Moment | None:
    """Return the period of size `unit` that lies `count` units from `moment`.

    None when `moment` is too coarse for it (three days after a year) or leaves the calendar.
    """
    if moment.year is None:
        return None
    try:
        return _shifted(moment, unit, count)
    except (ValueError, OverflowError):
        return None


def _shifted(moment: Moment, unit: Granularity, count: int) -> Moment | None:
    year = moment.year or 0
    if unit in _DAY_UNITS:
        return _days_on(moment, unit, count) if moment.day else None
    if unit in (Granularity.MONTH, Granularity.QUARTER):
        return _months_on(moment, unit, count) if moment.month else None
    if unit in (Granularity.DECADE, Granularity.CENTURY):
        length = _MONTHS_IN[unit] // 12
        return Moment(unit, year // length * length + length * count)
    return Moment(Granularity.YEAR, year + count)


def _days_on(moment: Moment, unit: Granularity, count: int) -> Moment:
    first = date(moment.year or 0, moment.month, moment.day)
    if unit is Granularity.DAY:
        return day_moment(first + timedelta(days=count))
    moved = first + timedelta(weeks=count)
    return week_moment(moved) if unit is Granularity.WEEK else weekend_moment(moved)


def _months_on(moment: Moment, unit: Granularity, count: int) -> Moment:
    months = 3 * count if unit is Granularity.QUARTER else count
    year, month = add_months(moment.year or 0, moment.month, months)
    if unit is Granularity.MONTH:
        return Moment(unit, year, month)
    return Moment(unit, year, number=(month + 2) // 3)
