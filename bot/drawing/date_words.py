"""Dates and the gaps between them as people write them."""

import re
from datetime import date

from bot.domain.event import Granularity
from bot.domain.timeline import DatedReport

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_PARTS = {
    21: "spring",
    22: "summer",
    23: "autumn",
    24: "winter",
    33: "first quarter of",
    34: "second quarter of",
    35: "third quarter of",
    36: "last quarter of",
    40: "first half of",
    41: "second half of",
}
"""The codes that ISO 8601-2 writes in the place of a month."""

_POINT = re.compile(r"(-?\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")
_WHOLE = {Granularity.WEEK: "week of ", Granularity.WEEKEND: "weekend of "}
_YEAR = 365.25
_MONTH = _YEAR / 12


def date_words(report: DatedReport) -> str:
    """Return the date in words, "about" where it is only near; what EDTF cannot say as printed."""
    words = edtf_words(report.edtf, report.granularity) if report.edtf else None
    if words is None:
        return f"“{report.expression}”"
    return words


def edtf_words(edtf: str, granularity: Granularity | None = None) -> str | None:
    """Put an EDTF date or interval into words; None for what is not written by this bot."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point_words(first)
    if first == "..":
        words = _point_words(last)
        return words and f"until {words}"
    words = _point_words(first)
    if last == "..":
        return words and f"since {words}"
    other = _point_words(last)
    if words is None or other is None:
        return None
    return (
        _WHOLE.get(granularity, "") + _range_words(words, other)
        if granularity
        else (_range_words(words, other))
    )


def _range_words(first: str, last: str) -> str:
    """Say what both ends share only once: "8–9 October 2022"."""
    one, other = first.split(" "), last.split(" ")
    shared = 0
    while shared < min(len(one), len(other)) - 1 and one[-1 - shared] == other[-1 - shared]:
        shared += 1
    left = one[: len(one) - shared]
    between = "–" if len(left) == 1 and len(other) == len(one) else " – "
    return f"{' '.join(left)}{between}{last}"


def _point_words(point: str) -> str | None:
    match = _POINT.fullmatch(point)
    if not match:
        return None
    year, part, day, near = match.groups()
    words = _year_words(year)
    if part:
        number = int(part)
        name = _MONTHS[number - 1] if 1 <= number <= 12 else _PARTS.get(number)
        if name is None:
            return None
        words = f"{name} {words}".rstrip()
    if day:
        words = f"{int(day)} {words}"
    return f"about {words}" if near else words


def _year_words(year: str) -> str:
    if year == "XXXX":
        return ""
    if year.endswith("XX"):
        return _century_words(int(year[:2]) + 1)
    if year.endswith("X"):
        return f"{int(year[:3])}0s"
    number = int(year)
    return str(number) if number > 0 else f"{1 - number} BC"


def _century_words(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 11 <= number % 100 <= 13 else ending} century"


def gap_words(before: DatedReport, after: DatedReport) -> str | None:
    """Say how much later `after` is: "29 years later". None where that is less than a day.

    "about" where the dates are too coarse for the number; nothing where they may be one time.
    """
    ends, starts = before.latest, after.earliest
    if before.earliest is None or after.latest is None or ends is None or starts is None:
        return None
    shortest, longest = (starts - ends).days, (after.latest - before.earliest).days
    if shortest < 1:
        return None
    least, most = _length_words(shortest), _length_words(longest)
    if least == most:
        return f"{least} later" if longest > 1 else "the next day"
    middle = (_middle(after.earliest, after.latest) - _middle(before.earliest, ends)) or 1
    return f"about {_length_words(round(middle))} later"


def _middle(first: date | None, last: date | None) -> float:
    days = [each.toordinal() for each in (first, last) if each]
    return sum(days) / len(days) if days else 0.0


def _length_words(days: int) -> str:
    if days < 14:
        return _counted(days, "day")
    if days < 60:
        return _counted(days // 7, "week")
    if days < 2 * _YEAR - 15 and round(days / _MONTH) != 12:
        return _counted(round(days / _MONTH), "month")
    return _counted(int(days / _YEAR + 0.05), "year")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
