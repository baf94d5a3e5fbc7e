"""A document on its way in: what a moderator sees before anything is live."""

from datetime import datetime
from enum import StrEnum
from typing import NewType

from pydantic import Field

from bot.domain.document import DocumentDetails, DocumentRef, LibraryId, VersionKey
from bot.domain.value import Value

DraftId = NewType("DraftId", str)
"""Eight characters of Crockford base32, like a document's id."""


class Objection(StrEnum):
    """How a sentence of a draft stands to one that the library already holds."""

    DENIES = "denies"
    CORRECTS = "corrects"


class DraftObjection(Value):
    """A sentence of the draft that denies or corrects one in the library."""

    kind: Objection
    text: str = Field(min_length=1, description="the draft's sentence, verbatim")
    document: DocumentRef
    objected: str = Field(min_length=1, description="the library's sentence, verbatim")


class NearDuplicate(Value):
    """A document of the library that says much of what the draft says."""

    document: DocumentRef
    shared: float = Field(ge=0, le=1, description="share of the draft's sentences found there")


class Draft(Value):
    """A read and analysed document that nobody can be quoted yet: only moderators see it."""

    id: DraftId
    library: LibraryId
    file_name: str
    details: DocumentDetails
    replaces: VersionKey | None = Field(
        default=None, description="the version whose text this one is meant to follow"
    )
    revision: int = Field(ge=1, description="counts edits of the details: two may edit at once")
    prepared_by: str = Field(description="the moderator's id, or 'operator'")
    prepared_at: datetime
    words: int
    sentences: int
    attributed: int
    hedged: int
    denials: int
    events: int
    pages: int | None = Field(default=None, description="pages in the file; None: it has none")
    pages_read: int | None = None
    dropped: int = Field(default=0, description="captions, menus, banners that were left out")
    conflicts: tuple[str, ...] = Field(
        default=(), description="where the file contradicts itself about its details, in words"
    )
    warnings: tuple[str, ...] = ()
    near_duplicates: tuple[NearDuplicate, ...] = ()
    objections: tuple[DraftObjection, ...] = ()
    opening: str = Field(description="the first sentences, verbatim, to recognise the text by")
