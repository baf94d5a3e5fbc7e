"""What a button remembers: enough to work after a restart, nothing about who may read it.

The library is never part of it; it is taken from where the button was pressed.
"""

import re

from bot.domain.answer import QuoteRef
from bot.domain.document import DocumentId

SOURCES = "hearsay:sources"
WRONG = "hearsay:wrong"
PICTURE = "hearsay:picture"
CONTEXT = re.compile(
    r"hearsay:context:(?P<document>[0-9A-Za-z]{1,16}):(?P<version>\d{1,6})"
    r":(?P<start>\d{1,10}):(?P<end>\d{1,10})(?::(?P<page>\d{1,4}))?"
)
DEEDS = {"verify": "Verify…", "refute": "Refute…", "clear": "Clear verdict"}
"""What a moderator can do with a quote, and how the button says so."""

VERDICT = re.compile(
    r"hearsay:(?P<deed>verify|refute|clear):(?P<document>[0-9A-Za-z]{1,16})"
    r":(?P<version>\d{1,6}):(?P<start>\d{1,10}):(?P<end>\d{1,10})"
)
VERDICTS = re.compile(r"hearsay:verdicts:(?P<page>\d{1,5})")
SOURCE_LIST = re.compile(r"hearsay:list:(?P<page>\d{1,5})")


def context_id(ref: QuoteRef, page: int | None = None) -> str:
    """Name a quote; `page` counts from 0 and is left out for the page that holds the quote."""
    place = f"hearsay:context:{ref.document}:{ref.version}:{ref.start}:{ref.end}"
    return place if page is None else f"{place}:{page}"


def context_ref(match: re.Match[str]) -> QuoteRef:
    """Read the quote's place back from a match of `CONTEXT` or `VERDICT`."""
    return QuoteRef(
        DocumentId(match["document"]),
        int(match["version"]),
        int(match["start"]),
        int(match["end"]),
    )


def verdict_id(deed: str, ref: QuoteRef) -> str:
    """Name one of `DEEDS` and the quote that it is about."""
    return f"hearsay:{deed}:{ref.document}:{ref.version}:{ref.start}:{ref.end}"


def verdicts_id(page: int) -> str:
    """Name a page of the list of verdicts, counted from 0."""
    return f"hearsay:verdicts:{page}"


def list_id(page: int) -> str:
    """Name a page of the list of sources, counted from 0."""
    return f"hearsay:list:{page}"
