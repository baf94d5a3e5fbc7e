"""Numbers and calendar days in a text, so that two figures for one thing can be compared."""

import re
from typing import NamedTuple

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * (place + 2) for place, word in enumerate(_TENS)
}
_SCALE = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = re.compile(
    rf"\b(?:{_MONTH}\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|:)"
    rf"|(?P<before>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"{_MONTH.replace('<month>', '<month_after>')})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b(?!,\d)")
NUMBER_WORDS = frozenset((*_SMALL, *_SCALE, "dozens", "hundreds", "thousands", "millions"))
"""The words that are read as numbers, in lower case."""

_WORDS = "|".join((*_SMALL, *_SCALE))
_NUMBER = re.compile(
    rf"(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?)(?:\s*(?P<scale>dozen|hundred|thousand|million|billion)"
    rf"s?\b)?|\b(?P<words>(?:{_WORDS})(?:[\s-]+(?:and\s+)?(?:{_WORDS}))*)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"(?:at least|more than|over|no fewer than|no less than)\s*\W?$", re.I)
_AT_MOST = re.compile(r"(?:at most|up to|fewer than|less than|under|no more than)\s*\W?$", re.I)
_ABOUT = re.compile(
    r"(?:about|around|some|nearly|almost|roughly|approximately|an estimated)\s*\W?$", re.I
)
_NOUN = re.compile(r"\W{0,2}\s*((?:[^\W\d_]+[\s-]+){0,2}[^\W\d_]+|%)")
_NUMBERED = re.compile(
    r"(?i:\b(?:lot|room|flight|route|highway|section|article|chapter|page|unit|gate|pier|berth|"
    r"platform|line|number|no\.|box|case|file|item|annex|appendix|paragraph|clause|rule|channel|"
    r"floor|ward|cell|hall|hangar|bus|train|tram|district|sector|precinct|station|resolution|"
    r"directive|model|version|phase|level|category)\s+)$"
    r"|\b[A-Z]+-$|#$"
)
"""What comes before a number that names one thing among others: it counts nothing."""

_NEAR = 0.1
"""Two rounded figures ("about 40", "some 42") agree if they differ by a tenth at most."""


class Quantity(NamedTuple):
    """A number with the bounds that its words give it, and the words that follow it."""

    value: float
    least: float
    most: float
    counted: tuple[str, ...]

    def agrees(self, other: "Quantity") -> bool:
        """Say whether one true figure could satisfy both."""
        return self.least <= other.most and other.least <= self.most


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of a text that count something; days and years are left out."""
    hidden = _YEAR.sub(_blank, _DAY.sub(_blank, text))
    found = []
    for match in _NUMBER.finditer(hidden):
        value = _value(match)
        if value is None or _NUMBERED.search(hidden[: match.start()]):
            continue
        least, most = _bounds(value, hidden[max(0, match.start() - 24) : match.start()])
        following = _NOUN.match(hidden, match.end())
        counted = tuple(following.group(1).lower().split()) if following else ()
        found.append(Quantity(value, least, most, counted))
    return tuple(found)


def days_in(text: str) -> frozenset[str]:
    """Return the calendar days ("mar-5") and the years ("2019") that a text names."""
    days = {
        f"{(match['month'] or match['month_after'])[:3].lower()}-"
        f"{int(match['after'] or match['before'])}"
        for match in _DAY.finditer(text)
    }
    return frozenset(days | {match.group() for match in _YEAR.finditer(_DAY.sub(_blank, text))})


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _value(match: re.Match[str]) -> float | None:
    if match["digits"]:
        scale = _SCALE[match["scale"].lower()] if match["scale"] else 1
        return float(match["digits"].replace(",", "")) * scale
    total = current = 0
    words = re.findall(r"[a-z]+", match["words"].lower())
    if words == ["one"]:
        return None  # nearly always a pronoun or an article, seldom a figure
    for word in words:
        if word in _SMALL:
            current += _SMALL[word]
        elif word in ("hundred", "dozen"):
            current = max(1, current) * _SCALE[word]
        elif word in _SCALE:
            total, current = total + max(1, current) * _SCALE[word], 0
    return float(total + current)


def _bounds(value: float, before: str) -> tuple[float, float]:
    if _AT_LEAST.search(before):
        return value, float("inf")
    if _AT_MOST.search(before):
        return 0.0, value
    if _ABOUT.search(before):
        return value * (1 - _NEAR), value * (1 + _NEAR)
    return value, value
