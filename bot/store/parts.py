"""The sentences, analyses and passages of stored versions."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, and_, insert, select, update

from bot.domain.claim import SentenceAnalysis
from bot.domain.document import Document, DocumentDetails, LibraryId, Passage, Sentence, SentenceKey
from bot.domain.errors import DocumentRejectedError, StoreCorruptError
from bot.domain.ingest import DocumentAnalysis
from bot.domain.retrieval import IndexableDocument
from bot.domain.value import Value
from bot.store.reach import Place, in_place
from bot.store.schema import documents, passages, sentences, versions
from bot.store.sentence_keys import look_up


class StoredSentence(Value):
    """A sentence as it is stored, with what its words show."""

    key: SentenceKey
    library: LibraryId
    sentence: Sentence
    analysis: SentenceAnalysis


def check(document: Document, analysis: DocumentAnalysis) -> None:
    """Refuse what could not be read back, and parts that do not fit their text.

    Raises:
        DocumentRejectedError: if a name or the text has characters that no text has.
        StoreCorruptError: naming the first part that does not fit.
    """
    check_characters(document.file_name, document.details, document.text)
    for number, sentence in enumerate(analysis.sentences):
        if sentence.position != number or sentence.span.of(document.text) != sentence.text:
            raise StoreCorruptError(
                f"sentence {number} of {document.file_name!r} is not the text at "
                f"[{sentence.start}, {sentence.end})"
            )
    if any(passage.last >= len(analysis.sentences) for passage in analysis.passages):
        raise StoreCorruptError(f"a passage of {document.file_name!r} ends after its last sentence")


def check_characters(file_name: str, details: DocumentDetails, text: str) -> None:
    """Refuse words that could not be read back as they are.

    Raises:
        DocumentRejectedError: if a name or the text has characters that no text has.
    """
    # SQLite's substr ends at a null character, and half of a surrogate pair has no UTF-8.
    named = [str(words) for _, words in details if words is not None]
    words = "\n".join((file_name, *named, text))
    if "\0" in words or words.encode(errors="replace").decode() != words:
        raise DocumentRejectedError(
            f"{file_name!a} holds characters that no text has (null characters or "
            "halves of character pairs). Save it as UTF-8 text and add it again."
        )


def insert_parts(connection: Connection, document: Document, analysis: DocumentAnalysis) -> None:
    """Write a version's sentences, analyses and passages within the caller's transaction."""
    connection.execute(
        update(versions)
        .where(
            versions.c.library_id == document.library,
            versions.c.document_id == document.id,
            versions.c.version == document.version,
        )
        .values(analysis_version=analysis.made_by)
    )
    version = {
        "library_id": document.library,
        "document_id": document.id,
        "version": document.version,
    }
    pairs = zip(analysis.sentences, analysis.analyses, strict=True)
    rows = [
        {**version, **sentence.model_dump(mode="json"), "analysis": found.model_dump_json()}
        for sentence, found in pairs
    ]
    if rows:
        connection.execute(insert(sentences), rows)
    cuts = [
        {**version, "number": number, **passage.model_dump()}
        for number, passage in enumerate(analysis.passages)
    ]
    if cuts:
        connection.execute(insert(passages), cuts)


def sentences_of(connection: Connection, place: Place) -> tuple[Sentence, ...]:
    """Return a version's sentences in the order of the text."""
    query = select(sentences).where(in_place(sentences, place)).order_by(sentences.c.position)
    return tuple(_sentence_from(row) for row in connection.execute(query).mappings())


def analyses_of(connection: Connection, place: Place) -> tuple[SentenceAnalysis, ...]:
    """Return the analyses of a version's sentences, in the order of the text."""
    query = (
        select(sentences.c.analysis)
        .where(in_place(sentences, place))
        .order_by(sentences.c.position)
    )
    found = connection.execute(query).scalars()
    return tuple(SentenceAnalysis.model_validate_json(each) for each in found)


def stored_sentences_of(connection: Connection, place: Place) -> tuple[StoredSentence, ...]:
    """Return a version's sentences with their analyses, in the order of the text."""
    query = select(sentences).where(in_place(sentences, place)).order_by(sentences.c.position)
    return tuple(_stored_from(row) for row in connection.execute(query).mappings())


def passages_of(connection: Connection, place: Place) -> tuple[Passage, ...]:
    """Return a version's passages in the order of the text."""
    query = select(passages).where(in_place(passages, place)).order_by(passages.c.number)
    rows = connection.execute(query).mappings()
    return tuple(Passage(first=row["first"], last=row["last"]) for row in rows)


def indexable_of(connection: Connection, place: Place) -> IndexableDocument:
    """Return a version as the index sees it."""
    return IndexableDocument(
        key=place.key,
        title=place.title,
        sentences=sentences_of(connection, place),
        passages=passages_of(connection, place),
    )


def current_sentences(
    connection: Connection, reach: Sequence[LibraryId], keys: Sequence[SentenceKey]
) -> dict[SentenceKey, StoredSentence]:
    """Return those of the sentences that stand in a current version, in no set order."""
    joined = look_up(sentences, keys, reach).outerjoin(
        documents,
        and_(
            documents.c.library_id == sentences.c.library_id,
            documents.c.id == sentences.c.document_id,
            documents.c.current_version == sentences.c.version,
            documents.c.removed_at.is_(None),
        ),
    )
    query = select(sentences, documents.c.id.label("current")).select_from(joined)
    rows = connection.execute(query).mappings()
    found = [_stored_from(row) for row in rows if row["current"] is not None]
    return {each.key: each for each in found}


def _sentence_from(row: RowMapping) -> Sentence:
    return Sentence(
        position=row["position"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        paragraph=row["paragraph"],
        kind=row["kind"],
    )


def _stored_from(row: RowMapping) -> StoredSentence:
    return StoredSentence(
        key=SentenceKey(row["document_id"], row["version"], row["position"]),
        library=row["library_id"],
        sentence=_sentence_from(row),
        analysis=SentenceAnalysis.model_validate_json(row["analysis"]),
    )
