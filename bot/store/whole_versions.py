"""Store a version with everything that belongs to it, in one transaction."""

from sqlalchemy import Connection

from bot.domain.document import Document
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
