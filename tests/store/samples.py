"""Small documents about invented people and places, cut line by line."""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.domain.claim import Attribution, SentenceAnalysis, Status, Verdict
from bot.domain.document import (
    BASE_LIBRARY,
    Document,
    DocumentDetails,
    DocumentId,
    LibraryId,
    Passage,
    Sentence,
    SentenceKey,
    VersionKey,
)
from bot.domain.draft import Draft, DraftId
from bot.domain.ingest import DocumentAnalysis
from bot.domain.value import Span
from bot.store.document_ids import new_document_id
from bot.store.drafts import StoredDraft

HARBOUR = LibraryId("1001")
MEADOW = LibraryId("2002")
REACH = (BASE_LIBRARY, HARBOUR)
OTHER_REACH = (BASE_LIBRARY, MEADOW)
NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)

TEXT = "The lighthouse of Orsk is dark.\nMara Vell says that it was sold.\n\nNobody confirms it. 🜂"


def document(
    text: str = TEXT,
    *,
    library: LibraryId = HARBOUR,
    file_name: str = "orsk.txt",
    version: int = 1,
    id: DocumentId | None = None,  # noqa: A002 - the field's own name
    title: str = "The lighthouse of Orsk",
) -> Document:
    return Document(
        id=id or new_document_id(),
        version=version,
        library=library,
        file_name=file_name,
        details=DocumentDetails(title=title, publisher="Orsk Courier", published="2031-05"),
        content_hash=hashlib.sha256(f"{file_name}{text}".encode()).hexdigest(),
        text=text,
    )


def analysis(text: str = TEXT) -> DocumentAnalysis:
    sentences = tuple(_lines(text))
    return DocumentAnalysis(
        sentences=sentences,
        passages=(Passage(first=0, last=len(sentences) - 1),) if sentences else (),
        analyses=tuple(_analysis(each) for each in sentences),
    )


def draft(
    id: DraftId,  # noqa: A002 - the field's own name
    text: str = TEXT,
    *,
    library: LibraryId = HARBOUR,
    replaces: VersionKey | None = None,
    prepared_at: datetime | None = None,
) -> StoredDraft:
    found = analysis(text)
    return StoredDraft(
        draft=Draft(
            id=id,
            library=library,
            file_name="orsk-draft.txt",
            details=DocumentDetails(title="A draft about Orsk", published="2031-05"),
            replaces=replaces,
            revision=1,
            prepared_by="77",
            prepared_at=prepared_at or datetime.now(UTC),
            words=len(text.split()),
            sentences=len(found.sentences),
            attributed=0,
            hedged=0,
            denials=0,
            events=0,
            opening=text.split("\n", maxsplit=1)[0],
        ),
        text=text,
        analysis=found,
        content_hash=hashlib.sha256(f"draft {text}".encode()).hexdigest(),
    )


def key(stored: Document, position: int = 0) -> SentenceKey:
    return SentenceKey(stored.id, stored.version, position)


def verdict(sentence: SentenceKey, status: Status = Status.VERIFIED) -> Verdict:
    return Verdict(
        sentence=sentence,
        status=status,
        moderator_id="77",
        moderator_name="Ilse",
        recorded_at=NOON,
        evidence="https://courier.example/orsk",
        reason="Seen with her own eyes.",
    )


class SteppingClock:
    """A clock that moves on by a minute each time that it is read."""

    def __init__(self) -> None:
        self._at = NOON

    def __call__(self) -> datetime:
        self._at += timedelta(minutes=1)
        return self._at


def _lines(text: str) -> Iterator[Sentence]:
    found = re.finditer(r"\S(?:[^\n]*\S)?", text)
    for position, line in enumerate(found):
        yield Sentence(
            position=position,
            start=line.start(),
            end=line.end(),
            text=line.group(),
            paragraph=position + 1,
        )


def _analysis(sentence: Sentence) -> SentenceAnalysis:
    if "says" not in sentence.text:
        return SentenceAnalysis(denial="Nobody" in sentence.text)
    attribution = Attribution(
        source=Span(start=sentence.start, end=sentence.start + 9),
        cue=None,
        content=sentence.span,
        said_by=("Mara Vell",),
    )
    return SentenceAnalysis(attributions=(attribution,), hedge_words=("says",))
