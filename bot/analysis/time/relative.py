"""Dates that lean on another: weekdays, "last month", "three days later", bare seasons."""

import re
from collections.abc import Callable
from typing import NamedTuple

from bot.analysis.time import lexicon
from bot.analysis.time.moments import Moment
from bot.analysis.time.readings import (
    Fixed,
    Found,
    Kind,
    Nearest,
    Origin,
    Reading,
    Stated,
    Step,
    Weekday,
)
from bot.domain.event import Granularity, TimexMod


class Relative(NamedTuple):
    """A reading with its kind and the time of day that the words carry."""

    reading: Reading
    kind: Kind = Kind.DATE
    clock: str = ""
    mod: TimexMod | None = None


Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Relative | None]]

_S = lexicon.SPACE
_MONTH = r"(?P<month>" + lexicon.alternatives(lexicon.MONTHS) + ")"
_WEEKDAY = r"(?P<weekday>" + lexicon.alternatives(lexicon.WEEKDAYS) + ")"
_SEASON_WORDS = "spring|summer|autumn|fall|winter"
_SEASON = r"(?P<season>" + _SEASON_WORDS + ")"
_UNIT = r"(?P<unit>day|weekend|week|fortnight|month|quarter|year|decade|century)"
_UNITS = r"(?P<unit>day|night|weekend|week|fortnight|month|quarter|year|decade|centurie|century)s?"
_PART = r"(?P<part>morning|afternoon|evening|night)"
_NUMBER = r"(?:" + lexicon.alternatives(tuple(lexicon.NUMBERS)) + r"|\d{1,3})"
_VAGUE = r"(?:a[ ])?(?:" + "|".join(lexicon.VAGUE_COUNTS) + r")(?:[ ]of)?"
_COUNT = r"(?:(?P<count>" + _NUMBER + r")|(?P<vague>" + _VAGUE + r"))"
_HEDGE = r"(?:(?:about|around|some|almost|nearly|just|only|over|more than|less than|a mere)[ ])?"

_DIRECTIONS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1}
_DIRECTIONS |= {"next": 1, "following": 1, "coming": 1, "upcoming": 1, "subsequent": 1}
_FROM_REFERENCE = ("previous", "preceding", "prior", "following", "subsequent", "that", "same")
_WHICH = (
    r"(?P<which>last|past|previous|preceding|prior|next|following|coming|upcoming|subsequent|"
    r"this|that|same|current)"
)


def find_relative(text: str) -> list[Found]:
    """Return every relative date in `text`; overlaps are left to the caller."""
    found = []
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            relative = read(match)
            if relative is not None:
                found.append(Found(match.start(), match.end(), *_ordered(relative)))
    return found


def _ordered(relative: Relative) -> tuple[Reading, Kind, TimexMod | None, str]:
    return relative.reading, relative.kind, relative.mod, relative.clock


def _deictic(match: re.Match[str]) -> Relative:
    words = " ".join(match["word"].lower().split())
    count = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(words, 0)
    count = {"the day before yesterday": -2, "the day after tomorrow": 2}.get(words, count)
    clock = "TNI" if words in ("tonight", "last night") else ""
    part = (match["part"] or "").lower()
    clock = lexicon.DAY_PARTS.get(part, clock)
    kind = Kind.TIME if clock else Kind.DATE
    return Relative(Step(Granularity.DAY, count, Origin.PUBLICATION), kind, clock)


def _origin(which: str) -> Origin:
    return Origin.REFERENCE if which in _FROM_REFERENCE else Origin.EITHER


def _unit_step(match: re.Match[str]) -> Relative:
    which = match["which"].lower()
    origin = _origin(which)
    if which in ("last", "this", "next", "current", "coming", "past"):
        origin = Origin.PUBLICATION
    if which == "next" and (match["the"] or "").strip():
        origin = Origin.EITHER
    unit = lexicon.UNITS[match["unit"].lower()]
    return Relative(Step(unit, _DIRECTIONS.get(which, 0), origin))


def _edge(match: re.Match[str]) -> Relative:
    mod = lexicon.MODIFIERS[match["edge"].lower().split()[0]]
    mod_of_later = None if match["edge"].lower() == "later" else mod
    step = Step(lexicon.UNITS[match["unit"].lower()], 0, Origin.EITHER)
    return Relative(step, mod=mod_of_later)


def _turned_unit(match: re.Match[str]) -> Relative:
    count = -1 if match["turn"].lower() in ("before", "previous") else 1
    return Relative(Step(lexicon.UNITS[match["unit"].lower()], count, Origin.REFERENCE))


def _part_of_day(match: re.Match[str]) -> Relative | None:
    which = match["which"].lower()
    count = {"next": 1, "following": 1, "previous": -1}.get(which, 0)
    origin = Origin.PUBLICATION if which == "this" else Origin.REFERENCE
    clock = lexicon.DAY_PARTS[match["part"].lower()]
    return Relative(Step(Granularity.DAY, count, origin), Kind.TIME, clock)


def _within(match: re.Match[str]) -> Relative:
    which = (match["which"] or "").lower()
    origin = Origin.PUBLICATION if which == "this" else Origin.EITHER
    origin = Origin.REFERENCE if which in ("that", "the same") else origin
    groups = match.groupdict()
    mod = TimexMod.END if groups.get("late") else None
    if groups.get("season"):
        number = lexicon.SEASON_NUMBERS[groups["season"].lower()]
        return Relative(Nearest(Moment(Granularity.SEASON, number=number), 0, origin), mod=mod)
    return Relative(Step(lexicon.UNITS[groups["unit"].lower()], 0, origin), mod=mod)


def _named_period(match: re.Match[str]) -> Relative:
    groups = match.groupdict()
    which = groups["which"].lower()
    if groups.get("month"):
        moment = Moment(Granularity.MONTH, month=lexicon.MONTH_NUMBERS[groups["month"].lower()])
    else:
        moment = Moment(Granularity.SEASON, number=lexicon.SEASON_NUMBERS[groups["season"].lower()])
    return Relative(Nearest(moment, _DIRECTIONS.get(which, 0), _origin(which)))


def _weekday(match: re.Match[str]) -> Relative:
    groups = match.groupdict()
    which = (groups.get("which") or "").lower()
    part = (groups.get("part") or "").lower()
    origin = Origin.REFERENCE if which in ("that", "following", "previous") else Origin.EITHER
    number = lexicon.WEEKDAY_NUMBERS[groups["weekday"].lower()]
    reading = Weekday(number, _DIRECTIONS.get(which, 0), origin)
    return Relative(reading, Kind.TIME if part else Kind.DATE, lexicon.DAY_PARTS.get(part, ""))


def _ago(match: re.Match[str]) -> Relative | None:
    unit = _unit(match["unit"])
    turn = match["turn"].lower()
    past = turn in ("ago", "earlier", "before", "previously", "prior")
    origin = Origin.PUBLICATION if turn in ("ago", "from now") else Origin.REFERENCE
    count = lexicon.number_of(match["count"]) if match["count"] else None
    if turn in ("after", "before") and re.match(r"[ ]\w", match.string[match.end() :][:2]):
        origin = Origin.ANCHOR
    if unit is None or count == 0:
        return None
    count = 2 * count if count and match["unit"].lower() == "fortnight" else count
    return Relative(Step(unit, None if count is None else -count if past else count, origin, past))


def _vaguely(match: re.Match[str]) -> Relative:
    origin = Origin.PUBLICATION if match["turn"] == "ago" else Origin.REFERENCE
    return Relative(Step(lexicon.UNITS[match["unit"]], None, origin, match["turn"] != "later"))


def _unit(word: str) -> Granularity | None:
    word = word.lower()
    return lexicon.UNITS.get({"centurie": "century", "night": "day"}.get(word, word))


def _season(match: re.Match[str]) -> Relative:
    number = lexicon.SEASON_NUMBERS[match["season"].lower()]
    return Relative(Stated(Moment(Granularity.SEASON, number=number)))


def _quarter(match: re.Match[str]) -> Relative | None:
    number = lexicon.ORDINALS[match["ordinal"].lower()]
    return Relative(Stated(Moment(Granularity.QUARTER, number=number)))


def _reference_month(match: re.Match[str]) -> Relative:
    month = lexicon.MONTH_NUMBERS[match["month"].lower()]
    day = int(match["day"] or 0)
    unit = Granularity.DAY if day else Granularity.MONTH
    which = match["which"].lower()
    direction = 1 if which in ("the following", "the next") else 0
    direction = -1 if which in ("the previous", "the preceding", "last") else direction
    origin = Origin.PUBLICATION if which in ("last", "this") else Origin.REFERENCE
    # The year is counted from the origin; 2 marks "that very year" for the resolver.
    return Relative(Nearest(Moment(unit, None, month, day), 2 + direction, origin))


def _loose(match: re.Match[str]) -> Relative:
    words = match["word"].lower()
    past = ("recently", "recent", "lately", "the past", "in the past")
    future = ("future", "the future", "the near future", "the foreseeable future")
    value = "PAST_REF" if words in past else "FUTURE_REF" if words in future else "PRESENT_REF"
    return Relative(Fixed(value))


_RULES: tuple[Rule, ...] = (
    (
        re.compile(
            r"(?<![\w-])(?P<word>(?i:the day before yesterday|the day after tomorrow|yesterday|"
            r"tomorrow|tonight|today|last night))\b(?:[ ]" + _PART + r"\b)?(?![-’'](?!s\b)\w)"
        ),
        _deictic,
    ),
    (
        re.compile(
            r"\b(?P<the>(?i:the)"
            + _S
            + r")?(?:(?P<late>later|earlier)[ ])?(?i:"
            + _WHICH
            + r")"
            + _S
            + r"(?:same[ ])?(?:calendar[ ])?(?i:"
            + _UNIT
            + r")\b(?!-|[ ]old)"
        ),
        _unit_step,
    ),
    (
        re.compile(
            r"\b(?i:the[ ])?(?P<edge>(?i:end|close|beginning|start|middle|early part|latter part|"
            r"later part|early|late|later))[ ](?:of|in)[ ]the[ ]" + _UNIT + r"\b(?![ ]of\b)"
        ),
        _edge,
    ),
    (
        re.compile(r"\b(?i:the)[ ]" + _UNIT + r"[ ](?P<turn>before|after|following|previous)\b"),
        _turned_unit,
    ),
    (
        re.compile(
            r"\b(?:(?i:early|late|later)[ ])?(?:(?i:the)[ ])?(?P<which>(?i:this|that|the same|same|next|"
            r"following|previous))[ ]" + _PART + r"\b"
        ),
        _part_of_day,
    ),
    (
        re.compile(
            r"\b(?i:earlier|(?P<late>later|late))[ ](?:in[ ])?(?P<which>this|that|the same|the)[ ]"
            r"(?:same[ ])?(?:" + _UNIT + "|" + _SEASON + r")\b(?![ ]of\b)"
        ),
        _within,
    ),
    (
        re.compile(
            r"\b(?:(?i:the)[ ])?(?i:"
            + _WHICH
            + r")[ ](?:"
            + _MONTH
            + "|(?i:"
            + _SEASON
            + r"))\b(?!,?[ ][12]\d{3}|[ ]\d{1,2}\b)"
        ),
        _named_period,
    ),
    (
        re.compile(
            r"(?<![\w-])(?:(?:(?i:the)[ ])?(?P<which>(?i:last|this|next|this past|this coming|that|"
            r"following|previous|past|coming))[ ])?" + _WEEKDAY + r"(?:[ ]" + _PART + r")?\b"
        ),
        _weekday,
    ),
    (
        re.compile(
            r"(?<![\w-])(?i:"
            + _HEDGE
            + _COUNT
            + _S
            + r"(?:(?:full|long|short|whole)[ ])?"
            + _UNITS
            + r")\b"
            + _S
            + r"(?P<turn>(?i:ago|earlier|before|previously|prior|later|after(?:wards?)?|"
            r"afterwards?|hence|from now))\b(?![ ]than\b)"
        ),
        _ago,
    ),
    (
        re.compile(
            r"\b(?:[Jj]ust[ ])?(?P<unit>day|week|month|year|decade)s[ ](?P<turn>later|earlier|ago)\b"
        ),
        _vaguely,
    ),
    (
        re.compile(
            r"(?<![\w-])(?:[Tt]he[ ])?(?P<season>(?i:" + _SEASON_WORDS + r"))\b"
            r"(?!,?[ ](?:of[ ]|in[ ])?[12]\d{3}|[ ]of\b|[’']|-(?!spring|summer|autumn|winter))"
        ),
        _season,
    ),
    (
        re.compile(
            r"\b(?i:the)[ ](?P<ordinal>(?i:first|second|third|fourth|final))[ -]quarter\b"
            r"(?!,?[ ](?:of|in)\b|[ ][12]\d{3}|[ -]finals?)"
        ),
        _quarter,
    ),
    (
        re.compile(
            r"(?<!\w)" + _MONTH + r"(?:[ ](?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?)?,?[ ]"
            r"(?:of[ ])?(?P<which>(?i:that|the same|the following|the next|the previous|"
            r"the preceding|this|last))[ ]year\b"
        ),
        _reference_month,
    ),
    (
        re.compile(
            r"\b(?P<word>(?i:right now|now|nowadays|currently|at present|at the moment|"
            r"these days|at (?:this|the|that) time|(?:at )?the same time|current|recently|recent|"
            r"lately|(?:in )?the past|the (?:near |foreseeable )?future|future))\b(?![- ]\d)"
            r"(?![ ](?:few|several|two|three|four|five|six|ten|day|week|month|year|decade))"
        ),
        _loose,
    ),
)
