"""Ends of ranges that borrow their month, year or era, and what opens an interval."""

import re
from collections.abc import Sequence
from enum import Enum

from bot.analysis.time import lexicon
from bot.analysis.time.moments import Moment, is_real
from bot.analysis.time.readings import Found, Stated
from bot.analysis.time.regions import Region, matches
from bot.domain.event import Granularity

_S = lexicon.SPACE
_MONTH = (
    r"(?P<month>"
    + lexicon.alternatives(lexicon.MONTHS)
    + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:(?:st|nd|rd|th)\b)?"
_LINK = r"(?:[ ]?[-–—/][ ]?|,?[ ]and[ ]|[ ]to[ ]|[ ]or[ ]|,[ ]|[ ]until[ ]|[ ]through[ ])"
_RANGE_LINK = re.compile(
    r"[ ]?(?:[-–—/]|to|and|or|until|till|through|,)[ ]?(?:the[ ]|early[ ]|late[ ]|mid-?[ ]?)?$"
)
_SPAN_LINK = re.compile(r"[ ]?(?:[-–—/]|to|until|till|through)[ ]?$")

_MONTH_FIRST = re.compile(
    r"(?<!\w)"
    + _MONTH
    + _S
    + r"(?P<first>"
    + _DAY
    + r")"
    + _LINK
    + r"(?P<tail>"
    + _DAY
    + r")(?![\w:%/]|[.,]\d|[ ](?:"
    + lexicon.alternatives(lexicon.MONTHS)
    + r"|percent|people|men|days|million))(?:,[ ](?P<year>[12]\d{3})\b)?"
)
_DAY_FIRST = re.compile(
    r"(?<![\w.,$£€/-])(?P<head>"
    + _DAY
    + r")"
    + _LINK
    + r"(?P<second>"
    + _DAY
    + r")[ ]"
    + _MONTH
    + r"(?:,?[ ](?P<year>[12]\d{3})\b)?"
)
_SHORT_YEAR = re.compile(
    r"(?<![\w.,$£€/-])(?P<year>1[5-9]\d\d|20\d\d)[-–/](?P<tail>\d{2})(?![\w-])"
)
_ERA_YEAR = re.compile(
    r"(?<![\w.,$£€/-])(?P<head>\d{2,4})(?:[ ]?[-–][ ]?|[ ]to[ ]|[ ]and[ ]|[ ]or[ ])"
    r"\d{1,4}[ ]?(?:BCE?|B\.[ ]?C\.?)"
)


class Opening(Enum):
    """How the words before a date open it to one side."""

    NONE = ""
    SINCE = "since"
    UNTIL = "until"


_SINCE = re.compile(
    r"\b(?:[Ss]ince|(?:[Ss]tarting|[Bb]eginning)(?:[ ](?:in|on|from))?|"
    r"(?:years|months|weeks|days|decades)[ ](?:after|since|following))"
    r"[ ](?:(?:at[ ]least|about|around|as[ ]early[ ]as)[ ])?(?:the[ ])?$"
)
_FROM = re.compile(r"\b[Ff]rom[ ](?:the[ ])?$")
_ONWARDS = re.compile(r"[ ](?:on|onwards?|forward)\b")
_UNTIL = re.compile(
    r"\b(?:[Uu]ntil|[Tt]ill|[Uu]p (?:to|until)|[Nn]o later than|[Bb]efore|"
    r"[Pp]rior to)[ ](?:the[ ])?$"
)
_NOT_UNTIL = re.compile(r"\b(?:not|n['’]t|never)[ ][^.,;]{1,30}[ ]until[ ](?:the[ ])?$")
_AFTER = re.compile(r"\b[Aa]fter[ ]$")
_MODIFIES = re.compile(r"[ ](?!and\b|or\b|but\b|when\b|as\b|that\b|to\b|in\b|at\b|for\b)[A-Za-z]")


def find_range_ends(text: str, regions: Sequence[Region]) -> list[Found]:
    """Return the ends that are a bare number: the 5 of "May 4 and 5", the 96 of "1995-96"."""
    found = []
    for match in matches(_MONTH_FIRST, text, regions):
        found += _day_found(match, "tail", match.end())
    for match in matches(_DAY_FIRST, text, regions):
        found += _day_found(match, "head", match.end("head"))
    for match in matches(_SHORT_YEAR, text, regions):
        first = int(match["year"])
        year = first // 100 * 100 + int(match["tail"])
        if first < year <= first + 60:
            moment = Moment(Granularity.YEAR, year)
            found.append(Found(match.start("tail"), match.end("tail"), Stated(moment)))
    for match in matches(_ERA_YEAR, text, regions):
        moment = Moment(Granularity.YEAR, 1 - int(match["head"]))
        found.append(Found(match.start("head"), match.end("head"), Stated(moment)))
    return found


def _day_found(match: re.Match[str], group: str, end: int) -> list[Found]:
    month = lexicon.MONTH_NUMBERS[match["month"].lower().rstrip(".")]
    year = int(match["year"]) if match["year"] else None
    moment = Moment(Granularity.DAY, year, month, int(match[group].rstrip("stndrh")))
    return [Found(match.start(group), end, Stated(moment))] if is_real(moment) else []


def shares_year(text: str, left_end: int, right_start: int) -> bool:
    """Say whether a date before `right_start` takes the year printed with the next one."""
    gap = text[left_end:right_start]
    return len(gap) <= 16 and bool(_RANGE_LINK.match(gap))


def spans_to(text: str, left_end: int, right_start: int) -> bool:
    """Say whether two dates are the ends of one range."""
    gap = text[left_end:right_start]
    if len(gap) > 16:
        return False
    if _SPAN_LINK.match(gap):
        return True
    return gap.strip() == "and" and text[max(0, left_end - 60) : left_end].rfind("etween") >= 0


def opening_at(text: str, start: int, end: int) -> Opening:
    """Return how the words around the date at `start` open it."""
    before = text[max(0, start - 40) : start]
    after = text[end : end + 20]
    if _SINCE.search(before) or (_FROM.search(before) and _ONWARDS.match(after)):
        return Opening.SINCE
    if _NOT_UNTIL.search(before):
        return Opening.NONE
    if _UNTIL.search(before):
        return Opening.NONE if _MODIFIES.match(after) and "the " in before[-4:] else Opening.UNTIL
    if _AFTER.search(before) and not _MODIFIES.match(after):
        return Opening.SINCE
    return Opening.NONE
