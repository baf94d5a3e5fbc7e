"""Which of a quote's reasons a member still has to read below it.

The line above them already names the status, who says it, the document and the hedge words.
"""

import re

from bot.domain.answer import Quote
from bot.domain.claim import UNSPECIFIED

_SHOWN_ABOVE = re.compile(
    r"Nobody has verified it$|Stated by .*; not verified$|Wording: |Said by .*, via ", re.DOTALL
)
_TWICE = re.compile(r"(?<!in )this document(?:(?:,| and) this document\b)+")
"""A title of its own, as a speaker, and the document itself are one and the same to a reader."""


def reasons_to_show(quote: Quote) -> tuple[str, ...]:
    """Return the reasons without what is shown beside them; the quote's document is "this"."""
    title = re.escape(quote.document.title)
    # A document without a publisher is named as its own voice: "TITLE in “TITLE” (…)".
    own = re.compile(rf"(?:{title} in )?“{title}”(?: \([^()]*\))?")
    return tuple(
        _TWICE.sub("this document", own.sub("this document", reason))
        for reason in quote.reasons
        if not _SHOWN_ABOVE.match(reason) and not _names_nobody_again(quote, reason)
    )


def _names_nobody_again(quote: Quote, reason: str) -> bool:
    return quote.said_by == (UNSPECIFIED,) and reason == "The source is not named"
