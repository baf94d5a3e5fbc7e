"""Quotes and answers: the only things that a member is ever shown as evidence."""

from typing import NamedTuple

from pydantic import Field, model_validator

from bot.domain.claim import Status
from bot.domain.document import DocumentDetails, DocumentId, DocumentRef, LibraryId
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

    id: str | int | None = None
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


class AskRequest(NamedTuple):
    """One question on its way to an answer.

    `library` is the server's library; the base library stands for the terminal and for direct
    messages. `after` is the earlier question when this one is a follow-up.
    """

    library: LibraryId
    question: str
    after: str | None = None
    id: str | int | None = None


class QuoteRef(NamedTuple):
    """Where a quote stands: enough to find it again after a restart."""

    document: DocumentId
    version: int
    start: int
    end: int


class QuoteInContext(Value):
    """A quote with the text around it: `before + quote.text + after` is verbatim in the document.

    `before` starts with the paragraph before the quote's own, `after` ends with the one after.
    """

    quote: Quote
    before: str
    after: str
    details: DocumentDetails
    sentences: int = Field(ge=1, description="how many sentences the document has")
    superseded: str = Field(
        default="", description="in words, that another version of the document counts now"
    )


class DocumentSummary(Value):
    """One line of the list of sources."""

    document: DocumentRef
    details: DocumentDetails
    words: int
    sentences: int
    added_at: str = Field(description="ISO 8601, UTC")
    shared: bool = Field(description="from the base corpus, not this server's own")
