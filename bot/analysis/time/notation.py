"""How a period is written: TIMEX3 for measuring, EDTF (ISO 8601-2) for storing."""

from datetime import date, timedelta

from bot.analysis.time.moments import Moment
from bot.domain.event import Granularity, TimexMod

_SEASON_CODES = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}
_DAYS = (Granularity.DAY, Granularity.WEEK, Granularity.WEEKEND)
_NUMBERED = {
    Granularity.SEASON: ("", 20),
    Granularity.QUARTER: ("Q", 32),
    Granularity.HALF: ("H", 39),
}
"""The letter of TIMEX3 and the number below EDTF's codes: spring 21, Q1 33, first half 40."""

_QUALIFIABLE = (
    Granularity.DAY,
    Granularity.MONTH,
    Granularity.YEAR,
    Granularity.DECADE,
    Granularity.CENTURY,
)


def timex_value(moment: Moment) -> str:
    """Return the TIMEX3 value; years before 1 as `BC0480`, an open year as `XXXX`."""
    year = _timex_year(moment.year)
    if moment.unit in _DAYS:
        return _timex_days(moment, year)
    if moment.unit is Granularity.MONTH:
        return f"{year}-{moment.month:02d}"
    if moment.unit is Granularity.SEASON:
        return f"{year}-{_SEASON_CODES[moment.number]}"
    if moment.unit in _NUMBERED:
        return f"{year}-{_NUMBERED[moment.unit][0]}{moment.number}"
    if moment.unit is Granularity.DECADE:
        return _shortened(moment, 9, 1)
    return _shortened(moment, 99, 2) if moment.unit is Granularity.CENTURY else year


def _timex_days(moment: Moment, year: str) -> str:
    if moment.unit is Granularity.DAY:
        return f"{year}-{moment.month:02d}-{moment.day:02d}" if moment.day else "XXXX-XX-XX"
    if moment.year is None or moment.year < 1:
        return f"{year}-{moment.month:02d}"
    iso = date(moment.year, moment.month, moment.day).isocalendar()
    weekend = "-WE" if moment.unit is Granularity.WEEKEND else ""
    return f"{iso.year:04d}-W{iso.week:02d}{weekend}"


def _timex_year(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def _shortened(moment: Moment, years_after_first: int, digits: int) -> str:
    year = moment.year or 0
    if year >= 0:
        return f"{year:04d}"[:-digits]
    return f"BC{1 - (year + years_after_first):04d}"[:-digits]


def edtf_of(moment: Moment, mod: TimexMod | None = None) -> str | None:
    """Return the period in EDTF; None where EDTF cannot say it (a season of no year)."""
    if moment.year is None:
        return _edtf_without_year(moment)
    plain = _edtf_plain(moment)
    qualified = mod is not None and moment.unit in _QUALIFIABLE and "/" not in plain
    if moment.unit is Granularity.DAY and mod is not TimexMod.APPROX:
        return plain  # "early on Friday" is that day, exactly
    return f"{plain}~" if qualified else plain


def edtf_edge(moment: Moment, mod: TimexMod | None = None) -> str | None:
    """Return the period as one end of an interval: whole years for decades and centuries."""
    if moment.year is None or moment.unit in (Granularity.WEEK, Granularity.WEEKEND):
        return None
    if moment.unit in (Granularity.DECADE, Granularity.CENTURY):
        return f"{_edtf_year(moment.year)}~"
    return edtf_of(moment, mod)


def _edtf_plain(moment: Moment) -> str:
    year = _edtf_year(moment.year or 0)
    if moment.unit is Granularity.DAY:
        return f"{year}-{moment.month:02d}-{moment.day:02d}"
    if moment.unit in _DAYS and (moment.year or 0) >= 1:
        first = date(moment.year or 1, moment.month, moment.day)
        length = 6 if moment.unit is Granularity.WEEK else 1
        # The last week of the year 9999 has fewer days in this calendar.
        return f"{first}/{first + min(timedelta(days=length), date.max - first)}"
    if moment.unit is Granularity.MONTH or moment.unit in _DAYS:
        return f"{year}-{moment.month:02d}"
    if moment.unit in _NUMBERED:
        return f"{year}-{_NUMBERED[moment.unit][1] + moment.number}"
    if moment.unit is Granularity.DECADE:
        return _masked(moment, 10, 1)
    return _masked(moment, 100, 2) if moment.unit is Granularity.CENTURY else year


def _edtf_year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _masked(moment: Moment, length: int, digits: int) -> str:
    year = moment.year or 0
    if year >= 0:
        return _edtf_year(year)[:-digits] + "X" * digits
    last = year + length - 1
    if digits == 2 and last % 100 == 0:
        return _edtf_year(last)[:-2] + "XX"
    return f"{_edtf_year(year)}/{_edtf_year(last)}"


def _edtf_without_year(moment: Moment) -> str | None:
    if moment.unit is Granularity.DAY and moment.day:
        return f"XXXX-{moment.month:02d}-{moment.day:02d}"
    if moment.unit is Granularity.MONTH:
        return f"XXXX-{moment.month:02d}"
    return None
