"""What moderators' buttons below a quote remember: the quote, and what to do with it."""

import re

from bot.domain.answer import QuoteRef

DEEDS = {"verify": "Verify…", "refute": "Refute…", "clear": "Clear verdict"}
"""What a moderator can do with a quote, and how the button says so."""

VERDICT = re.compile(
    r"hearsay:(?P<deed>verify|refute|clear):(?P<document>[0-9A-Za-z]{1,16})"
    r":(?P<version>\d{1,6}):(?P<start>\d{1,10}):(?P<end>\d{1,10})"
)
VERDICTS = re.compile(r"hearsay:verdicts:(?P<page>\d{1,5})")


def verdict_id(deed: str, ref: QuoteRef) -> str:
    """Name one of `DEEDS` and the quote that it is about."""
    return f"hearsay:{deed}:{ref.document}:{ref.version}:{ref.start}:{ref.end}"


def verdicts_id(page: int) -> str:
    """Name a page of the list of verdicts, counted from 0."""
    return f"hearsay:verdicts:{page}"
