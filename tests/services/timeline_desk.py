"""The timeline's own services on a real store, without model, index or parser."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from typing import NamedTuple

from bot.analysis.segment import segment
from bot.domain.claim import SentenceAnalysis
from bot.domain.document import Document, DocumentDetails, DocumentId, LibraryId, Passage
from bot.domain.ingest import DocumentAnalysis
from bot.domain.timeline import ReportPlace
from bot.services.timeline_editing import TimelineEditor
from bot.services.timeline_events import Entry, EventBook, Told
from bot.services.verification import Moderator
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.found_events import FoundEventStore
from bot.store.timeline_edits import TimelineEditStore

ILKA = Moderator("7", "Ilka")
NOW = datetime(2031, 6, 1, tzinfo=UTC)
_numbers = count(1)


class Desk(NamedTuple):
    """One server's timeline, to be looked at and edited."""

    library: LibraryId
    documents: DocumentStore
    book: EventBook
    editor: TimelineEditor

    def entries(self) -> tuple[Entry, ...]:
        """Return what is shown."""
        return self.book.entries(self.library, self.book.documents(self.library))

    def told(self) -> list[Told]:
        """Return every report that is shown."""
        return [told for entry in self.entries() for told in entry.told]

    def place(self, words: str) -> ReportPlace:
        """Return the place of the only report whose sentence has these words."""
        (found,) = (told.place for told in self.told() if words in told.sentence.text)
        return found

    def shown(self) -> list[list[str]]:
        """Return the sentences of each entry."""
        return [[told.sentence.text for told in entry.told] for entry in self.entries()]

    def partition(self) -> set[frozenset[ReportPlace]]:
        """Return which places stand together."""
        return {frozenset(told.place for told in entry.told) for entry in self.entries()}

    def add(self, text: str, published: str | None = "2021-06-18") -> Document:
        """Add a document that says these sentences."""
        return put(self.documents, self.library, text, published)


def open_desk(database: Database, library: LibraryId, texts: Sequence[str] = ()) -> Desk:
    """Open a server's timeline on a database, with one document for each text."""
    documents, edits = DocumentStore(database), TimelineEditStore(database)
    book = EventBook(documents, FoundEventStore(database), edits)
    desk = Desk(library, documents, book, TimelineEditor(book, edits, lambda: NOW))
    for text in texts:
        desk.add(text)
    return desk


def put(documents: DocumentStore, library: LibraryId, text: str, published: str | None) -> Document:
    """Store a fictional document; its sentences are everybody's own voice."""
    number = next(_numbers)
    sentences = segment(text, "Notes")
    document = Document(
        id=DocumentId(f"D{number:07}"),
        version=1,
        library=library,
        file_name=f"notes-{number}.md",
        details=DocumentDetails(title="Notes", published=published),
        content_hash=f"{number:064x}",
        text=text,
    )
    analysis = DocumentAnalysis(
        sentences=sentences,
        passages=(Passage(first=0, last=len(sentences) - 1),),
        analyses=tuple(SentenceAnalysis() for _ in sentences),
    )
    documents.add_version(document, analysis, "test")
    return document
