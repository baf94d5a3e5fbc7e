"""A member's statement held against the library: the verdict and the sentences behind it."""

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import Field, model_validator

from bot.domain.answer import Quote
from bot.domain.claim import Status
from bot.domain.document import LibraryId
from bot.domain.value import Value

NOT_IN_SOURCES = "not-in-sources"
"""The verdict when no document of the library makes or denies the statement."""

VERDICTS = frozenset({*(status.value for status in Status), NOT_IN_SOURCES})


class CheckRequest(NamedTuple):
    """One statement on its way to a check."""

    library: LibraryId
    statement: str
    id: str | int | None = None


class Check(Value):
    """What the library says for and against a statement, in equal weight."""

    id: str | int | None = None
    statement: str
    verdict: str = Field(description="a status, or 'not-in-sources'")
    note: str = Field(min_length=1, description="in plain words, why the verdict is what it is")
    supporting: tuple[Quote, ...] = ()
    against: tuple[Quote, ...] = ()
    origins: tuple[str, ...] = Field(default=(), description="who brings the claim in, each once")
    closest: Quote | None = Field(
        default=None, description="the nearest sentence when no document says it"
    )

    @model_validator(mode="after")
    def _backed(self) -> "Check":
        if self.verdict not in VERDICTS:
            raise ValueError(f"{self.verdict} is no verdict")
        backed = bool(self.supporting or self.against)
        if backed == (self.verdict == NOT_IN_SOURCES):
            raise ValueError("a verdict has sentences behind it; 'not-in-sources' has none")
        return self

    @property
    def sides(self) -> tuple[tuple[str, tuple[Quote, ...]], ...]:
        """Name both sides in the order for reading: a correction before the old words."""
        both = (("For", self.supporting), ("Against", self.against))
        return both[::-1] if self.verdict == Status.CORRECTED and self.against else both


def verdict_of(supporting: Sequence[Status], against: Sequence[Status], *, corrected: bool) -> str:
    """Return the verdict on a statement from the statuses of the sentences for and against it.

    `corrected`: a correction stands among those against it. Old words that were corrected do not
    dispute what took their place.
    """
    if not supporting and not against:
        return NOT_IN_SOURCES
    for found in (Status.REFUTED, Status.VERIFIED):
        if found in supporting:
            return found.value
    if corrected or Status.CORRECTED in supporting:
        return Status.CORRECTED.value
    disputing = [status for status in against if status is not Status.CORRECTED]
    if disputing or not supporting or Status.DISPUTED in supporting:
        return Status.DISPUTED.value
    return next(
        status.value
        for status in (Status.CORROBORATED, Status.STATED, Status.UNVERIFIED)
        if status in supporting
    )
