"""A count and a unit: "three days later" is a step, "for three days" a duration."""

import re
from collections.abc import Sequence

from bot.analysis.time import lexicon
from bot.analysis.time.readings import Fixed, Found, Kind, Origin, Step
from bot.analysis.time.regions import Region, matches
from bot.domain.event import Granularity

_UNIT = re.compile(
    r"(?<=[ \n-])(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|"
    r"decade|centurie|century)(?P<plural>s?)(?P<owner>['’]s?)?\b",
    re.IGNORECASE,
)
_NUMBER = rf"(?:{lexicon.alternatives(lexicon.NUMBERS)}|\d{{1,4}}(?:[.,]\d{{1,3}})?)"
_VAGUE = rf"(?:(?:a|the|these|those|many|so)[ ])?(?:{'|'.join(lexicon.VAGUE_COUNTS)})(?:[ ]of)?"
_HEDGE = (
    r"(?:about|around|some|almost|nearly|roughly|just|only|over|under|more than|less than|a mere|"
    r"at least|up to|the (?:last|past|next|first|following|previous|coming|final))[ ]"
)
_COUNT_BEFORE = re.compile(
    rf"(?<![\w$£€.,-])(?:{_HEDGE})?(?P<half>half[ ](?=an?[ ]))?"
    rf"(?:(?P<count>{_NUMBER})|{_VAGUE})(?P<and_half>[ ]and[ ]a[ ]half)?(?:[ \n]|-)"
    r"(?:(?:full|long|short|consecutive|more|straight|whole)[ ])?$",
    re.IGNORECASE,
)
_TURN = re.compile(
    rf"{lexicon.SPACE}(?P<turn>ago|earlier|before|previously|prior|later|after(?:wards?)?|hence|"
    r"from now)\b(?![ ]than\b)",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"[ -](?:long|old|of age)\b")
_MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d[ ]hours\b(?![ ]of\b)")
_PAST = frozenset(("ago", "earlier", "before", "previously", "prior"))
_REACH = 56
"""Code points looked at before a unit: longer than any count."""


def find_counted(text: str, regions: Sequence[Region]) -> list[Found]:
    """Return every counted unit, as a step where a turn follows ("ago"), else as a duration."""
    found = []
    for unit in matches(_UNIT, text, regions):
        left = max(0, unit.start() - _REACH)
        count = _COUNT_BEFORE.search(text[left : unit.start()])
        if count is None:
            continue
        start = left + count.start()
        turn = None if unit["owner"] else _TURN.match(text, unit.end())
        each = (
            _step(text, start, unit, count, turn) if turn else _duration(text, start, unit, count)
        )
        if each is not None:
            found.append(each)
    return found


def _step(
    text: str, start: int, unit: re.Match[str], count: re.Match[str], turn: re.Match[str]
) -> Found | None:
    word = unit["unit"].lower()
    size = lexicon.UNITS.get({"centurie": "century", "night": "day"}.get(word, word))
    number = lexicon.number_of(count["count"]) if count["count"] else None
    if size is None or number == 0:
        return None
    if count["half"] or count["and_half"]:
        number = None
    if word == "fortnight" and number:
        number *= 2
    if size is Granularity.DECADE and number:
        # "A decade ago" is ten years back, not the decade before this one.
        size, number = Granularity.YEAR, 10 * number
    past = turn["turn"].lower() in _PAST
    distance = None if number is None else -number if past else number
    step = Step(size, distance, _origin(text, turn), past)
    return Found(start, turn.end(), step)


def _origin(text: str, turn: re.Match[str]) -> Origin:
    word = turn["turn"].lower()
    if word in ("ago", "from now", "hence"):
        return Origin.PUBLICATION
    following = text[turn.end() : turn.end() + 2]
    anchored = following[:1] == " " and following[1:].isalnum()
    return Origin.ANCHOR if word in ("after", "before") and anchored else Origin.REFERENCE


def _duration(text: str, start: int, unit: re.Match[str], count: re.Match[str]) -> Found | None:
    word = unit["unit"].lower().replace("centurie", "century")
    if word in ("second", "quarter") and not unit["plural"]:
        return None  # "a second attack", "a quarter of them"
    if word == "hour" and _MILITARY.match(text, unit.start() - len("2240 ")):
        return None  # "at 2240 hours": a time of day
    if word == "quarter" and text.startswith(" of ", unit.end()):
        return None
    prefix, code = lexicon.DURATION_CODES[word]
    number = _amount(count["count"], 2 if word == "fortnight" else 1)
    length = _LENGTH.match(text, unit.end())
    end = length.end() if length else unit.end()
    return Found(start, end, Fixed(f"{prefix}{number}{code}"), Kind.DURATION)


def _amount(words: str | None, factor: int) -> str:
    if not words:
        return "X"
    known = lexicon.number_of(words)
    return str(known * factor) if known is not None else words.replace(",", "")
