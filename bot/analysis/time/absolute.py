"""Days and months that are written as such, with a year or without."""

import re
from collections.abc import Callable, Sequence
from itertools import islice

from bot.analysis.time import lexicon
from bot.analysis.time.moments import EASTER, Moment, in_year, is_real
from bot.analysis.time.readings import Found, Stated
from bot.analysis.time.regions import Region, matches
from bot.analysis.time.stretches import STRETCH_RULES, ordinal, year_of
from bot.domain.event import Granularity

_S = lexicon.SPACE
_ABBREVIATED = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_SHOUTED = "|".join(month.upper() for month in lexicon.MONTHS)
_FULL_MONTH = rf"(?P<month>{lexicon.alternatives(lexicon.MONTHS)})(?!\w)"
_MONTH = rf"(?P<month>{lexicon.alternatives(lexicon.MONTHS)}|{_ABBREVIATED}|{_SHOUTED})(?!\w)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?!\d)(?:(?:st|nd|rd|th)\b)?"
_WEEKDAY = (
    rf"(?:(?P<weekday>{lexicon.alternatives(lexicon.WEEKDAYS)}|"
    rf"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)[ ]?,?{_S}(?:the{_S})?)?"
)
_NOT_INSIDE = r"(?<![\w$£€#/.])"
_NOT_COUNTED = r"(?![:.]\d|[ ]?(?:%|percent|million|billion))"
_FIXED = "|".join(name.replace("'", "['’]") for name in sorted(lexicon.HOLIDAYS, key=len)[::-1])
_MOVABLE = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0}


def find_absolute(text: str, regions: Sequence[Region]) -> list[Found]:
    """Return every absolute date in `text`; overlaps are left to the caller."""
    found = []
    numeric = _day_first if _writes_day_first(text) else _month_first
    for pattern, read in (*_RULES, (_NUMERIC, numeric), *STRETCH_RULES):
        for match in matches(pattern, text, regions):
            reading = read(match)
            if reading is not None:
                found.append(Found(match.start(), match.end(), reading))
    return found


def _calendar_date(match: re.Match[str]) -> Stated | None:
    groups = match.groupdict()
    month = lexicon.MONTH_NUMBERS[groups["month"].lower().rstrip(".")]
    day = int(groups.get("day") or 0)
    unit = Granularity.DAY if day else Granularity.MONTH
    moment = Moment(unit, year_of(match), month, day)
    weekday = (groups.get("weekday") or groups.get("named") or "").lower().rstrip(".")
    return Stated(moment, lexicon.WEEKDAY_NUMBERS.get(weekday)) if is_real(moment) else None


def _iso(match: re.Match[str]) -> Stated | None:
    moment = Moment(Granularity.DAY, int(match["year"]), int(match["month"]), int(match["day"]))
    return Stated(moment) if is_real(moment) else None


def _day_first(match: re.Match[str]) -> Stated | None:
    first, second = int(match["first"]), int(match["second"])
    return _numbered(match, *((second, first) if second > 12 else (first, second)))


def _month_first(match: re.Match[str]) -> Stated | None:
    # 3/4/2021 is read the American way round; 3.4.2021 and 13/4/2021 can only be day first.
    first, second = int(match["first"]), int(match["second"])
    turned = match["sign"] == "." or first > 12
    return _numbered(match, *((first, second) if turned else (second, first)))


def _numbered(match: re.Match[str], day: int, month: int) -> Stated | None:
    year = int(match["year"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    moment = Moment(Granularity.DAY, year, month, day)
    return Stated(moment) if is_real(moment) else None


def _writes_day_first(text: str) -> bool:
    """Say whether the text elsewhere puts the day before the month, in numbers or in words."""
    orders = {match["first"] is not None for match in _TELLING_ORDER.finditer(text)}
    if orders:
        return orders == {True}
    # More dates than a few add nothing, and a book must not be searched twice for all of them.
    days = sum(1 for _ in islice(_DAY_THEN_MONTH.finditer(text), _ENOUGH))
    months = sum(1 for _ in islice(_MONTH_THEN_DAY.finditer(text), _ENOUGH))
    return days > months


def _week_of_month(match: re.Match[str]) -> Stated | None:
    month = lexicon.MONTH_NUMBERS[match["month"].lower().rstrip(".")]
    last = match["ordinal"].lower() in ("last", "final")
    number = 4 if last else ordinal(match["ordinal"]) or 0
    if not 1 <= number <= 4:
        return None
    return Stated(Moment(Granularity.WEEK, year_of(match), month, 7 * number - 6))


def _holiday(match: re.Match[str]) -> Stated:
    month, day = lexicon.HOLIDAYS[match["holiday"].lower().replace("’", "'")]
    return Stated(Moment(Granularity.DAY, year_of(match), month, day))


def _movable(match: re.Match[str]) -> Stated:
    moment = Moment(Granularity.DAY, number=EASTER + _MOVABLE[match["holiday"].lower()])
    year = year_of(match)
    return Stated(moment if year is None else in_year(moment, year))


_NAMED = rf"(?:,[ ](?:which[ ]was[ ])?a[ ](?P<named>{lexicon.alternatives(lexicon.WEEKDAYS)})\b)?"
"""A weekday behind its date ("9 February, a Saturday") says which years it can be."""

_LINK = rf"(?:[ ]?,)?{_S}(?:(?:of|in){_S})?"
_YEAR_BEHIND = rf"(?:{_LINK}{lexicon.YEAR})?"

_NUMERIC = re.compile(
    r"(?<![\d./\-])(?P<first>\d{1,2})(?P<sign>[/.])(?P<second>\d{1,2})(?P=sign)"
    r"(?P<year>[12]\d{3}|\d{2})(?!\d|[./]\d)"
)
_TELLING_ORDER = re.compile(
    r"(?<![\d./-])(?:(?P<first>1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])|"
    r"(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01]))/(?:[12]\d{3}|\d{2})(?![\d/])"
)
_DAY_THEN_MONTH = re.compile(rf"\b\d{{1,2}}[ ](?:{lexicon.alternatives(lexicon.MONTHS)})\b")
_MONTH_THEN_DAY = re.compile(rf"\b(?:{lexicon.alternatives(lexicon.MONTHS)})[ ]\d{{1,2}}\b")
_ENOUGH = 5

_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Stated | None]], ...] = (
    (
        re.compile(
            rf"{_NOT_INSIDE}{_WEEKDAY}{_MONTH}{_S}(?:the{_S})?{_DAY}{_NOT_COUNTED}{_YEAR_BEHIND}"
            rf"{_NAMED}"
        ),
        _calendar_date,
    ),
    (
        re.compile(rf"{_NOT_INSIDE}{_WEEKDAY}{_DAY}{_S}(?:of{_S})?{_MONTH}{_YEAR_BEHIND}{_NAMED}"),
        _calendar_date,
    ),
    (re.compile(rf"{_NOT_INSIDE}{_MONTH}{_LINK}{lexicon.YEAR}"), _calendar_date),
    (re.compile(rf"(?<!\w){_FULL_MONTH}"), _calendar_date),
    (
        re.compile(
            r"(?<![\d\-/])(?P<year>[12]\d{3})(?P<sign>[-/])(?P<month>0[1-9]|1[0-2])(?P=sign)"
            r"(?P<day>0[1-9]|[12]\d|3[01])(?![\d\-])"
        ),
        _iso,
    ),
    (
        # Which day that is only the month's calendar says: the month is what the words give.
        re.compile(
            rf"\b[Tt]he{_S}(?:first|second|third|fourth|last|final){_S}"
            rf"(?:{lexicon.alternatives(lexicon.WEEKDAYS)}|weekend){_S}(?:of|in){_S}"
            rf"{_MONTH}{_YEAR_BEHIND}"
        ),
        _calendar_date,
    ),
    (
        re.compile(
            rf"\b[Tt]he{_S}(?P<ordinal>first|second|third|fourth|last|final){_S}week{_S}"
            rf"(?:of|in){_S}{_MONTH}{_YEAR_BEHIND}"
        ),
        _week_of_month,
    ),
    (
        re.compile(rf"(?<!\w)(?P<holiday>(?i:{_FIXED}))(?!\w)(?:(?:[ ]?,)?{_S}{lexicon.YEAR})?"),
        _holiday,
    ),
    (
        re.compile(
            r"(?<!\w)(?P<holiday>Good Friday|Easter(?: Sunday| Monday)?)(?!\w)"
            rf"(?:{_S}{lexicon.YEAR})?"
        ),
        _movable,
    ),
)
