"""The words that time expressions are made of."""

import re
from collections.abc import Iterable

from bot.domain.event import Granularity, TimexMod

MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS["sept"] = 9

WEEKDAY_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
WEEKDAY_NUMBERS |= {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}
WEEKDAY_NUMBERS |= {"tues": 1, "thur": 3, "thurs": 3}

SEASON_NUMBERS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

UNITS = {
    "day": Granularity.DAY,
    "weekend": Granularity.WEEKEND,
    "week": Granularity.WEEK,
    "fortnight": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.CENTURY,
}

DURATION_CODES = {
    "second": ("PT", "S"),
    "minute": ("PT", "M"),
    "hour": ("PT", "H"),
    "day": ("P", "D"),
    "night": ("P", "D"),
    "weekend": ("P", "WE"),
    "week": ("P", "W"),
    "fortnight": ("P", "W"),
    "month": ("P", "M"),
    "quarter": ("P", "Q"),
    "year": ("P", "Y"),
    "decade": ("P", "DE"),
    "century": ("P", "CE"),
}

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

NUMBERS = {word: number for number, word in enumerate(_ONES)}
NUMBERS |= {word: 20 + 10 * index for index, word in enumerate(_TENS)}
NUMBERS |= {
    f"{tens}{sign}{one}": 20 + 10 * index + number
    for index, tens in enumerate(_TENS)
    for number, one in enumerate(_ONES[1:10], 1)
    for sign in "- "
}
NUMBERS |= {"a": 1, "an": 1, "hundred": 100, "a hundred": 100, "a dozen": 12}

ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        1,
    )
}
ORDINALS |= {"twenty-first": 21, "twenty first": 21, "final": 4}

DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

VAGUE_COUNTS = ("several", "few", "many", "some", "couple", "recent", "numerous", "various")

MODIFIERS = {
    "early": TimexMod.START,
    "beginning": TimexMod.START,
    "start": TimexMod.START,
    "opening": TimexMod.START,
    "onset": TimexMod.START,
    "mid": TimexMod.MID,
    "middle": TimexMod.MID,
    "late": TimexMod.END,
    "later": TimexMod.END,
    "latter": TimexMod.END,
    "end": TimexMod.END,
    "close": TimexMod.END,
    "closing": TimexMod.END,
    "about": TimexMod.APPROX,
    "around": TimexMod.APPROX,
    "approximately": TimexMod.APPROX,
    "roughly": TimexMod.APPROX,
    "circa": TimexMod.APPROX,
    "ca.": TimexMod.APPROX,
    "c.": TimexMod.APPROX,
}

DAY_PARTS = {
    "morning": "TMO",
    "dawn": "TMO",
    "noon": "T12:00",
    "midday": "TMI",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "midnight": "T24:00",
}

HOLIDAYS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year's": (1, 1),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "independence day": (7, 4),
    "bastille day": (7, 14),
    "may day": (5, 1),
    "armistice day": (11, 11),
}

SPACE = r"(?:[ \u00a0]|\n(?!\n)){1,2}"
"""White space inside an expression: never a blank line."""

ERA = r"(?:[ ]?(?P<era>BCE?\b|B\.[ ]?C\.(?:[ ]?E\.)?|B\.C\b|CE\b|AD\b|A\.D\.))"

YEAR = (
    r"(?P<year>[12]\d{3}|\d{1,4}(?=[ ]?(?:BC|B\.[ ]?C|AD\b|CE\b))|['’]\d{2}(?![\w'’]))(?![\d%])"
    + ERA
    + "?"
)
"""Four digits, fewer with an era, or two behind an apostrophe; groups `year` and `era`."""


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, the longest first."""
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


def number_of(words: str) -> int | None:
    """Return the number that `words` state ("twenty-one", "3"); None when they are vague."""
    plain = " ".join(words.lower().split())
    if plain.isdecimal():
        return int(plain)
    return NUMBERS.get(plain)
