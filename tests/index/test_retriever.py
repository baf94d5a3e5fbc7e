from pathlib import Path

import numpy as np
import pytest

from bot.domain.document import DocumentId, LibraryId, SentenceKey, SentenceKind
from bot.domain.retrieval import Retrieval
from bot.index.retriever import Retriever
from tests.index.documents import HARBOUR, VALLEY, found_texts, make_document, sync
from tests.index.fake_encoder import WordEncoder

FERRY = make_document("FERRY", ["The ferry sank.", "Brask kept the ledger.", "Rain fell."])
MILL = make_document("MILL", ["The mill burned.", "Odo Varn saw smoke."])


@pytest.fixture
def retriever(tmp_path: Path, encoder: WordEncoder) -> Retriever:
    return Retriever(tmp_path, encoder)


def test_the_sentence_that_shares_the_questions_words_comes_first(retriever: Retriever) -> None:
    sync(retriever, HARBOUR, FERRY, MILL)

    assert found_texts(retriever, (HARBOUR,), "who kept the ledger", FERRY, MILL)[0] == (
        "Brask kept the ledger."
    )


def test_questions_are_answered_in_their_order(retriever: Retriever) -> None:
    sync(retriever, HARBOUR, FERRY, MILL)

    together = retriever.find((HARBOUR,), ["ferry sank", "mill burned", ""])

    assert together == [
        retriever.find((HARBOUR,), [q])[0] for q in ("ferry sank", "mill burned", "")
    ]
    assert together[0].candidates[0].sentence == SentenceKey(DocumentId("FERRY"), 1, 0)
    assert together[1].candidates[0].sentence == SentenceKey(DocumentId("MILL"), 1, 0)


def test_no_library_reaches_another(retriever: Retriever) -> None:
    sync(retriever, HARBOUR, FERRY)
    sync(retriever, VALLEY, MILL)

    for question in ("mill burned smoke", "ferry sank ledger"):
        (harbour,) = retriever.find((HARBOUR,), [question])
        (valley,) = retriever.find((VALLEY,), [question])
        assert {c.sentence.document for c in harbour.candidates} == {"FERRY"}
        assert {c.sentence.document for c in valley.candidates} == {"MILL"}
    assert {key.document for key in retriever.vectors((VALLEY,))[0]} == {"MILL"}
    assert {n.sentence.document for n in retriever.similar((VALLEY,), ["ferry"], 5)[0]} == {"MILL"}


def test_a_reach_of_two_libraries_finds_in_both_and_names_them(retriever: Retriever) -> None:
    sync(retriever, HARBOUR, FERRY)
    sync(retriever, VALLEY, MILL)

    (found,) = retriever.find((HARBOUR, VALLEY), ["ferry sank"])

    assert {c.sentence.document: c.library for c in found.candidates} == {
        "FERRY": HARBOUR,
        "MILL": VALLEY,
    }
    assert [c.score for c in found.candidates] == sorted(
        (c.score for c in found.candidates), reverse=True
    )


def test_a_question_scores_the_same_whether_documents_share_a_library_or_not(
    retriever: Retriever,
) -> None:
    """The signals of a candidate are its own; only BM25 depends on the company."""
    sync(retriever, HARBOUR, FERRY)
    sync(retriever, VALLEY, MILL)
    sync(retriever, LibraryId("303"), FERRY, MILL)

    (apart,) = retriever.find((HARBOUR, VALLEY), ["the ferry"])
    (together,) = retriever.find((LibraryId("303"),), ["the ferry"])

    assert {c.sentence: round(c.late, 4) for c in apart.candidates} == {
        c.sentence: round(c.late, 4) for c in together.candidates
    }


def test_a_library_never_synced_holds_nothing(retriever: Retriever) -> None:
    (found,) = retriever.find((HARBOUR,), ["ferry"])

    assert found == Retrieval((), 0.0, answerable=False)
    assert retriever.vectors((HARBOUR,))[1].shape == (0, 16)
    assert retriever.similar((HARBOUR,), ["ferry"], 3) == [[]]


def test_an_empty_library_and_no_questions_are_fine(retriever: Retriever) -> None:
    sync(retriever, HARBOUR)
    sync(retriever, VALLEY, make_document("EMPTY", []))

    assert retriever.find((HARBOUR, VALLEY), ["ferry"])[0].candidates == ()
    assert retriever.find((HARBOUR,), []) == []


def test_captions_are_never_found(retriever: Retriever) -> None:
    pictured = make_document(
        "PICTURE",
        ["The ferry before it sank.", "A storm came."],
        kinds=[SentenceKind.CAPTION, SentenceKind.PROSE],
    )
    sync(retriever, HARBOUR, pictured)

    assert found_texts(retriever, (HARBOUR,), "the ferry sank", pictured) == ["A storm came."]
    assert [key.position for key in retriever.vectors((HARBOUR,))[0]] == [1]


@pytest.mark.parametrize("kind", [SentenceKind.HEADING, SentenceKind.HEADLINE])
def test_a_heading_does_not_outrank_the_sentence_that_answers(
    retriever: Retriever, kind: SentenceKind
) -> None:
    document = make_document(
        "HEADED",
        ["Where is the ledger?", "The ledger is where Brask left it."],
        kinds=[kind, SentenceKind.PROSE],
    )
    sync(retriever, HARBOUR, document)

    assert found_texts(retriever, (HARBOUR,), "Where is Brask ledger?", document)[0] == (
        "The ledger is where Brask left it."
    )


def test_vectors_come_with_their_keys(retriever: Retriever, encoder: WordEncoder) -> None:
    sync(retriever, HARBOUR, FERRY)
    sync(retriever, VALLEY, MILL)

    keys, vectors = retriever.vectors((VALLEY, HARBOUR))

    texts = {(d.key, s.position): s.text for d in (FERRY, MILL) for s in d.sentences}
    expected = encoder.encode([texts[key.version_key, key.position] for key in keys])
    np.testing.assert_allclose(vectors, expected, atol=1e-6)
    assert [key.document for key in keys] == ["MILL"] * 2 + ["FERRY"] * 3


def test_similar_sentences_come_nearest_first_over_all_libraries(retriever: Retriever) -> None:
    sync(retriever, HARBOUR, FERRY)
    sync(retriever, VALLEY, MILL)

    (near,) = retriever.similar((HARBOUR, VALLEY), ["Odo Varn saw smoke."], 3)

    assert near[0].sentence == SentenceKey(DocumentId("MILL"), 1, 1)
    assert near[0].similarity == pytest.approx(1)
    assert len(near) == 3
    assert [n.similarity for n in near] == sorted((n.similarity for n in near), reverse=True)


def test_a_new_version_takes_the_place_of_the_old(retriever: Retriever) -> None:
    newer = make_document("FERRY", ["The ferry did not sink."], version=2)
    sync(retriever, HARBOUR, FERRY)
    sync(retriever, HARBOUR, newer)

    (found,) = retriever.find((HARBOUR,), ["the ferry sank"])

    assert {c.sentence.version_key for c in found.candidates} == {newer.key}


def test_a_forgotten_library_is_gone_from_memory_and_disk(
    retriever: Retriever, tmp_path: Path
) -> None:
    sync(retriever, HARBOUR, FERRY)

    retriever.forget(HARBOUR)

    assert retriever.find((HARBOUR,), ["ferry"])[0].candidates == ()
    assert list(tmp_path.iterdir()) == []
    retriever.forget(HARBOUR)


@pytest.mark.parametrize("library", ["", "..", "a/b", "../other", "x" * 65])
def test_a_library_id_never_leads_out_of_the_folder(retriever: Retriever, library: str) -> None:
    with pytest.raises(ValueError, match="not a library id"):
        sync(retriever, LibraryId(library), FERRY)
