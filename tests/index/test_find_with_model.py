"""The real model on a fictional story: what is asked about it is answered, all else refused."""

from pathlib import Path

import pytest

from bot.index.encoder import Encoder
from bot.index.retriever import Retriever
from tests.index.documents import HARBOUR, found_texts, make_document, sync

pytestmark = pytest.mark.model

LEDGER = make_document(
    "LEDGER",
    [
        "Harbour ledger missing in Port Orlen",
        "The harbour office's ledger has been missing since 4 March 2031, two clerks said.",
        "Mayor Tilda Brask denied on Friday that the ledger had ever left the building.",
        "According to the Quay Observer, a sailor named Odo Varn carried it aboard the Selma.",
        "Brask's office declined to comment on the sailor.",
        "The harbour council meets again in May.",
    ],
    title="Harbour ledger missing in Port Orlen",
)
FERRY = make_document(
    "FERRY",
    [
        "The ferry Selma carries 240 passengers between Port Orlen and the island of Wend.",
        "Its captain, Runa Holt, said that she knew nothing of a ledger.",
        "It is rumoured that the ferry will be sold to a company in Kestrel Bay.",
    ],
    title="A ferry under suspicion",
)


@pytest.fixture(scope="module")
def retriever(model: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    retriever = Retriever(Path(tmp_path_factory.mktemp("index")), model)
    sync(retriever, HARBOUR, LEDGER, FERRY)
    return retriever


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who is Odo Varn?", "a sailor named Odo Varn"),
        ("When did the ledger go missing?", "since 4 March 2031"),
        ("What does Brask say?", "Tilda Brask denied"),
        ("who captains the ferry", "Runa Holt"),
        ("Will the Selma be sold?", "will be sold"),
        ("How many passengers fit on the ferry?", "240 passengers"),
    ],
)
def test_a_question_about_the_story_finds_its_sentence(
    retriever: Retriever, question: str, words: str
) -> None:
    (found,) = retriever.find((HARBOUR,), [question])

    assert found.answerable
    best = found_texts(retriever, (HARBOUR,), question, LEDGER, FERRY)[:2]
    assert any(words in text for text in best)


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of Portugal?",
        "How do I make lasagne?",
        "hello there",
        "Who won the cup final?",
        "How do I sort a list in Rust?",
        "?",
    ],
)
def test_a_question_about_something_else_is_refused(retriever: Retriever, question: str) -> None:
    (found,) = retriever.find((HARBOUR,), [question])

    assert not found.answerable
    assert found.answerability < 0.5
