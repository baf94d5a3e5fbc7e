"""Links between sentences that the machine is unsure of, and what moderators made of them."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field

from bot.domain.claim import RelationKind
from bot.domain.document import DocumentId, SentenceKey, same_words
from bot.domain.value import Value


class LinkState(StrEnum):
    """What became of a doubtful link."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class LinkPlace(NamedTuple):
    """Which two sentences a link joins, and how: enough to find it again after a restart."""

    subject: SentenceKey
    target: SentenceKey
    kind: RelationKind


class LinkName(NamedTuple):
    """What stays of a link when its documents get new versions: documents and words.

    A copy in another document stands in other surroundings and is a link of its own.
    """

    kind: RelationKind
    subject: tuple[DocumentId, str]
    target: tuple[DocumentId, str]


class LinkDecision(Value):
    """A moderator's finding about a doubtful link: it holds, or it does not."""

    subject: SentenceKey
    target: SentenceKey
    kind: RelationKind
    subject_text: str = Field(min_length=1)
    target_text: str = Field(min_length=1)
    confirmed: bool
    moderator_id: str
    moderator_name: str
    decided_at: datetime

    @property
    def state(self) -> LinkState:
        """What the link is by this decision."""
        return LinkState.CONFIRMED if self.confirmed else LinkState.REJECTED

    @property
    def name(self) -> LinkName:
        """The link that this is about, whatever version its documents are at."""
        return name_of(
            self.kind,
            (self.subject.document, self.subject_text),
            (self.target.document, self.target_text),
        )


class PastDecision(Value):
    """A decision and what became of it; `undone_at` is None while it is in force."""

    decision: LinkDecision
    undone_at: datetime | None
    undone_by: str | None


class SharpenedCopy(Value):
    """A copied sentence that says more than its original."""

    sentence: SentenceKey
    original: SentenceKey
    what: str = Field(min_length=1, description="what became sharper, in words")


def name_of(
    kind: RelationKind, subject: tuple[DocumentId, str], target: tuple[DocumentId, str]
) -> LinkName:
    """Name a link by each side's document and sentence. Who repeats whom has no direction."""
    sides = [(document, same_words(text)) for document, text in (subject, target)]
    if kind is RelationKind.REPEATS:
        sides.sort()
    return LinkName(kind, *sides)
