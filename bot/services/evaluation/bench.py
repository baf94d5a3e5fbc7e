"""What evaluations work with: the bot's own services on a data folder that is thrown away."""

import zlib
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.document import LibraryId
from bot.index.vectors import TextEncoder
from bot.reading.reader import DocumentReader
from bot.services.answering import QuestionAnswerer
from bot.services.catalogue import Catalogue
from bot.services.checking import ClaimChecker
from bot.services.ingestion import Ingester
from bot.store.assessments import AssessmentStore
from bot.store.documents import DocumentStore

if TYPE_CHECKING:
    from bot.analysis.analyser import SentenceAnalyser


class Bench(NamedTuple):
    """Every service that a data set is measured with."""

    ingester: Ingester
    answerer: QuestionAnswerer
    catalogue: Catalogue
    checker: ClaimChecker
    documents: DocumentStore
    assessments: AssessmentStore
    analyser: "SentenceAnalyser"
    encoder: TextEncoder
    reader: DocumentReader


def library_named(name: str) -> LibraryId:
    """Return a library of its own for a data set: several share one bench and must not meet."""
    return LibraryId(str(zlib.crc32(name.encode())))
