"""What buttons below quotes remember: enough for after a restart, nothing of who may read it.

The library is never part of it; it is taken from where the button was pressed.
"""

import re

from bot.domain.answer import QuoteRef
from bot.domain.document import DocumentId

SOURCES = "hearsay:sources"
WRONG = "hearsay:wrong"
CONTEXT = re.compile(
    r"hearsay:context:(?P<document>[0-9A-Za-z]{1,16}):(?P<version>\d{1,6})"
    r":(?P<start>\d{1,10}):(?P<end>\d{1,10})(?::(?P<page>\d{1,4}))?"
)


def context_id(ref: QuoteRef, page: int | None = None) -> str:
    """Name a quote; `page` counts from 0 and is left out for the page that holds the quote."""
    place = f"hearsay:context:{ref.document}:{ref.version}:{ref.start}:{ref.end}"
    return place if page is None else f"{place}:{page}"


def context_ref(match: re.Match[str]) -> QuoteRef:
    """Read the quote's place back from a match of `CONTEXT`, or of a pattern with its groups."""
    return QuoteRef(
        DocumentId(match["document"]),
        int(match["version"]),
        int(match["start"]),
        int(match["end"]),
    )
