"""Quotes and answers: the only things that a member is ever shown as evidence."""

from pydantic import Field, model_validator

from bot.domain.claim import Status
from bot.domain.document import DocumentRef
from bot.domain.value import Value


class Quote(Value):
    """Words of a document, verbatim: `document.text[start:end] == text`, in code points."""

    document: DocumentRef
    start: int = Field(ge=0)
    end: int
    text: str = Field(min_length=1)
    paragraph: int = Field(ge=1)
    said_by: tuple[str, ...] = Field(description="who says it, outermost first; empty: own voice")
    hedged: bool
    hedge_words: tuple[str, ...]
    denial: bool
    status: Status
    reasons: tuple[str, ...]
    origins: tuple[str, ...]


class Answer(Value):
    """An answer quotes; a refusal does not. There is nothing in between."""

    id: str | None = None
    question: str
    refused: bool
    note: str = Field(min_length=1, description="in plain words, how sure anyone can be")
    status: Status | None
    quotes: tuple[Quote, ...]
    origins: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _quotes_or_refusal(self) -> "Answer":
        if self.refused and (self.quotes or self.status is not None):
            raise ValueError("a refusal shows no quotes and has no status")
        if not self.refused and (not self.quotes or self.status is None):
            raise ValueError("an answer has at least one quote and a status")
        return self
