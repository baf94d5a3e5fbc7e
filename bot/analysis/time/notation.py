"""How a period is written: TIMEX3 for measuring, EDTF (ISO 8601-2) for storing."""

from datetime import date

from bot.analysis.time.moments import Moment
from bot.domain.event import Granularity, TimexMod

_SEASON_CODES = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}
_DAYS = (Granularity.DAY, Granularity.WEEK, Granularity.WEEKEND)
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
    if moment.year is None and not moment.day and moment.unit in _DAYS:
        return "XXXX-XX-XX"
    match moment.unit:
        case Granularity.DAY:
            return f"{year}-{moment.month:02d}-{moment.day:02d}"
        case Granularity.WEEK | Granularity.WEEKEND:
            if moment.year is None or moment.year < 1:
                return f"{year}-{moment.month:02d}"
            iso = date(moment.year, moment.month, moment.day).isocalendar()
            weekend = "-WE" if moment.unit is Granularity.WEEKEND else ""
            return f"{iso.year:04d}-W{iso.week:02d}{weekend}"
        case Granularity.MONTH:
            return f"{year}-{moment.month:02d}"
        case Granularity.SEASON:
            return f"{year}-{_SEASON_CODES[moment.number]}"
        case Granularity.QUARTER:
            return f"{year}-Q{moment.number}"
        case Granularity.HALF:
            return f"{year}-H{moment.number}"
        case Granularity.YEAR:
            return year
        case Granularity.DECADE:
            return _shortened(moment, 9, 1)
        case Granularity.CENTURY:
            return _shortened(moment, 99, 2)


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
    match moment.unit:
        case Granularity.DAY:
            return f"{year}-{moment.month:02d}-{moment.day:02d}"
        case Granularity.WEEK | Granularity.WEEKEND:
            if (moment.year or 0) < 1:
                return f"{year}-{moment.month:02d}"
            first = date(moment.year or 1, moment.month, moment.day).toordinal()
            last = first + (6 if moment.unit is Granularity.WEEK else 1)
            return f"{date.fromordinal(first)}/{date.fromordinal(last)}"
        case Granularity.MONTH:
            return f"{year}-{moment.month:02d}"
        case Granularity.SEASON:
            return f"{year}-{20 + moment.number}"
        case Granularity.QUARTER:
            return f"{year}-{32 + moment.number}"
        case Granularity.HALF:
            return f"{year}-{39 + moment.number}"
        case Granularity.YEAR:
            return year
        case Granularity.DECADE:
            return _masked(moment, 10, 1)
        case Granularity.CENTURY:
            return _masked(moment, 100, 2)


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
