"""The composition root: build every service once from the settings."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from bot.config import Settings
from bot.domain.document import BASE_LIBRARY
from bot.domain.ingest import Progress, Submission
from bot.index.answer_model import answer_model_for
from bot.index.encoder import Encoder
from bot.index.retriever import Retriever
from bot.index.threads import use_one_thread_for_products
from bot.reading.corpus import base_corpus
from bot.reading.fetching.fetcher import LinkFetcher
from bot.reading.fetching.perimeter import Perimeter, hosts_in
from bot.reading.reader import DocumentReader
from bot.services.answering import QuestionAnswerer
from bot.services.assessment import Assessor
from bot.services.catalogue import Catalogue
from bot.services.checking import ClaimChecker
from bot.services.chronology import Chronology
from bot.services.context import ContextReader
from bot.services.departures import Departures
from bot.services.diagnosis import Doctor
from bot.services.document_analysis import DocumentAnalyser
from bot.services.doubtful_links import DoubtfulLinks
from bot.services.draft_review import DraftReviewer
from bot.services.drafting import Drafting
from bot.services.evidence import EvidenceReader
from bot.services.feedback import FeedbackRecorder
from bot.services.indexing import IndexKeeper, silent
from bot.services.ingestion import Ingester
from bot.services.library_log import LibraryLog
from bot.services.links import LinkReader
from bot.services.posted_answers import PostedAnswers
from bot.services.quoting import QuoteBuilder
from bot.services.reanalysis import Reanalysis
from bot.services.sentence_finder import SentenceFinder
from bot.services.server_settings import SettingsBook
from bot.services.suggestions import Suggestions
from bot.services.timeline_editing import TimelineEditor
from bot.services.timeline_events import EventBook
from bot.services.timeline_statuses import TimelineStatuses
from bot.services.verification import Verification
from bot.store.assessments import AssessmentStore
from bot.store.audit import AuditLog, utc_now
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.doubtful_links import DoubtfulLinkStore
from bot.store.drafts import DraftStore
from bot.store.feedback import FeedbackStore
from bot.store.found_events import FoundEventStore
from bot.store.judged import JudgedSteps
from bot.store.overlaps import OverlapReader
from bot.store.posted_answers import PostedAnswerStore
from bot.store.quote_standing import QuoteStandings
from bot.store.reanalysis import ReanalysisStore
from bot.store.server_settings import ServerSettingsStore
from bot.store.servers import ServerStore
from bot.store.statuses import StatusReader
from bot.store.timeline_edits import TimelineEditStore
from bot.store.verdicts import VerdictStore

if TYPE_CHECKING:
    from bot.analysis.analyser import SentenceAnalyser

CORPUS = "base corpus"
"""Who added the documents that come with the package, in the audit log."""


@dataclass(frozen=True)
class Hearsay:
    """Every service, ready to use. All of them are synchronous."""

    settings: Settings
    database: Database
    answerer: QuestionAnswerer
    assessments: AssessmentStore
    catalogue: Catalogue
    checker: ClaimChecker
    chronology: Chronology
    context: ContextReader
    departures: Departures
    doctor: Doctor
    documents: DocumentStore
    doubtful_links: DoubtfulLinks
    drafting: Drafting
    encoder: Encoder
    feedback: FeedbackRecorder
    fetcher: LinkFetcher | None  # None: links are off
    index_keeper: IndexKeeper
    ingester: Ingester
    library_log: LibraryLog
    links: LinkReader
    posted: PostedAnswers
    sentence_finder: SentenceFinder
    server_settings: SettingsBook
    steps: ServerStore
    suggestions: Suggestions
    timeline_editor: TimelineEditor
    verification: Verification

    def close(self) -> None:
        """Stop what works in the background and close the database."""
        self.index_keeper.close()
        self.database.close()


def build(settings: Settings, progress: Progress = silent) -> Hearsay:
    """Build everything; on an empty store the base corpus is ingested first.

    Raises:
        ConfigurationError: if the data folder, the database or the model cannot be used.
    """
    use_one_thread_for_products()
    database = Database.open(settings.data)
    documents = DocumentStore(database)
    assessments = AssessmentStore(database)
    verdicts = VerdictStore(database)
    encoder = Encoder.load(settings.graph_folder, settings.model)
    retriever = Retriever(settings.data / "index", encoder, answer_model_for(encoder))
    keeper = IndexKeeper(documents, retriever)
    quotes = QuoteBuilder(documents, assessments)
    links = DoubtfulLinkStore(database)
    judged = JudgedSteps(database)
    assessor = Assessor(
        documents=documents,
        assessments=assessments,
        verdicts=verdicts,
        links=links,
        judged=judged,
        retriever=retriever,
        encoder=encoder,
    )
    reader = DocumentReader()
    analyser = DocumentAnalyser(load_analyser, encoder.count_pieces)
    edits = TimelineEditStore(database)
    book = EventBook(documents, FoundEventStore(database), edits)
    ingester = Ingester(
        reader=reader,
        analyser=analyser,
        documents=documents,
        assessments=assessments,
        keeper=keeper,
        assessor=assessor,
        judged=judged,
        events=book,
    )
    catalogue = Catalogue(documents, assessments, ingester)
    servers = ServerStore(database)
    server_settings = SettingsBook(ServerSettingsStore(database), assessments, ingester)
    fetcher = _fetcher(settings)
    hearsay = Hearsay(
        settings=settings,
        database=database,
        answerer=QuestionAnswerer(
            keeper=keeper,
            retriever=retriever,
            documents=documents,
            assessments=assessments,
            quotes=quotes,
        ),
        assessments=assessments,
        documents=documents,
        doubtful_links=DoubtfulLinks(
            links=links, documents=documents, quotes=quotes, ingester=ingester
        ),
        encoder=encoder,
        catalogue=catalogue,
        checker=ClaimChecker(
            keeper=keeper,
            retriever=retriever,
            documents=documents,
            assessments=assessments,
            quotes=quotes,
        ),
        chronology=Chronology(
            book=book,
            statuses=TimelineStatuses(StatusReader(database), verdicts, assessor, keeper),
            retriever=retriever,
            keeper=keeper,
            today=lambda: datetime.now(UTC).date(),
        ),
        context=ContextReader(documents, quotes),
        departures=Departures(
            servers=servers, retriever=retriever, keeper=keeper, settings=server_settings
        ),
        drafting=Drafting(
            reader=reader,
            analyser=analyser,
            reviewer=DraftReviewer(documents, OverlapReader(database), retriever, keeper, encoder),
            drafts=DraftStore(database),
            documents=documents,
            ingester=ingester,
        ),
        library_log=LibraryLog(AuditLog(database)),
        links=LinkReader(fetcher, server_settings),
        doctor=Doctor(
            settings=settings,
            database=database,
            documents=documents,
            keeper=keeper,
            encoder=encoder,
        ),
        feedback=FeedbackRecorder(FeedbackStore(database)),
        fetcher=fetcher,
        index_keeper=keeper,
        ingester=ingester,
        posted=PostedAnswers(
            store=PostedAnswerStore(database),
            standings=QuoteStandings(database),
            statuses=StatusReader(database),
            quotes=quotes,
        ),
        sentence_finder=SentenceFinder(documents, retriever, keeper),
        server_settings=server_settings,
        steps=servers,
        suggestions=Suggestions(documents, retriever, keeper),
        timeline_editor=TimelineEditor(book, edits, utc_now),
        verification=Verification(
            verdicts=verdicts,
            documents=documents,
            evidence=EvidenceReader(catalogue),
            quotes=quotes,
            ingester=ingester,
        ),
    )
    Reanalysis(ReanalysisStore(database), analyser).catch_up(progress)
    _ingest_base_corpus(documents, ingester, progress)
    keeper.ensure(BASE_LIBRARY, progress)
    ingester.catch_up(progress)
    return hearsay


def _fetcher(settings: Settings) -> LinkFetcher | None:
    if not settings.links:
        return None
    return LinkFetcher(Perimeter(exempt=hosts_in(settings.link_hosts)))


@cache
def load_analyser() -> "SentenceAnalyser":
    """Load the parser once; only what ingests or evaluates needs it."""
    # spaCy takes seconds to import: a question must not pay for what only ingesting needs.
    from bot.analysis.analyser import SentenceAnalyser  # noqa: PLC0415
    from bot.analysis.parsing import load_parser  # noqa: PLC0415

    return SentenceAnalyser(load_parser())


def _ingest_base_corpus(documents: DocumentStore, ingester: Ingester, progress: Progress) -> None:
    """Ingest `corpus/` once; what an operator removed later stays removed."""
    if documents.ever_used():
        return
    submissions = [
        Submission(
            library=BASE_LIBRARY,
            file_name=each.file_name,
            data=each.data,
            details=each.given,
            added_by=CORPUS,
        )
        for each in base_corpus()
    ]
    for result in ingester.ingest_many(submissions, progress):
        if isinstance(result, Exception):
            raise result
