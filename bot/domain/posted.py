"""Answers that stand in a channel, and what became of their quotes since."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.domain.answer import QuoteRef
from bot.domain.claim import Status
from bot.domain.document import DocumentId, LibraryId
from bot.domain.value import Value


class ShownQuote(NamedTuple):
    """A quote as a message shows it: where it stands, and the status that was printed."""

    ref: QuoteRef
    status: Status


class ChangeKind(StrEnum):
    """What can happen to a quote after it was shown."""

    WITHDRAWN = "withdrawn"
    OUT_OF_REACH = "out of reach"  # its library is not used here any more
    OTHER_VERSION = "other version"
    RE_RATED = "re-rated"


class Change(NamedTuple):
    """What became of one document's quotes; `status` is the new one where they were re-rated."""

    document: DocumentId
    kind: ChangeKind
    status: Status | None = None


class PostedAnswer(Value):
    """A public answer: where it stands and what it quotes. No question, no member.

    `marked` are the changes that the message already tells of.
    """

    library: LibraryId
    channel: str
    message: str
    posted_at: datetime
    quotes: tuple[ShownQuote, ...]
    marked: tuple[Change, ...] = ()


GONE = frozenset({ChangeKind.WITHDRAWN, ChangeKind.OUT_OF_REACH})
"""Changes after which the quoted words must not be read any more."""
