"""Read the expressions of a text in order, each where the ones before it have left the story."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from bot.analysis.time.context import Context
from bot.analysis.time.moments import bounds_of, day_moment, in_year
from bot.analysis.time.ranges import shares_year, spans_to
from bot.analysis.time.readings import Found, Kind, Origin, Stated, Step, Weekday
from bot.analysis.time.resolve import resolve
from bot.analysis.time.resolved import Resolved
from bot.analysis.time.tense import tense_at
from bot.domain.event import Granularity

_ATTRIBUTIVE = re.compile(r"[ ](?!(?:and|or|but|when|as|to|in|at|the|on|by)\b)[a-z]")
_WINDOW = 3
"""A year may be printed behind the second or third date: "July 1 and July 3 to 5, 1863"."""


def place(text: str, found: Sequence[Found], context: Context) -> list[Resolved]:
    """Return what each finding means. `context` moves on with the text."""
    placed: list[Resolved] = []
    for index, each in enumerate(found):
        resolved = _resolve(text, found[index : index + _WINDOW], context)
        before = found[index - 1] if index else None
        if before and _turns_back(text, before, each, placed[-1], resolved):
            placed[-1] = _a_week_earlier(placed[-1])
        placed.append(resolved)
        if before is None or not _is_aside(text, before, each):
            _advance(context, each, resolved)
    return placed


def _resolve(text: str, window: Sequence[Found], context: Context) -> Resolved:
    each = window[0]
    tense = tense_at(text, each.start, each.end)
    if each.anchor is not None and isinstance(each.reading, Step):
        anchor = resolve(each.anchor, context, tense)
        local = Context(context.publication, context.narrative, anchor.moment)
        return resolve(each.reading._replace(origin=Origin.REFERENCE), local, tense)
    shared = _shared_year(text, window)
    if shared is not None and isinstance(each.reading, Stated):
        moment = in_year(each.reading.moment, shared)
        return resolve(Stated(moment, each.reading.weekday), context, tense)
    return resolve(each.reading, context, tense)


def _shared_year(text: str, window: Sequence[Found]) -> int | None:
    """Return the year that the first date shares with one printed right behind it."""
    first = window[0].reading
    if not isinstance(first, Stated) or first.moment.year is not None:
        return None
    for left, right in pairwise(window):
        if not shares_year(text, left.end, right.start):
            return None
        if isinstance(right.reading, Stated) and right.reading.moment.year is not None:
            return right.reading.moment.year
    return None


def _turns_back(text: str, before: Found, found: Found, first: Resolved, second: Resolved) -> bool:
    """Say whether a range of weekdays ends before it starts: "between Saturday and Tuesday"."""
    if not (isinstance(before.reading, Weekday) and isinstance(found.reading, Weekday)):
        return False
    if first.moment is None or second.moment is None:
        return False
    starts, ends = bounds_of(first.moment)[0], bounds_of(second.moment)[0]
    turned = (starts or date.min) > (ends or date.max)
    return turned and spans_to(text, before.end, found.start)


def _a_week_earlier(resolved: Resolved) -> Resolved:
    first = bounds_of(resolved.moment)[0] if resolved.moment else None
    if first is None or resolved.value is None:
        return resolved
    day = first - timedelta(weeks=1) if first > date.min + timedelta(weeks=1) else first
    value = resolved.value.replace(first.isoformat(), day.isoformat())
    return resolved._replace(moment=day_moment(day), value=value)


def _is_aside(text: str, before: Found, found: Found) -> bool:
    """Say whether a date leaves the story where it is: "the 1941 campaign", "1861-1863"."""
    if found.start >= 4 and text[found.start - 4 : found.start].lower() == "the ":
        return _ATTRIBUTIVE.match(text, found.end) is not None
    is_year = isinstance(found.reading, Stated) and found.reading.moment.unit is Granularity.YEAR
    return is_year and spans_to(text, before.end, found.start)


def _advance(context: Context, found: Found, resolved: Resolved) -> None:
    """Let the text's time move on to a date that it has just named."""
    moment = resolved.moment
    if moment is None or moment.year is None or resolved.coarse:
        return
    if moment.unit in (Granularity.DECADE, Granularity.CENTURY):
        return
    if found.kind in (Kind.DATE, Kind.TIME):
        context.reference = moment
