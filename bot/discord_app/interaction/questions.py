"""What a member typed, without Discord's own marks."""

import re

_MARKS = re.compile(r"<(?:a?:\w{1,32}:\d+|@[!&]?\d+|#\d+|/[^:>]{1,100}:\d+|t:-?\d+(?::\w)?)>")
"""Custom emoji, mentions, channels, commands, time stamps: none of them is a word."""


def words_of(typed: str) -> str:
    """Return the typed words; empty if there are none."""
    return " ".join(_MARKS.sub(" ", typed).split())
