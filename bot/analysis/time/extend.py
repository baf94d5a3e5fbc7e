"""Take in the words beside a date that belong to it: "mid-", "the end of", "at 3 p.m."."""

import re
from collections.abc import Sequence

from bot.analysis.time import lexicon
from bot.analysis.time.readings import Clock, Fixed, Found, Kind, Origin, Stated, Step, Weekday
from bot.domain.event import Granularity

_PARTS = r"(?:[ ](?:part|days|months|weeks|hours|years|portion|half))?"
_ADJECTIVES = r"(?i:early|late|mid|about|around|approximately|roughly|circa|ca\.|c\.)"
_NOUNS = r"(?i:beginning|start|opening|onset|middle|end|close|closing|early|late|latter)"
_MODIFIER = re.compile(
    r"(?<![\w-])(?:(?:the|The)[ ])?(?:very[ ])?(?:(?P<mod>"
    + _ADJECTIVES
    + r")(?:[ ]in)?|(?P<noun>"
    + _NOUNS
    + r")"
    + _PARTS
    + r"[ ](?:of|in))(?:[ ]the)?[ -]$"
)
_PART_BEFORE = re.compile(
    r"\b(?:[Ee]arly (?:in|on)[ ]|[Ll]ate (?:in|on)[ ])?(?:[Tt]he[ ])?(?:early[ ]|late[ ])?"
    r"(?P<part>morning|afternoon|evening|night)[ ](?:hours[ ])?(?:of|on)[ ]$"
)
_PART_AFTER = re.compile(r"[ ](?P<part>morning|afternoon|evening|night)\b")
_CLOCK_THEN_DAY = re.compile(r",?[ ](?:on[ ])?$")
_DAY_THEN_CLOCK = re.compile(r",?[ ](?:at[ ])?(?:about[ ]|around[ ])?$")
_LOOK = 48
"""Code points looked at beside a date: longer than any modifier."""


def extend(text: str, found: Sequence[Found]) -> list[Found]:
    """Return `found` with times of day, anchors and modifiers taken in, still without overlaps."""
    joined = _with_clocks(text, _with_anchors(text, found))
    extended: list[Found] = []
    for each in joined:
        floor = extended[-1].end if extended else 0
        extended.append(_with_modifier(text, _with_part_of_day(text, each, floor), floor))
    return _without_swallowed(extended)


def _without_swallowed(found: Sequence[Found]) -> list[Found]:
    kept: list[Found] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _with_anchors(text: str, found: Sequence[Found]) -> list[Found]:
    """Join "three days after" and the date behind it into one step from that date."""
    joined: list[Found] = []
    for each in found:
        last = joined[-1] if joined else None
        if last and _is_turn(last) and isinstance(each.reading, Stated | Weekday):
            gap = text[last.end : each.start]
            if gap in (" ", " the "):
                joined[-1] = last._replace(end=each.end, anchor=each.reading)
                continue
        joined.append(each)
    return joined


def _is_turn(found: Found) -> bool:
    reading = found.reading
    return isinstance(reading, Step) and reading.origin is Origin.ANCHOR


def _with_clocks(text: str, found: Sequence[Found]) -> list[Found]:
    """Join a clock time and the day beside it."""
    joined: list[Found] = []
    for each in found:
        last = joined[-1] if joined else None
        gap = text[last.end : each.start] if last else ""
        if last and len(gap) <= 12:
            if is_day(last) and not last.clock and _is_clock(each) and _DAY_THEN_CLOCK.match(gap):
                joined[-1] = last._replace(end=each.end, clock=_hours(each), kind=Kind.TIME)
                continue
            if _is_clock(last) and is_day(each) and not each.clock and _CLOCK_THEN_DAY.match(gap):
                joined[-1] = each._replace(start=last.start, clock=_hours(last), kind=Kind.TIME)
                continue
        joined.append(each)
    return joined


def _is_clock(found: Found) -> bool:
    return isinstance(found.reading, Clock)


def _hours(found: Found) -> str:
    return found.reading.suffix if isinstance(found.reading, Clock) else ""


def is_day(found: Found) -> bool:
    """Say whether the finding names a single day."""
    reading = found.reading
    if found.kind not in (Kind.DATE, Kind.TIME) or isinstance(reading, Fixed | Clock):
        return False
    if isinstance(reading, Stated):
        return reading.moment.unit is Granularity.DAY
    return not isinstance(reading, Step) or reading.unit is Granularity.DAY


def _with_part_of_day(text: str, found: Found, floor: int) -> Found:
    if found.clock or not is_day(found):
        return found
    left_start = max(floor, found.start - _LOOK)
    before = _PART_BEFORE.search(text[left_start : found.start])
    if before:
        clock = lexicon.DAY_PARTS[before["part"]]
        return found._replace(start=left_start + before.start(), clock=clock, kind=Kind.TIME)
    after = _PART_AFTER.match(text[found.end : found.end + _LOOK])
    if after:
        clock = lexicon.DAY_PARTS[after["part"]]
        return found._replace(end=found.end + after.end(), clock=clock, kind=Kind.TIME)
    return found


def _with_modifier(text: str, found: Found, floor: int) -> Found:
    if found.kind is not Kind.DATE or isinstance(found.reading, Fixed) or found.mod:
        return found
    left_start = max(floor, found.start - _LOOK)
    match = _MODIFIER.search(text[left_start : found.start])
    if match is None:
        return found
    mod = lexicon.MODIFIERS[(match["mod"] or match["noun"]).lower()]
    return found._replace(start=left_start + match.start(), mod=mod)
