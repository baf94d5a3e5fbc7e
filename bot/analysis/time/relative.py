"""Dates that lean on another by a word: "last month", "that year", weekdays, bare seasons."""

import re
from collections.abc import Callable, Sequence

from bot.analysis.time import lexicon
from bot.analysis.time.moments import Moment
from bot.analysis.time.readings import (
    Fixed,
    Found,
    Kind,
    Nearest,
    OfYear,
    Origin,
    Relative,
    Stated,
    Step,
    Weekday,
)
from bot.analysis.time.regions import Region, matches
from bot.analysis.time.steps import STEP_RULES
from bot.domain.event import Granularity, TimexMod

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Relative | None]]

_S = lexicon.SPACE
_MONTH = rf"(?P<month>{lexicon.alternatives(lexicon.MONTHS)})"
_WEEKDAY = rf"(?P<weekday>{lexicon.alternatives(lexicon.WEEKDAYS)})"
_SEASONS = "spring|summer|autumn|fall|winter"
_UNIT = r"(?P<unit>day|weekend|week|fortnight|month|quarter|year|decade|century)"
_PART = r"(?P<part>morning|afternoon|evening|night)"

_DIRECTIONS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1}
_DIRECTIONS |= {"next": 1, "following": 1, "coming": 1, "upcoming": 1, "subsequent": 1}
_FROM_REFERENCE = frozenset("previous preceding prior following subsequent that same".split())
_FROM_PUBLICATION = frozenset("last this next current coming past".split())
_WHICH = (
    r"(?P<which>last|past|previous|preceding|prior|next|following|coming|upcoming|subsequent|"
    r"this|that|same|current)"
)


_EDGES = {"first": TimexMod.START, "last": TimexMod.END, "final": TimexMod.END}


def find_relative(text: str, regions: Sequence[Region]) -> list[Found]:
    """Return every relative date in `text`; overlaps are left to the caller."""
    found = []
    for pattern, read in _RULES:
        for match in matches(pattern, text, regions):
            relative = read(match)
            if relative is not None:
                found.append(Found(match.start(), match.end(), *relative))
    return found


def _origin(which: str) -> Origin:
    return Origin.REFERENCE if which in _FROM_REFERENCE else Origin.EITHER


def _unit_step(match: re.Match[str]) -> Relative:
    which = match["which"].lower()
    if which == "this" and match.string[max(0, match.start() - 3) : match.start()] == "to ":
        return Relative(Fixed("PRESENT_REF"))  # "to this day"
    origin = Origin.PUBLICATION if which in _FROM_PUBLICATION else _origin(which)
    unit = lexicon.UNITS[match["unit"].lower()]
    if which == "next" and match["the"]:
        origin = Origin.REFERENCE if unit is Granularity.DAY else Origin.EITHER
    return Relative(Step(unit, _DIRECTIONS.get(which, 0), origin))


def _edge(match: re.Match[str]) -> Relative | None:
    if match["unit"].lower() == "day" and match["edge"].lower() in ("end", "close"):
        return None  # "at the end of the day": a way of speaking
    word = match["edge"].lower().split()[0]
    step = Step(lexicon.UNITS[match["unit"].lower()], 0, Origin.EITHER)
    mod = _EDGES.get(word) or lexicon.MODIFIERS[word]
    return Relative(step, mod=None if match["edge"].lower() == "later" else mod)


def _part_of_day(match: re.Match[str]) -> Relative:
    which = match["which"].lower()
    count = {"next": 1, "following": 1, "previous": -1}.get(which, 0)
    origin = Origin.PUBLICATION if which == "this" else Origin.REFERENCE
    clock = lexicon.DAY_PARTS[match["part"].lower()]
    return Relative(Step(Granularity.DAY, count, origin), Kind.TIME, clock=clock)


def _within(match: re.Match[str]) -> Relative:
    """Read "later that year", "earlier this month": the period itself, no part of it."""
    which = match["which"].lower()
    origin = Origin.PUBLICATION if which == "this" else Origin.EITHER
    origin = Origin.REFERENCE if which in ("that", "the same") else origin
    mod = TimexMod.END if match["late"] == "late" else None
    if match["season"]:
        moment = Moment(Granularity.SEASON, number=lexicon.SEASON_NUMBERS[match["season"]])
        return Relative(Nearest(moment, 0, origin), mod=mod)
    return Relative(Step(lexicon.UNITS[match["unit"]], 0, origin), mod=mod)


def _named_period(match: re.Match[str]) -> Relative:
    which = match["which"].lower()
    if match["month"]:
        moment = Moment(Granularity.MONTH, month=lexicon.MONTH_NUMBERS[match["month"].lower()])
    else:
        number = lexicon.SEASON_NUMBERS[match["season"].lower()]
        moment = Moment(Granularity.SEASON, number=number)
    # "Last October" is the writer's; "the last winter" of a siege is the story's.
    origin = Origin.WRITING if which == "last" and match["the"] is None else _origin(which)
    return Relative(Nearest(moment, _DIRECTIONS.get(which, 0), origin))


def _weekday(match: re.Match[str]) -> Relative:
    which = (match["which"] or "").lower().split(" ")[-1]
    part = match["part"] or ""
    number = lexicon.WEEKDAY_NUMBERS[match["weekday"].lower()]
    reading = Weekday(number, _DIRECTIONS.get(which, 0), _origin(which))
    kind = Kind.TIME if part else Kind.DATE
    return Relative(reading, kind, clock=lexicon.DAY_PARTS.get(part, ""))


def _weekend(match: re.Match[str]) -> Relative:
    return Relative(Step(Granularity.WEEKEND, 0, Origin.EITHER))


def _season(match: re.Match[str]) -> Relative:
    number = lexicon.SEASON_NUMBERS[match["season"].lower()]
    return Relative(Stated(Moment(Granularity.SEASON, number=number)))


def _quarter(match: re.Match[str]) -> Relative:
    number = lexicon.ORDINALS[match["ordinal"].lower()]
    return Relative(Stated(Moment(Granularity.QUARTER, number=number)))


def _of_year(match: re.Match[str]) -> Relative:
    month = lexicon.MONTH_NUMBERS[match["month"].lower()]
    day = int(match["day"] or 0)
    unit = Granularity.DAY if day else Granularity.MONTH
    which = match["which"].lower().removeprefix("the ")
    # "The next year" has lost its article here: only the words themselves tell it from "next year".
    deictic = which in ("last", "this", "next") and not match["which"].lower().startswith("the")
    origin = Origin.PUBLICATION if deictic else Origin.REFERENCE
    return Relative(OfYear(Moment(unit, None, month, day), _DIRECTIONS.get(which, 0), origin))


def _part_of_year(match: re.Match[str]) -> Relative:
    which = (match["which"] or "").lower().removeprefix("the ")
    origin = Origin.PUBLICATION if which in ("last", "this") else Origin.REFERENCE
    number = lexicon.ORDINALS.get(match["ordinal"].lower(), 2)
    unit = Granularity(match["part_of_year"].lower())
    if unit is Granularity.HALF:
        number = min(number, 2)
    origin = Origin.EITHER if not which else origin
    return Relative(OfYear(Moment(unit, number=number), _DIRECTIONS.get(which, 0), origin))


_RULES: tuple[Rule, ...] = (
    *STEP_RULES,
    (
        re.compile(
            rf"\b(?P<the>(?i:the){_S})?(?:(?i:later|earlier)[ ])?(?i:{_WHICH}){_S}"
            rf"(?:same[ ])?(?:calendar[ ])?(?i:{_UNIT})\b(?!-|[ ]old)"
        ),
        _unit_step,
    ),
    (
        re.compile(
            r"\b(?i:the[ ])?(?P<edge>(?i:end|close|beginning|start|middle|early part|latter part|"
            r"later part|(?:early|first|last|final|closing)[ ](?:years|decades|months|weeks|days)|"
            rf"early|late|later))[ ](?:of|in)[ ]the[ ]{_UNIT}\b(?![ ]of\b)"
        ),
        _edge,
    ),
    (
        re.compile(
            r"\b(?:(?i:early|late|later)[ ])?(?:(?i:the)[ ])?"
            rf"(?P<which>(?i:this|that|the same|same|next|following|previous))[ ]{_PART}\b"
        ),
        _part_of_day,
    ),
    (
        re.compile(
            r"\b(?:[Ee]arlier|(?P<late>[Ll]ater|late))[ ](?:in[ ])?"
            rf"(?P<which>this|that|the same|the)[ ](?:same[ ])?(?:{_UNIT}|(?P<season>{_SEASONS}))\b"
            r"(?![ ]of\b)"
        ),
        _within,
    ),
    (
        re.compile(
            rf"\b(?P<the>(?i:the)[ ])?(?i:{_WHICH})[ ](?:{_MONTH}|(?P<season>(?i:{_SEASONS})))\b"
            r"(?!,?[ ][12]\d{3}|[ ]\d{1,2}\b)"
        ),
        _named_period,
    ),
    (
        re.compile(
            r"(?<![\w-])(?:(?:(?i:the)[ ])?(?P<which>(?i:last|this|next|this past|this coming|that|"
            rf"following|previous|past|coming))[ ])?{_WEEKDAY}(?:[ ]{_PART})?\b"
        ),
        _weekday,
    ),
    (re.compile(r"(?<=[ ])the[ ]weekend\b(?![ ]of\b|[’'-])"), _weekend),
    (
        re.compile(
            rf"(?<![\w-])(?:[Tt]he[ ])?(?P<season>(?i:{_SEASONS}))\b"
            rf"(?!,?[ ](?:of[ ]|in[ ])?[12]\d{{3}}|[ ]of\b|[’']|-(?!{_SEASONS}))"
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
            rf"(?<!\w){_MONTH}(?:[ ](?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?)?,?[ ](?:of[ ])?"
            r"(?P<which>(?i:that|the same|the following|the next|the previous|the preceding|this|"
            r"last|next))[ ]year\b"
        ),
        _of_year,
    ),
    (
        re.compile(
            r"\b(?:(?i:the)[ ])?(?P<ordinal>(?i:first|second|third|fourth|latter|final|last))[ -]"
            r"(?P<part_of_year>half|quarter)[ ]of[ ](?:the[ ]|(?P<which>(?i:that|the same|"
            r"the following|the next|the previous|the preceding|the current|this|last))[ ])year\b"
        ),
        _part_of_year,
    ),
)
