"""Durations, repeated times and times of day: no dates of their own, so they make no event."""

import re
from collections.abc import Callable, Sequence

from bot.analysis.time import lexicon
from bot.analysis.time.readings import Clock, Fixed, Found, Kind
from bot.analysis.time.regions import Region, matches

Rule = tuple[re.Pattern[str], Kind, Callable[[re.Match[str]], str | None]]

_S = lexicon.SPACE
_UNITS = (
    r"(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|"
    r"centurie|century)"
)
_WEEKDAY = lexicon.alternatives(lexicon.WEEKDAYS)


def find_periods(text: str, regions: Sequence[Region]) -> list[Found]:
    """Return every duration, set and bare time of day in `text`."""
    found = []
    for pattern, kind, value_of in _RULES:
        for match in matches(pattern, text, regions):
            value = value_of(match)
            if value is not None:
                reading = Clock(value) if kind is Kind.TIME else Fixed(value)
                found.append(Found(match.start(), match.end(), reading, kind))
    return found


def _vague(match: re.Match[str]) -> str:
    prefix, code = lexicon.DURATION_CODES[match["unit"].lower().replace("centurie", "century")]
    return f"{prefix}X{code}"


def _single(match: re.Match[str]) -> str:
    prefix, code = lexicon.DURATION_CODES[match["unit"].lower()]
    return f"{prefix}1{code}"


_FREQUENCIES = {
    "daily": "XXXX-XX-XX",
    "nightly": "XXXX-XX-XXTNI",
    "everyday": "XXXX-XX-XX",
    "weekly": "XXXX-WXX",
    "monthly": "XXXX-XX",
    "quarterly": "XXXX-QX",
    "annually": "XXXX",
    "annual": "XXXX",
    "yearly": "XXXX",
}


def _frequency(match: re.Match[str]) -> str:
    return _FREQUENCIES[match["word"].lower()]


def _repeated_unit(match: re.Match[str]) -> str:
    prefix, code = lexicon.DURATION_CODES[match["unit"].lower()]
    return f"{prefix}1{code}"


def _repeated_weekday(match: re.Match[str]) -> str:
    return f"XXXX-WXX-{lexicon.WEEKDAY_NUMBERS[match['weekday'].lower()] + 1}"


def _repeated_month(match: re.Match[str]) -> str:
    return f"XXXX-{lexicon.MONTH_NUMBERS[match['month'].lower()]:02d}"


def _clock(match: re.Match[str]) -> str | None:
    """Return the TIMEX3 suffix of a clock time ("T15:30"); None when no clock shows it."""
    groups = match.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or groups.get("minute24") or 0)
    half = (groups.get("half") or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def _noon(match: re.Match[str]) -> str:
    return "T24:00" if match["noon"] == "midnight" else "T12:00"


_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4])(?:(?:[:.](?P<minute>[0-5]\d))?[ ]?"
    r"(?P<half>[ap]\.?m\b\.?|[AP]\.?M\b\.?)|[:](?P<minute24>[0-5]\d)(?!\d))"
    r"(?:[ ](?:GMT|UTC|EST|EDT|ET|CET|BST|PST|PDT|PT|local time))?"
)

_RULES: tuple[Rule, ...] = (
    (
        re.compile(
            r"\b(?i:for|within|in|after|over|of|lasted|took|take|taking|through|the|and)[ ]"
            r"(?P<span>" + _UNITS + r"s)\b(?![ ](?:after|before|later|earlier|ago)\b)"
        ),
        Kind.DURATION,
        _vague,
    ),
    (
        re.compile(
            r"\b(?i:the)[ ](?:whole|entire|rest of the|first|final|past|intervening)[ ]"
            + _UNITS
            + r"s?\b(?![ ]of\b)"
        ),
        Kind.DURATION,
        _single,
    ),
    (
        re.compile(
            r"\b(?i:for|over|in|during)[ ]the[ ](?:past|last|next|coming)[ ]" + _UNITS + r"\b"
        ),
        Kind.DURATION,
        _single,
    ),
    (re.compile(r"\b" + _UNITS + r"-long\b"), Kind.DURATION, _single),
    (
        re.compile(r"(?<![\w-])(?P<word>(?i:" + "|".join(_FREQUENCIES) + r"))\b(?![ ][A-Z])"),
        Kind.SET,
        _frequency,
    ),
    (
        re.compile(r"\b(?i:every|each|per|once a|twice a|times a)[ ]" + _UNITS + r"\b"),
        Kind.SET,
        _repeated_unit,
    ),
    (
        re.compile(
            r"\b(?i:every|each)[ ](?:other[ ])?(?P<weekday>"
            + _WEEKDAY
            + r")\b(?:[ ](?:in|of|from|until)[ ](?:"
            + lexicon.alternatives(lexicon.MONTHS)
            + r")\b)?"
        ),
        Kind.SET,
        _repeated_weekday,
    ),
    (re.compile(r"(?<![\w-])(?P<weekday>" + _WEEKDAY + r")s\b"), Kind.SET, _repeated_weekday),
    (
        re.compile(
            r"\b(?i:every|each)[ ](?P<month>" + lexicon.alternatives(lexicon.MONTHS) + r")\b"
        ),
        Kind.SET,
        _repeated_month,
    ),
    (
        re.compile(r"(?<![\w:.$£€,-])(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?=[ ]on[ ])"),
        Kind.TIME,
        _clock,
    ),
    (re.compile(r"(?<![\w:.$£€,-])" + _CLOCK), Kind.TIME, _clock),
    (
        re.compile(
            r"(?<![\w:.$£€,-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)[ ]?(?:hours|hrs)\b"
            r"(?![ ]of\b)"
        ),
        Kind.TIME,
        _clock,
    ),
    (re.compile(r"(?<![\w-])(?P<noon>noon|midday|midnight)\b(?!-)"), Kind.TIME, _noon),
)
