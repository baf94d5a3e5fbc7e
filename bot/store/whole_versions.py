"""Store a version with everything that belongs to it, in one transaction."""

from sqlalchemy import Connection

from bot.domain.document import Document, DocumentDetails
from bot.domain.ingest import DocumentAnalysis
from bot.store import parts, steps
from bot.store.carrying import carry_verdicts
from bot.store.carrying_edits import carry_edits
from bot.store.steps import Stamp


def add_version(
    connection: Connection, document: Document, analysis: DocumentAnalysis, stamp: Stamp
) -> None:
    """Write a version, its sentences and passages.

    Verdicts on unchanged sentences and edits of their reports come along.

    Raises as `DocumentStore.add_version` does.
    """
    parts.check(document, analysis)
    before = steps.insert_version(connection, document, stamp)
    parts.insert_parts(connection, document, analysis)
    if before is not None:
        carry_verdicts(connection, before, document, stamp)
        carry_edits(connection, before, document, stamp)


def recut_version(
    connection: Connection,
    seen: Document,
    details: DocumentDetails,
    analysis: DocumentAnalysis,
    stamp: Stamp,
) -> Document:
    """Write the text of a document again as its next version: other details cut it otherwise.

    Raises:
        ConflictError: if the document is no longer as it was seen.
    """
    steps.refuse_changed(connection, seen)
    version = steps.next_version(connection, seen.library, seen.id)
    newer = seen.model_copy(update={"details": details, "version": version})
    add_version(connection, newer, analysis, stamp)
    return newer
