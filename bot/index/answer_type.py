"""Whether a sentence holds the kind of thing that a question asks for."""

import re

_MONTHS_AND_DAYS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|"
    r"thousands?|millions?|billions?|half|third|quarter|percent)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b(1\d|20)\d\d\b|\b({_MONTHS_AND_DAYS})\b"
    r"|\b(century|centuries|yesterday|today|decade|year|week|month)s?\b"
)
_NAME = re.compile(r"(?<=[a-z,;:\"“)\-] )[\"“]?[A-Z][a-z]+|^[A-Z]\w+ [A-Z]")
_PLACE = re.compile(r"\b(in|at|near|from|to|of|across|between) (the )?(\w+ )?[A-Z]")

_ASKS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(
            r"\bhow (many|much|long|old|far|large|big|often|tall|high)\b"
            r"|\bwhat (percent|number|amount)",
            re.IGNORECASE,
        ),
        _NUMBER,
    ),
    (
        re.compile(r"\bwhen\b|\b(what|which) (year|date|day|month|century|decade)", re.IGNORECASE),
        _DATE,
    ),
    (re.compile(r"\bwho(m|se)?\b", re.IGNORECASE), _NAME),
    (
        re.compile(r"\bwhere\b|\b(what|which) (city|country|state|place|location)", re.IGNORECASE),
        _PLACE,
    ),
)

_WHO_IS = re.compile(
    r"\s*who(?:\s+is|\s+was|['’]s)\s+(?P<name>[^?,]{2,60}?)\s*[?.!]*\s*$", re.IGNORECASE
)


def wanted_in(question: str) -> re.Pattern[str] | None:
    """Return what a sentence must contain to answer; None where the question leaves it open."""
    if introduced := _WHO_IS.match(question):
        return _introduction_of(introduced["name"])
    return next((wanted for asked, wanted in _ASKS if asked.search(question)), None)


def _introduction_of(name: str) -> re.Pattern[str]:
    """Match a sentence that opens with the name and says who that is: "X, a former…", "X was…"."""
    # Texts introduce by the surname too: "Orsay, 71, made her fortune in tin."
    either = "|".join(re.escape(each) for each in {name, name.rsplit(maxsplit=1)[-1]})
    return re.compile(
        rf"^\W*(?:[\w.'’-]+\s+){{0,3}}(?:{either})(?:\s+\([^)]*\))?"
        r"(?:,|\s+(?:is|was|has been|became|served|works|worked|leads|led|heads|headed)\b)",
        re.IGNORECASE,
    )
