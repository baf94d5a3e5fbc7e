"""Documents go in whole, come out as they were, and can be taken out and brought back."""

import pytest

from bot.domain.answer import QuoteRef
from bot.domain.document import BASE_LIBRARY, DocumentId, VersionKey
from bot.domain.errors import (
    DocumentRejectedError,
    NotFoundError,
    StoreCorruptError,
    WithdrawnError,
)
from bot.domain.ingest import DocumentAnalysis
from bot.store.documents import DocumentStore
from tests.store.samples import HARBOUR, REACH, TEXT, analysis, document, key


def test_a_document_comes_back_as_it_was_added(store: DocumentStore) -> None:
    added, cut = document(), analysis()

    store.add_version(added, cut, "operator")

    assert store.get(REACH, added.id) == added
    assert store.get_version(REACH, added.key) == added
    assert store.sentences(REACH, added.key) == cut.sentences
    assert store.analyses(REACH, added.key) == cut.analyses
    assert store.passages(REACH, added.key) == cut.passages
    assert store.version_keys(HARBOUR) == (added.key,)
    stored = store.get_version_sentences(REACH, added.id, 1)
    assert tuple(each.sentence for each in stored) == cut.sentences
    assert tuple(each.analysis for each in stored) == cut.analyses
    indexable = store.indexable(REACH, added.key)
    assert (indexable.key, indexable.title) == (added.key, added.details.title)
    assert (indexable.sentences, indexable.passages) == (cut.sentences, cut.passages)


def test_documents_are_listed_in_the_order_in_which_they_came(store: DocumentStore) -> None:
    first = document(file_name="z.txt")
    shared = document(file_name="b.txt", library=BASE_LIBRARY)
    last = document(file_name="a.txt")
    for each in (first, shared, last):
        store.add_version(each, analysis(), "operator")

    listed = store.current(REACH)

    assert [each.document for each in listed] == [first.ref, shared.ref, last.ref]
    assert [each.shared for each in listed] == [False, True, False]
    assert listed[0].details == first.details
    assert (listed[0].words, listed[0].sentences) == (len(TEXT.split()), 3)
    assert listed[0].added_at == "2031-05-04T12:01:00+00:00"


def test_bytes_and_file_names_are_found_again(store: DocumentStore) -> None:
    added = document()
    store.add_version(added, analysis(), "operator")

    assert store.find_by_hash(HARBOUR, added.content_hash) == added
    assert store.find_by_file_name(HARBOUR, "orsk.txt") == added
    assert store.find_by_hash(HARBOUR, "0" * 64) is None
    assert store.find_by_file_name(HARBOUR, "other.txt") is None


def test_a_new_version_takes_the_place_of_the_old_one(store: DocumentStore) -> None:
    first = document()
    second = document("The lighthouse burns again.", id=first.id, version=2)
    store.add_version(first, analysis(), "operator")

    store.add_version(second, analysis(second.text), "operator")

    assert store.get(REACH, first.id) == second
    assert store.version_keys(HARBOUR) == (second.key,)
    assert store.find_by_hash(HARBOUR, first.content_hash) is None
    assert store.get_version(REACH, first.key) == first
    assert not store.is_current(REACH, first.key)
    assert store.is_current(REACH, second.key)
    assert set(store.load_sentences(REACH, [key(first), key(second)])) == {key(second)}


def test_sentences_load_with_their_analyses(store: DocumentStore) -> None:
    added, cut = document(), analysis()
    store.add_version(added, cut, "operator")
    unknown = key(document())

    loaded = store.load_sentences(REACH, [key(added, 1), unknown, key(added, 1), key(added, 9)])

    assert set(loaded) == {key(added, 1)}
    stored = loaded[key(added, 1)]
    assert (stored.sentence, stored.analysis) == (cut.sentences[1], cut.analyses[1])
    assert (stored.key, stored.library) == (key(added, 1), HARBOUR)


def test_more_keys_than_a_statement_takes_parameters_are_loaded(store: DocumentStore) -> None:
    text = "\n".join(f"Boat {number} sails." for number in range(11_000))
    added = document(text)
    store.add_version(added, analysis(text), "operator")

    loaded = store.load_sentences(REACH, [key(added, number) for number in range(11_000)])

    assert len(loaded) == 11_000
    assert loaded[key(added, 10_999)].sentence.text == "Boat 10999 sails."


def test_a_removed_document_is_unreachable(store: DocumentStore) -> None:
    added = document()
    store.add_version(added, analysis(), "operator")

    assert store.remove(HARBOUR, added.id, "77") == added.ref

    assert store.current(REACH) == ()
    assert store.version_keys(HARBOUR) == ()
    assert store.load_sentences(REACH, [key(added)]) == {}
    assert store.find_by_hash(HARBOUR, added.content_hash) is None
    assert store.find_by_file_name(HARBOUR, added.file_name) is None
    assert not store.is_current(REACH, added.key)
    with pytest.raises(NotFoundError):
        store.get(REACH, added.id)
    for read in (store.get_version, store.sentences, store.analyses, store.passages):
        with pytest.raises(WithdrawnError, match="The lighthouse of Orsk"):
            read(REACH, added.key)
    with pytest.raises(WithdrawnError):
        store.read_span(REACH, QuoteRef(added.id, 1, 0, 3))
    with pytest.raises(NotFoundError):
        store.remove(HARBOUR, added.id, "77")


def test_a_library_is_used_from_its_first_document_on(store: DocumentStore) -> None:
    added = document(library=BASE_LIBRARY)
    assert not store.ever_used()

    store.add_version(added, analysis(), "operator")
    store.remove(BASE_LIBRARY, added.id, "operator")

    assert store.ever_used()
    assert not store.ever_used(HARBOUR)


def test_the_same_bytes_are_not_stored_twice(store: DocumentStore) -> None:
    store.add_version(document(), analysis(), "77")

    with pytest.raises(DocumentRejectedError, match="already in the library"):
        store.add_version(document(), analysis(), "78")

    assert len(store.current(REACH)) == 1


def test_parts_that_do_not_fit_the_text_are_refused_whole(store: DocumentStore) -> None:
    cut = analysis()
    shifted = cut.sentences[0].model_copy(update={"start": 1, "end": cut.sentences[0].end + 1})
    wrong = DocumentAnalysis(
        sentences=(shifted, *cut.sentences[1:]), passages=cut.passages, analyses=cut.analyses
    )
    too_far = DocumentAnalysis(
        sentences=cut.sentences[:1], passages=cut.passages, analyses=cut.analyses[:1]
    )

    for parts in (wrong, too_far):
        with pytest.raises(StoreCorruptError):
            store.add_version(document(), parts, "77")

    assert store.current(REACH) == ()


@pytest.mark.parametrize(
    "change", [{"text": "a\0b"}, {"file_name": "a\0b"}, {"file_name": "a\ud800b"}]
)
def test_characters_that_no_text_has_are_refused(
    store: DocumentStore, change: dict[str, str]
) -> None:
    with pytest.raises(DocumentRejectedError, match="UTF-8"):
        store.add_version(document().model_copy(update=change), analysis(), "77")


def test_what_is_not_there_is_not_found(store: DocumentStore) -> None:
    nobody = DocumentId("00000000")
    with pytest.raises(NotFoundError, match="There is no document 00000000"):
        store.get(REACH, nobody)
    with pytest.raises(NotFoundError):
        store.get_version(REACH, VersionKey(nobody, 1))
    with pytest.raises(NotFoundError):
        store.next_version(HARBOUR, nobody)
    later = document(version=2)
    with pytest.raises(NotFoundError):
        store.add_version(later, analysis(), "77")


@pytest.mark.parametrize(("start", "end"), [(-3, 2), (4, 4), (5, 4)])
def test_a_span_that_is_no_span_reads_nothing(store: DocumentStore, start: int, end: int) -> None:
    added = document()
    store.add_version(added, analysis(), "77")

    with pytest.raises(NotFoundError):
        store.read_span(REACH, QuoteRef(added.id, 1, start, end))
