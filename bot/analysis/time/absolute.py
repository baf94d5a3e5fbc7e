"""Dates that are written as dates: with or without a year, with eras, decades, centuries."""

import re
from collections.abc import Callable

from bot.analysis.time import lexicon
from bot.analysis.time.moments import Moment, is_real
from bot.analysis.time.readings import Found, Reading, Stated
from bot.domain.event import Granularity

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Reading | None]]

_S = lexicon.SPACE
_MONTH = (
    r"(?P<month>" + lexicon.alternatives(lexicon.MONTHS) + "|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?|"
    + "|".join(month.upper() for month in lexicon.MONTHS)
    + r")(?!\w)"
)
_FULL_MONTH = r"(?P<month>" + lexicon.alternatives(lexicon.MONTHS) + r")(?!\w)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?!\d)"
_ORDINAL_DAY = _DAY + r"(?:(?:st|nd|rd|th)\b)?"
_WEEKDAY = (
    r"(?:(?P<weekday>" + lexicon.alternatives(lexicon.WEEKDAYS) + r"|"
    r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)[ ]?,?" + _S + r"(?:the" + _S + r")?)?"
)
_ERA = r"(?:[ ]?(?P<era>BCE?\b|B\.[ ]?C\.(?:[ ]?E\.)?|B\.C\b|CE\b|AD\b|A\.D\.))"
_YEAR = r"(?P<year>[12]\d{3}|\d{1,4}(?=[ ]?(?:BC|B\.[ ]?C|AD\b|CE\b)))(?![\d%])" + _ERA + "?"
_NOT_INSIDE = r"(?<![\w$£€#/.])"
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_ORDINAL = r"(?P<ordinal>" + lexicon.alternatives(lexicon.ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th))"


def find_absolute(text: str) -> list[Found]:
    """Return every absolute date in `text`; overlaps are left to the caller."""
    found = []
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            reading = read(match)
            if reading is not None:
                found.append(Found(match.start(), match.end(), reading))
    return found


def year_of(match: re.Match[str]) -> int | None:
    """Return the astronomical year that the groups `year` and `era` state."""
    groups = match.groupdict()
    if not groups.get("year"):
        return None
    year = int(groups["year"])
    return 1 - year if (groups.get("era") or "").startswith("B") else year


def _calendar_date(match: re.Match[str]) -> Stated | None:
    groups = match.groupdict()
    month = lexicon.MONTH_NUMBERS[groups["month"].lower().rstrip(".")]
    day = int(groups.get("day") or 0)
    unit = Granularity.DAY if day else Granularity.MONTH
    moment = Moment(unit, year_of(match), month, day)
    weekday = (groups.get("weekday") or "").lower().rstrip(".")
    return Stated(moment, lexicon.WEEKDAY_NUMBERS.get(weekday)) if is_real(moment) else None


def _iso(match: re.Match[str]) -> Stated | None:
    moment = Moment(Granularity.DAY, int(match["year"]), int(match["month"]), int(match["day"]))
    return Stated(moment) if is_real(moment) else None


def _numeric(match: re.Match[str]) -> Stated | None:
    first, second = int(match["first"]), int(match["second"])
    # 3/4/2021 is read the American way round; 3.4.2021 and 13/4/2021 can only be day first.
    month, day = (second, first) if match["sign"] == "." or first > 12 else (first, second)
    year = int(match["year"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    moment = Moment(Granularity.DAY, year, month, day)
    return Stated(moment) if is_real(moment) else None


def _year(match: re.Match[str]) -> Stated | None:
    year = year_of(match)
    return Stated(Moment(Granularity.YEAR, year)) if year else None


def _decade(match: re.Match[str]) -> Stated:
    groups = match.groupdict()
    if groups.get("word"):
        year = 1900 + lexicon.DECADE_WORDS[groups["word"].lower()]
    else:
        digits = groups["decade"]
        year = int(digits) if len(digits) > 2 else 1900 + int(digits)
        year += 100 if len(digits) == 2 and year < 1930 else 0
    if (groups.get("era") or "").startswith("B"):
        year = -year - 8
    return Stated(Moment(Granularity.DECADE, year))


def _century(match: re.Match[str]) -> Stated | None:
    number = _ordinal(match["ordinal"])
    if not number or number > 30:
        return None
    before_christ = (match["era"] or "").startswith("B")
    return Stated(
        Moment(Granularity.CENTURY, 1 - number * 100 if before_christ else (number - 1) * 100)
    )


def _season(match: re.Match[str]) -> Stated:
    number = lexicon.SEASON_NUMBERS[match["season"].lower()]
    return Stated(Moment(Granularity.SEASON, year_of(match), number=number))


def _quarter(match: re.Match[str]) -> Stated | None:
    groups = match.groupdict()
    number = int(groups["digit"]) if groups.get("digit") else _ordinal(groups["ordinal"])
    if number is None or number > 4:
        return None
    return Stated(Moment(Granularity.QUARTER, year_of(match), number=number))


def _half(match: re.Match[str]) -> Stated:
    number = 1 if match["half"].lower() == "first" else 2
    return Stated(Moment(Granularity.HALF, year_of(match), number=number))


def _holiday(match: re.Match[str]) -> Stated:
    month, day = lexicon.HOLIDAYS[match["holiday"].lower().replace("’", "'")]
    return Stated(Moment(Granularity.DAY, year_of(match), month, day))


def _ordinal(words: str) -> int | None:
    if words[0].isdigit():
        return int(words[:-2])
    return lexicon.ORDINALS.get(
        words.lower().replace("-", " "), lexicon.ORDINALS.get(words.lower())
    )


_COMMA = r"(?:[ ]?,)?"
_OF = r"(?:of|in)" + _S
_LINK = _COMMA + _S + r"(?:" + _OF + r")?"
_SET_OFF = _COMMA + _S
_HOLIDAYS = "|".join(name.replace("'", "['’]") for name in sorted(lexicon.HOLIDAYS, key=len)[::-1])

_RULES: tuple[Rule, ...] = (
    (
        re.compile(
            _NOT_INSIDE
            + _WEEKDAY
            + _MONTH
            + _S
            + r"(?:the"
            + _S
            + ")?"
            + _ORDINAL_DAY
            + r"(?![:.]\d|[ ]?(?:%|percent|million|billion))(?:"
            + _LINK
            + _YEAR
            + ")?"
        ),
        _calendar_date,
    ),
    (
        re.compile(
            _NOT_INSIDE
            + _WEEKDAY
            + _ORDINAL_DAY
            + _S
            + r"(?:of"
            + _S
            + ")?"
            + _MONTH
            + "(?:"
            + _LINK
            + _YEAR
            + ")?"
        ),
        _calendar_date,
    ),
    (re.compile(_NOT_INSIDE + _MONTH + _LINK + _YEAR), _calendar_date),
    (re.compile(r"(?<!\w)" + _FULL_MONTH), _calendar_date),
    (
        re.compile(
            r"(?<![\d\-/])(?P<year>[12]\d{3})(?P<sign>[-/])(?P<month>0[1-9]|1[0-2])(?P=sign)"
            r"(?P<day>0[1-9]|[12]\d|3[01])(?![\d\-])"
        ),
        _iso,
    ),
    (
        re.compile(
            r"(?<![\d./\-])(?P<first>\d{1,2})(?P<sign>[/.])(?P<second>\d{1,2})(?P=sign)"
            r"(?P<year>[12]\d{3}|\d{2})(?![\d./])"
        ),
        _numeric,
    ),
    (re.compile(r"(?<![\w$£€#/.])" + _YEAR + r"(?![\w]|[.,:]\d|-?[ ](?:BC|AD))"), _year),
    (re.compile(r"\b(?:AD|A\.D\.)[ ](?P<year>\d{1,4})(?!\d)"), _year),
    (
        re.compile(
            r"(?<![\w$£€])(?:[Tt]he" + _S + r")?(?P<decade>[12]?\d{2}0)['’]?s\b" + _ERA + "?"
        ),
        _decade,
    ),
    (re.compile(r"(?<!\w)[Tt]he" + _S + r"['’]?(?P<decade>[2-9]0)['’]?s\b"), _decade),
    (
        re.compile(
            r"(?<!\w)[Tt]he"
            + _S
            + r"(?:(?:early|mid|late)[ -])?(?:nineteen[- ])?(?P<word>(?i:"
            + lexicon.alternatives(lexicon.DECADE_WORDS)
            + r"))\b"
        ),
        _decade,
    ),
    (
        re.compile(r"\b(?i:the" + _S + r")?(?i:" + _ORDINAL + r")[ -](?i:century)\b" + _ERA + "?"),
        _century,
    ),
    (re.compile(r"(?<!\w)(?:the" + _S + ")?" + _SEASON + _LINK + _YEAR), _season),
    (
        re.compile(
            r"(?<!\w)(?:[Tt]he"
            + _S
            + r")?(?i:"
            + _ORDINAL
            + r")[ -]quarter(?:"
            + _LINK
            + _YEAR
            + r")"
        ),
        _quarter,
    ),
    (re.compile(r"(?<!\w)Q(?P<digit>[1-4])(?:[ ]" + _YEAR + r")?(?!\w)"), _quarter),
    (
        re.compile(
            r"(?<!\w)(?:[Tt]he"
            + _S
            + r")?(?P<half>[Ff]irst|[Ss]econd|[Ll]atter)[ -]half"
            + _S
            + _OF
            + _YEAR
        ),
        _half,
    ),
    (
        re.compile(
            r"(?<!\w)(?P<holiday>(?i:" + _HOLIDAYS + r"))(?!\w)(?:" + _SET_OFF + _YEAR + ")?"
        ),
        _holiday,
    ),
)
