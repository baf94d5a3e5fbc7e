"""Numbers and calendar days in a text, so that two figures for one thing can be compared."""

import re
from enum import StrEnum
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
    r"(?:about|around|some|nearly|almost|roughly|approximately|an estimated|perhaps|maybe|"
    r"close to|something like|in the region of)\s*\W?$",
    re.I,
)
_OR_MORE = re.compile(r"\s*(?:[\w-]+\s+)?(?:or more|at least|at a minimum)\b", re.I)
_OR_LESS = re.compile(r"\s*(?:[\w-]+\s+)?(?:or fewer|or less|at (?:the )?most|tops)\b", re.I)
_OR_SO = re.compile(r"(?:\s+[\w-]+)?\s+or so\b|-odd\b", re.I)
_REFUSED = re.compile(
    r"\b(?:(?<!did )(?<!does )(?<!if )(?<!or )not(?: (?:for|at|in|some|about|a))?|"
    r"(?:instead of|rather than)(?: (?:the|some|about))?)\s+$",
    re.I,
)
"""What rules a figure out: "48 boats, not 60". """

_WRONG = re.compile(
    r"(?:\s+[\w-]+)?(?:\s+and\s+(?:the\s+)?[\w’'-]+\s+[\w-]+)?\s+(?:is|are|was|were)\s+"
    r"(?:(?:both|all|simply|plainly|also|just)\s+)?(?:wrong|incorrect|mistaken|"
    r"too (?:high|low|many|few)|invented|made up|an? (?:over|under)\w+)\b",
    re.I,
)
"""The same behind it: "the board's twelve and the paper's forty are both wrong"."""

_BARE = re.compile(
    r"\W*$|\s*[,.;:!?)]|\s+(?:as|but|and|which|who|that|like|is|are|was|were)\b", re.I
)
_PART_BEFORE = re.compile(
    r"\b(?:another|(?:a )?further|(?:an )?additional|(?:the )?(?:other|first|last|next|remaining)|"
    r"out of(?: \w+)?|every|each|per|of the|of these|of those)\s+$",
    re.I,
)
_PART_AFTER = re.compile(
    r"\W?(?:second|minute|hour|day|week|month|year|metre|kilomet(?:er|re)|mile|step)s?\s+"
    r"(?:before|after|later|earlier|ago|old|away|upstream|downstream|early|late)\b"
    r"|\W?[\w-]+\s+(?:an?|per|each|every|apiece)\b|-\w+-old\b",
    re.I,
)
"""Counts of something else than the whole: a share, a rate, or a distance in time or space."""

_RANGE = re.compile(r"\s*(?:-|–|to|or)\s*$", re.I)
_BETWEEN = re.compile(r"\bbetween\s+(?:\w+\s+)?[\w,.-]+\s+and\s*$", re.I)
_CLOCK = re.compile(
    r"\b(?:at|by|until|after|before|from|since)\s+\d{1,2}\.\d\d\b(?!\s*(?:%|per\b|million|metre))"
    r"|\b[\w-]+\s+past\s+[\w-]+|\b\w+\s+o['’]clock\b|\b[\d.]+\s*[ap]\.?m\b\.?",
    re.I,
)
_MARKER = re.compile(r"^\s*\d{1,2}[.)]\s+(?=\W?[A-Z])")
"""The number of an item in a list: "3. The office was closed"."""

_NOUN = re.compile(r"[\s\-–'‘“\"]{0,3}((?:[^\W\d_]+[\s-]+){0,2}[^\W\d_]+|%)")
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

_ROUNDED = 0.05
"""How far a round figure may be from the exact one: "60,000" for 58,700."""


class Role(StrEnum):
    """What a number is to its sentence."""

    COUNT = "count"
    PART = "part"  # a share, a rate, a distance: never set against a whole
    REFUSED = "refused"  # "48 boats, not 60"


class Quantity(NamedTuple):
    """A number with the bounds that its words give it, and the words that follow it."""

    value: float
    least: float
    most: float
    counted: tuple[str, ...]
    role: Role = Role.COUNT

    @property
    def noun(self) -> str:
        """The word right after the number: what is counted, or the unit; "" if there is none."""
        if self.counted[:1] == ("percent",) or self.counted[:2] == ("per", "cent"):
            return "%"
        return self.counted[0] if self.counted else ""

    def agrees(self, other: "Quantity") -> bool:
        """Say whether one true figure could satisfy both, or one is the other one rounded."""
        if self.least <= other.most and other.least <= self.most:
            return True
        less, more = sorted((self.value, other.value))
        rounded = any(_is_round(each.value) for each in (self, other))
        return rounded and less >= (1 - _ROUNDED) * more


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of a text that count something; days, years and hours are left out.

    A number that is refused without a noun of its own counts what the one before it counts.
    """
    hidden = text
    for pattern in (_MARKER, _CLOCK, _DAY, _YEAR):
        hidden = pattern.sub(_blank, hidden)
    found: list[Quantity] = []
    end_of_last = 0
    for match in _NUMBER.finditer(hidden):
        value = _value(match)
        if value is None or _NUMBERED.search(hidden[: match.start()]):
            continue
        read = _read(value, hidden, match)
        if read.role is Role.REFUSED and found and _BARE.match(hidden, match.end()):
            read = read._replace(counted=found[-1].counted)
        if found and _ends_range(hidden, end_of_last, match):
            first = found.pop()
            least, most = min(first.least, read.least), max(first.most, read.most)
            found.append(first._replace(least=least, most=most, counted=read.counted))
            read = read._replace(least=least, most=most)
        found.append(read)
        end_of_last = match.end()
    return tuple(found)


def _read(value: float, text: str, match: re.Match[str]) -> Quantity:
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() :]
    least, most = _bounds(value, before, after)
    following = _NOUN.match(text, match.end())
    counted = tuple(following.group(1).lower().split()) if following else ()
    role = Role.COUNT
    if _REFUSED.search(before) or _WRONG.match(after):
        role = Role.REFUSED
    elif _PART_BEFORE.search(before) or _PART_AFTER.match(after):
        role = Role.PART
    return Quantity(value, least, most, counted, role)


def _ends_range(text: str, end_of_last: int, match: re.Match[str]) -> bool:
    """Say whether a number ends a range: "20 to 30", "between 20 and 30"."""
    if _RANGE.fullmatch(text[end_of_last : match.start()]):
        return True
    return _BETWEEN.search(text[: match.start()]) is not None


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


def _is_round(value: float) -> bool:
    """Say whether a figure looks rounded: two digits at most before its zeros."""
    return value >= 100 and len(f"{value:.0f}".rstrip("0")) <= 2


def _bounds(value: float, before: str, after: str) -> tuple[float, float]:
    if _AT_LEAST.search(before) or _OR_MORE.match(after):
        return value, float("inf")
    if _AT_MOST.search(before) or _OR_LESS.match(after):
        return 0.0, value
    if _ABOUT.search(before) or _OR_SO.match(after):
        return value * (1 - _NEAR), value * (1 + _NEAR)
    return value, value
