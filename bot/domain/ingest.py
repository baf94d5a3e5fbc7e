"""What goes into a library, and the report of what became of it."""

from collections.abc import Callable
from enum import StrEnum

from pydantic import Field, model_validator

from bot.domain.claim import SentenceAnalysis
from bot.domain.document import DocumentDetails, DocumentRef, LibraryId, Passage, Sentence
from bot.domain.value import Value

ANALYSIS_VERSION = 1
"""Raise it with every change of what segmentation or analysis make of a text: whatever is stored
is then read again at the next start. A test over a fixed text tells when it must be raised."""

Progress = Callable[[str, int, int], None]
"""Called with (what is being done, how many done, how many in all)."""


class GivenDetails(Value):
    """Details that a person states; each one wins over what the file itself says."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    published_note: str | None = None
    url: str | None = None


class Submission(Value):
    """A file on its way into a library."""

    library: LibraryId
    file_name: str = Field(min_length=1)
    data: bytes
    details: GivenDetails = GivenDetails()
    added_by: str = Field(description="who adds it, for the audit log: 'operator' or a member id")


class ReadDocument(Value):
    """What `reading` makes of bytes: repaired NFC text and the details found in the file."""

    text: str = Field(min_length=1)
    details: DocumentDetails
    warnings: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = Field(
        default=(), description="where the file contradicts itself about its details, in words"
    )
    pages: int | None = Field(default=None, description="pages in the file; None: it has none")
    pages_read: int | None = None
    dropped: int = Field(default=0, description="captions, menus, banners that were left out")


class DocumentAnalysis(Value):
    """What `analysis` makes of a text: `analyses[i]` belongs to `sentences[i]`."""

    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    analyses: tuple[SentenceAnalysis, ...]
    made_by: int = Field(default=ANALYSIS_VERSION, description="the version of the rules")

    @model_validator(mode="after")
    def _parallel(self) -> "DocumentAnalysis":
        if len(self.sentences) != len(self.analyses):
            raise ValueError("every sentence has exactly one analysis")
        return self


class IngestOutcome(StrEnum):
    """What became of a submission."""

    ADDED = "added"
    NEW_VERSION = "new version"
    DETAILS = "details changed"
    UNCHANGED = "unchanged"


class IngestReport(Value):
    """What a person is told after adding a document."""

    outcome: IngestOutcome
    document: DocumentRef
    words: int
    sentences: int
    attributed: int
    hedged: int
    denials: int
    warnings: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    pages: int | None = None
    pages_read: int | None = None
    dropped: int = 0
