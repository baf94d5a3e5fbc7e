"""Understand the dates that people type, and say how they were understood."""

import calendar
import re
from datetime import date
from typing import NamedTuple

from bot.analysis.time.tagger import tag
from bot.domain.errors import QuestionRejectedError
from bot.domain.event import DatedValue, Granularity, TimeExpression
from bot.domain.timeline import TimelineRequest

_MOST = 60
"""Longest date that anybody types; `tag` reads longer ones too, but nobody means them."""

_YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAMES = {
    name.lower(): name
    for name in (*calendar.month_name, *calendar.month_abbr, *calendar.day_name, *calendar.day_abbr)
    if name
} | {"sept": "Sept", "q1": "Q1", "q2": "Q2", "q3": "Q3", "q4": "Q4"}
_EDGES = frozenset("the in on at of from since until till by to before after".split())
_NOW = frozenset({"now", "right now", "the present", "present"})
_TOLD = ("It happened ", "It happened in ", "It happened on ")
"""What people ask about is past: a bare "March" is the last one, not the next. A month alone is
only read as one behind "in": "May" could be a name."""


class Bounds(NamedTuple):
    """The days that a typed date may mean, inclusive; None: open on that side."""

    earliest: date | None
    latest: date | None


class Window(NamedTuple):
    """A request's dates as days, inclusive, and sentences that say how they were understood."""

    since: date | None
    until: date | None
    as_of: date | None
    notes: tuple[str, ...]


def window_of(request: TimelineRequest, today: date) -> Window:
    """Read the dates of a request.

    Raises:
        QuestionRejectedError: naming the date that is not understood, or dates out of order.
    """
    since = _day(request.since, "from", today)
    until = _day(request.until, "to", today)
    as_of = _day(request.as_of, "as of", today)
    if since and until and since > until:
        raise QuestionRejectedError(
            f"“from” ({day_words(since)}) is later than “to” ({day_words(until)})."
        )
    notes = []
    if since:
        notes.append(f"{_echo('from', request.since)}{day_words(since)} or later")
    if until:
        notes.append(f"{_echo('to', request.until)}{day_words(until)} or earlier")
    if as_of:
        out = f"only what was out by {day_words(as_of)}"
        notes.append(f"{_echo('as of', request.as_of)}{out}")
    return Window(since, until, as_of, tuple(notes))


def _echo(name: str, typed: str | None) -> str:
    """Repeat what was typed, for whoever typed it; a button's own day says nothing more."""
    words = _tidy(typed)
    return "" if _DAY.fullmatch(words) else f"{name} “{words}”: "


def understand(typed: str, today: date) -> Bounds | None:
    """Return the days that a date as people type it may mean; None if it is not understood."""
    found = read_date(typed, today)
    return None if found is None else Bounds(found.earliest, found.latest)


def read_date(typed: str, today: date) -> DatedValue | None:
    """Read one date as people type it, and nothing beside it; None if it is not understood."""
    words = _tidy(typed)
    if len(words) > _MOST:
        return None
    if _DAY.fullmatch(words):
        return _exact(words)
    words = _spelled("today" if words.lower() in _NOW else words)
    for told in _TOLD:
        for expression in tag(f"{told}{words}.", published=today.isoformat()):
            start = expression.start - len(told)
            rest = words[: max(start, 0)] + " " + words[start + len(expression.expression) :]
            known = expression.earliest or expression.latest
            if start >= 0 and known and _EDGES.issuperset(rest.lower().split()):
                if expression.year_inferred and known > today:
                    # Nobody asks what was reported of a December to come.
                    return read_date(f"{words} {known.year - 1}", today)
                return _value(expression)
    return None


def _exact(words: str) -> DatedValue | None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return DatedValue(edtf=words, earliest=day, latest=day, granularity=Granularity.DAY)


def _value(expression: TimeExpression) -> DatedValue:
    return DatedValue(
        edtf=expression.edtf,
        earliest=expression.earliest,
        latest=expression.latest,
        granularity=expression.granularity,
    )


def last_day(published: str | None) -> date | None:
    """Return the day on which a document was out for certain: the last of its month or year."""
    if published is None:
        return None
    year, month, day = (*map(int, published.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def day_words(day: date) -> str:
    """Write a day as people do, without an hour or a weekday."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _day(typed: str | None, name: str, today: date) -> date | None:
    """Take the first day of a "from", the last of any other."""
    if typed is None or not typed.strip():
        return None
    bounds = understand(typed, today)
    if bounds is None:
        raise QuestionRejectedError(
            f"“{_tidy(typed)[:_MOST]}” is not a date that I understand for “{name}”. Write for "
            "example 5 June 2021, June 2021, 2021, 2021-06-05 or last week."
        )
    day = bounds.earliest if name == "from" else bounds.latest
    if day is None:
        raise QuestionRejectedError(
            f"“{_tidy(typed)}” is open at the end that “{name}” needs. Give one day, month or year."
        )
    return day


def _tidy(typed: str | None) -> str:
    return " ".join((typed or "").split()).strip(" .,")


def _spelled(words: str) -> str:
    """Write names of months and days with a capital, and "2021-06" in words."""
    year_month = _YEAR_MONTH.fullmatch(words)
    if year_month and 1 <= int(year_month[2]) <= 12:
        return f"{calendar.month_name[int(year_month[2])]} {year_month[1]}"
    return re.sub(r"\w+", lambda word: _NAMES.get(word[0].lower(), word[0]), words)
