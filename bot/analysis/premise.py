"""What a question takes for granted: "When did they confirm it?" holds that they did."""

import re
from collections.abc import Sequence

from bot.analysis.asked import asks_whether

_FAMILIES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"confirm\w*",
        r"admit\w*|admission\w*",
        r"acknowledg\w*",
        r"prove[sdn]?|proving|proof\w*",
        r"verif\w*",
        r"conced\w*|concession\w*",
        r"confess\w*",
    )
)
"""Words that put a claim beyond doubt; a source must use one of the same family."""

_TAKES_FOR_GRANTED = re.compile(
    r"\s*(?:and |but |so )?(?:since |on |in |at |by |for )?(?:when|why|where|how|which|what)\b.*?"
    r"\b(?:did|does|do|was|were|has|have|had|is|are|will)\b",
    re.IGNORECASE | re.DOTALL,
)
_NOT_SO = re.compile(
    r"\b(?:not|no|never|neither|nor|without|nobody|none|nothing|cannot|yet to|refus\w+ to|"
    r"declin\w+ to|fail\w* to|unable to|unwilling to|denie[sd]|deny|rejects?|rejected)\b|n['’]t\b",
    re.IGNORECASE,
)
_REACH = 6
"""Words over which a "not" reaches the one that it turns: "could neither confirm nor deny"."""


def unsaid_in(question: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the words by which a question puts its matter beyond doubt, unlike all of `texts`.

    A question that takes it for granted needs a text that says so; to one that asks whether it is
    so a text that denies it answers as well.
    """
    whether = asks_whether(question)
    if not whether and not _TAKES_FOR_GRANTED.match(question):
        return ()
    found = []
    for family in _FAMILIES:
        asked = family.search(question)
        if asked and not any(_says(text, family, whether=whether) for text in texts):
            found.append(asked.group())
    return tuple(found)


def _says(text: str, family: re.Pattern[str], *, whether: bool) -> bool:
    uses = family.finditer(text)
    return any(whether or not _turned(text[: use.start()]) for use in uses)


def _turned(before: str) -> bool:
    return bool(_NOT_SO.search(" ".join(before.split()[-_REACH:])))
