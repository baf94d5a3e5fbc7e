"""Describe a document on its way in: all that its own words show, before it is compared."""

from collections.abc import Sequence
from datetime import datetime

from bot.analysis.time.events import DatedDocument, find_events
from bot.analysis.time.tagger import tag
from bot.domain.document import Document, DocumentDetails, DocumentId, Sentence
from bot.domain.draft import Draft, DraftId
from bot.domain.ingest import DocumentAnalysis, ReadDocument, Submission
from bot.store.document_ids import new_document_id

_OPENING = 300
"""Characters of the opening words, unless the first sentence is longer."""


def describe(
    submission: Submission,
    read: ReadDocument,
    details: DocumentDetails,
    analysis: DocumentAnalysis,
    prepared_at: datetime,
) -> Draft:
    """Return a new draft, in its first revision."""
    draft = Draft(
        id=DraftId(new_document_id()),
        library=submission.library,
        file_name=submission.file_name,
        details=details,
        revision=1,
        prepared_by=submission.added_by,
        prepared_at=prepared_at,
        words=len(read.text.split()),
        sentences=len(analysis.sentences),
        attributed=sum(each.attributed for each in analysis.analyses),
        hedged=sum(each.hedged for each in analysis.analyses),
        denials=sum(each.denial for each in analysis.analyses),
        events=0,
        pages=read.pages,
        pages_read=read.pages_read,
        dropped=read.dropped,
        conflicts=read.conflicts,
        warnings=read.warnings,
        opening=_opening_of(read.text, analysis.sentences),
    )
    document = as_document(draft, details, read.text)
    return draft.model_copy(update={"events": count_events(document, analysis)})


def as_document(draft: Draft, details: DocumentDetails, text: str) -> Document:
    """Return the draft as the document that it would be, under an id that no document has."""
    return Document(
        id=DocumentId(draft.id),
        version=1,
        library=draft.library,
        file_name=draft.file_name,
        details=details,
        content_hash="",
        text=text,
    )


def count_events(draft: Document, analysis: DocumentAnalysis) -> int:
    """Return how many dated reports the timeline would show of a draft."""
    published = draft.details.published
    return len(
        find_events(
            DatedDocument(
                key=draft.key,
                text=draft.text,
                published=published,
                sentences=analysis.sentences,
                analyses=analysis.analyses,
                expressions=tag(draft.text, published=published),
            )
        )
    )


def _opening_of(text: str, sentences: Sequence[Sentence]) -> str:
    """Return the first whole sentences, verbatim, up to what is read at a glance."""
    end = sentences[0].end
    for each in sentences:
        if each.end - sentences[0].start > _OPENING:
            break
        end = each.end
    return text[sentences[0].start : end]
