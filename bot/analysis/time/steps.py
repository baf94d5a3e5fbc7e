"""Dates counted from another: "yesterday", "three days later", "two years ago", "recently"."""

import re
from collections.abc import Callable

from bot.analysis.time import lexicon
from bot.analysis.time.readings import Fixed, Kind, Origin, Relative, Step
from bot.domain.event import Granularity

_S = lexicon.SPACE
_UNIT = r"(?P<unit>day|weekend|week|fortnight|month|quarter|year|decade|century)"
_STILL = re.compile(r"\b(?i:even|still|until|to|of)[ ]\Z")
_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_PAST = frozenset(("recently", "recent", "lately", "the past", "in the past"))
_FUTURE = frozenset(("future", "the future", "the near future", "the foreseeable future"))


def _deictic(match: re.Match[str]) -> Relative:
    words = match["word"].lower()
    if words == "today" and _STILL.search(match.string, max(0, match.start() - 8), match.start()):
        return Relative(Fixed("PRESENT_REF"))
    clock = "TNI" if words in ("tonight", "last night") else ""
    clock = lexicon.DAY_PARTS.get(match["part"] or "", clock)
    step = Step(Granularity.DAY, _DAYS.get(words, 0), Origin.PUBLICATION)
    return Relative(step, Kind.TIME if clock else Kind.DATE, clock=clock)


def _turned_unit(match: re.Match[str]) -> Relative:
    count = -1 if match["turn"].lower() in ("before", "previous") else 1
    past = match["turn"].lower() in ("before", "previous")
    following = match.string[match.end() : match.end() + 2]
    # "The day after the flood" is none that the text has named, but for one printed there.
    anchored = match["turn"].lower() in ("before", "after") and following.strip().isalnum()
    origin = Origin.ANCHOR if anchored and following[0] == " " else Origin.REFERENCE
    return Relative(Step(lexicon.UNITS[match["unit"].lower()], count, origin, past))


def _vaguely(match: re.Match[str]) -> Relative:
    origin = Origin.PUBLICATION if match["turn"] == "ago" else Origin.REFERENCE
    return Relative(Step(lexicon.UNITS[match["unit"]], None, origin, match["turn"] != "later"))


def _loose(match: re.Match[str]) -> Relative:
    words = match["word"].lower()
    value = "PAST_REF" if words in _PAST else "FUTURE_REF" if words in _FUTURE else "PRESENT_REF"
    return Relative(Fixed(value))


STEP_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Relative | None]], ...] = (
    (
        re.compile(
            r"(?<![\w-])(?P<word>(?i:the day before yesterday|the day after tomorrow|yesterday|"
            r"tomorrow|tonight|today|last night))\b"
            r"(?:[ ](?P<part>morning|afternoon|evening|night)\b)?(?![-’'](?!s\b)\w)"
        ),
        _deictic,
    ),
    (
        re.compile(rf"\b(?i:the)[ ]{_UNIT}[ ](?P<turn>before|after|following|previous)\b"),
        _turned_unit,
    ),
    (
        re.compile(
            r"\b(?:[Jj]ust[ ])?(?P<unit>day|week|month|year|decade)s[ ]"
            r"(?P<turn>later|earlier|ago)\b"
        ),
        _vaguely,
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
