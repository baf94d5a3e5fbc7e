"""Understand a publication date as people and machines print it."""

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_TIME_OF_DAY = r"(?:[\sT,]+(?:at\s+)?\d{1,2}(?:[:.]\d\d|\s*[ap]\.?m\b).*)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH = r"(?P<name>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_FORMS = tuple(
    re.compile(form + _TIME_OF_DAY, re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?:[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}))?)?",
        rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
    )
)


def read_date(words: str) -> str | None:
    """Return `words` as YYYY, YYYY-MM or YYYY-MM-DD, or None when they leave a doubt.

    Day and month in figures only ("3/4/2021") are read differently on two sides of an ocean:
    not understood, on purpose. A time of day is dropped.
    """
    for form in _FORMS:
        if match := form.fullmatch(words.strip()):
            return _iso(match.groupdict())
    return None


def _iso(parts: dict[str, str | None]) -> str | None:
    year, day = int(parts["year"] or 0), parts.get("day")
    month = _month_number(parts)
    if month is None:
        return None if parts.get("name") else f"{year:04}"
    try:
        whole = date(year, month, int(day or 1))
    except ValueError:
        return None
    return whole.isoformat() if day else f"{year:04}-{month:02}"


def _month_number(parts: dict[str, str | None]) -> int | None:
    if figures := parts.get("month"):
        return int(figures)
    name = (parts.get("name") or "").lower().rstrip(".")
    matching = [
        number for number, month in enumerate(_MONTHS, 1) if name and month.startswith(name)
    ]
    if name == "sept":
        return 9
    return matching[0] if len(matching) == 1 else None
