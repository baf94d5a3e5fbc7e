"""A draft as it is kept: a row that holds everything, or what became of it."""

from enum import StrEnum
from typing import NamedTuple

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Connection, RowMapping, and_, select

from bot.domain.document import LibraryId
from bot.domain.draft import Draft
from bot.domain.errors import NotFoundError
from bot.domain.ingest import DocumentAnalysis
from bot.store.schema import drafts

_OUTDATED = (
    "This draft was prepared by an earlier version of the bot, which read documents in another "
    "way: add the document again."
)


class Outcome(StrEnum):
    """What became of a draft."""

    PUBLISHED = "published"
    DISCARDED = "discarded"


class StoredDraft(NamedTuple):
    """A draft with what it will become: the text and its analysis."""

    draft: Draft
    text: str
    analysis: DocumentAnalysis
    content_hash: str


def content_of(stored: StoredDraft) -> dict[str, str | int]:
    """Return the columns that change whenever a draft does."""
    return {
        "revision": stored.draft.revision,
        "shown": stored.draft.model_dump_json(),
        "text": stored.text,
        "analysis": stored.analysis.model_dump_json(),
    }


def stored_from(row: RowMapping) -> StoredDraft:
    """Read an open draft with all that belongs to it.

    Raises:
        NotFoundError: if it is decided on, or an earlier version of the bot wrote it.
    """
    if row["outcome"] is not None:
        raise NotFoundError(_what_became_of(row))
    try:
        return StoredDraft(
            draft=Draft.model_validate_json(row["shown"]),
            text=row["text"],
            analysis=DocumentAnalysis.model_validate_json(row["analysis"]),
            content_hash=row["content_hash"],
        )
    except ValidationError as error:
        raise NotFoundError(_OUTDATED) from error


def open_of_bytes(connection: Connection, library: LibraryId, content_hash: str) -> Draft | None:
    """Return the draft of the same bytes that nobody has decided on."""
    query = select(drafts.c.shown).where(of_bytes(library, content_hash))
    shown = connection.execute(query).scalar_one_or_none()
    return None if shown is None else readable(shown)


def of_bytes(library: LibraryId, content_hash: str) -> ColumnElement[bool]:
    """Select the open drafts that were made from these bytes."""
    return and_(
        drafts.c.library_id == library,
        drafts.c.content_hash == content_hash,
        drafts.c.outcome.is_(None),
    )


def readable(shown: str) -> Draft | None:
    """Read a draft; None if an earlier version of the bot wrote it in another way."""
    try:
        return Draft.model_validate_json(shown)
    except ValidationError:
        return None


def _what_became_of(row: RowMapping) -> str:
    at = row["closed_at"].strftime("%Y-%m-%d at %H:%M UTC")
    if row["outcome"] == Outcome.PUBLISHED:
        return f"This draft was published on {at}: it is document {row['document_id']}."
    return f"This draft was discarded on {at}. Add the document again if it is wanted."
