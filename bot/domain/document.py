"""Documents, their details, and the sentences and passages that they are cut into."""

from enum import StrEnum
from typing import NamedTuple, NewType

from pydantic import Field, field_validator, model_validator

from bot.domain.value import Span, Value

LibraryId = NewType("LibraryId", str)
"""One server's library (the server's id in decimals), or `BASE_LIBRARY`."""

DocumentId = NewType("DocumentId", str)
"""Eight characters of Crockford base32 that sort by when the document came; they are no count."""

BASE_LIBRARY = LibraryId("base")

ANALYSED_LANGUAGE = "en"
"""The language whose sentences are analysed; those of others are quoted as they stand."""


class VersionKey(NamedTuple):
    """One version of one document. Versions count from 1 and never change."""

    document: DocumentId
    version: int


class SentenceKey(NamedTuple):
    """One sentence of one version: `position` counts from 0 in the order of the text."""

    document: DocumentId
    version: int
    position: int

    @property
    def version_key(self) -> VersionKey:
        """The version that this sentence belongs to."""
        return VersionKey(self.document, self.version)


class DocumentDetails(Value):
    """What is known about a document beside its text. None means: the document does not say."""

    title: str = Field(min_length=1)
    publisher: str | None = None
    author: str | None = None
    published: str | None = Field(
        default=None,
        description="YYYY, YYYY-MM or YYYY-MM-DD",
        pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
    )
    published_note: str | None = Field(
        default=None, description="why the date is only inferred; None when it is printed"
    )
    url: str | None = None
    language: str = Field(
        default="en", description="ISO 639-1; quotes stay in it", pattern=r"^[a-z]{2,3}$"
    )


class DocumentRef(Value):
    """How an answer names a document: the shape every JSON output uses."""

    id: DocumentId
    version: int
    file_name: str
    title: str
    publisher: str | None
    published: str | None
    published_note: str | None = None
    url: str | None
    language: str = "en"


class Document(Value):
    """One stored version of a document. `text` is NFC and never changes afterwards."""

    id: DocumentId
    version: int = Field(ge=1)
    library: LibraryId
    file_name: str
    details: DocumentDetails
    content_hash: str = Field(description="SHA-256 of the bytes as they were added, in hex")
    text: str = Field(min_length=1)

    @property
    def key(self) -> VersionKey:
        """This version's key."""
        return VersionKey(self.id, self.version)

    @property
    def ref(self) -> DocumentRef:
        """How an answer names this document."""
        return DocumentRef(
            id=self.id,
            version=self.version,
            file_name=self.file_name,
            title=self.details.title,
            publisher=self.details.publisher,
            published=self.details.published,
            published_note=self.details.published_note,
            url=self.details.url,
            language=self.details.language,
        )


class SentenceKind(StrEnum):
    """What a unit of text is. Only prose and headlines make claims; captions are never quoted."""

    PROSE = "prose"
    HEADLINE = "headline"  # the document's first line when it is its title
    HEADING = "heading"
    CAPTION = "caption"


class Sentence(Value):
    """A sentence and where it stands: `document.text[start:end] == text`, in code points."""

    position: int = Field(ge=0, description="counted from 0 over the whole document")
    start: int = Field(ge=0)
    end: int
    text: str = Field(min_length=1)
    paragraph: int = Field(ge=1, description="counted from 1 over the whole document")
    kind: SentenceKind = SentenceKind.PROSE

    @model_validator(mode="after")
    def _length(self) -> "Sentence":
        if self.end - self.start != len(self.text):
            raise ValueError("a sentence is exactly as long as its span")
        return self

    @field_validator("text")
    @classmethod
    def _no_edges(cls, text: str) -> str:
        if text != text.strip():
            raise ValueError("a sentence has no white space at its edges")
        return text

    @property
    def span(self) -> Span:
        """The sentence's place in the document's text."""
        return Span(start=self.start, end=self.end)


class Passage(Value):
    """A run of whole sentences embedded together: positions `first` to `last`, both included."""

    first: int = Field(ge=0)
    last: int

    @model_validator(mode="after")
    def _ordered(self) -> "Passage":
        if self.last < self.first:
            raise ValueError("a passage holds at least one sentence")
        return self


def reach_of(library: LibraryId) -> tuple[LibraryId, ...]:
    """Return what a member of `library` may read unless their server leaves the base out."""
    return (BASE_LIBRARY,) if library == BASE_LIBRARY else (BASE_LIBRARY, library)


def same_words(text: str) -> str:
    """Return what all copies of a sentence have in common."""
    return " ".join(text.casefold().split())
