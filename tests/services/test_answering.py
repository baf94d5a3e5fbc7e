"""An answer quotes the library word for word, names who says it, or says that it does not know."""

import pytest

from bot.domain.answer import AskRequest
from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY, reach_of
from bot.domain.errors import QuestionRejectedError
from bot.wiring import Hearsay
from tests.services.conftest import OTHER_SERVER, SERVER, submission

pytestmark = pytest.mark.model


def test_the_answer_is_quoted_with_its_source_and_speaker(hearsay: Hearsay) -> None:
    answer = hearsay.answerer.answer(AskRequest(SERVER, "What did Mira Osterby say?"))

    first = answer.quotes[0]
    assert first.text == "Mira Osterby, the harbour master, said that a lamp had fallen over."
    assert first.said_by == ("Mira Osterby",)
    assert first.document.publisher == "The Tolm Gazette"
    assert first.status in (Status.UNVERIFIED, Status.DISPUTED)


def test_every_quote_is_its_documents_text(hearsay: Hearsay) -> None:
    questions = ["What burned in Tolm?", "Who was hurt?", "Why did the store burn?", "Tolm?"]
    answers = hearsay.answerer.answer_many([AskRequest(SERVER, each) for each in questions])

    quotes = [quote for answer in answers for quote in answer.quotes]
    assert quotes
    for quote in quotes:
        document = hearsay.documents.get(reach_of(SERVER), quote.document.id)
        assert document.text[quote.start : quote.end] == quote.text


def test_a_sentence_that_leans_on_the_one_before_takes_it_along(hearsay: Hearsay) -> None:
    answer = hearsay.answerer.answer(AskRequest(SERVER, "When had the store been inspected?"))

    assert answer.quotes[0].text == (
        "Mira Osterby, the harbour master, said that a lamp had fallen over.\n\n"
        "She also said that the store had been inspected in April."
    )


def test_a_question_in_a_document_is_never_quoted(hearsay: Hearsay) -> None:
    answer = hearsay.answerer.answer(AskRequest(SERVER, "Who lit the lamp?"))

    assert "Who lit the lamp?" not in [quote.text for quote in answer.quotes]


@pytest.mark.parametrize("question", ["What is the capital of Peru?", "How do I bake bread?"])
def test_what_no_source_answers_is_refused(hearsay: Hearsay, question: str) -> None:
    answer = hearsay.answerer.answer(AskRequest(SERVER, question))

    assert answer.refused
    assert answer.quotes == ()
    assert "No source in the library" in answer.note


def test_another_server_does_not_see_the_library(hearsay: Hearsay) -> None:
    for library in (OTHER_SERVER, BASE_LIBRARY):
        answer = hearsay.answerer.answer(AskRequest(library, "What burned down in Tolm?"))
        assert all("Tolm" not in quote.text for quote in answer.quotes)


def test_a_follow_up_is_read_with_the_question_before(hearsay: Hearsay) -> None:
    asked = AskRequest(SERVER, "What did she say?", after="Who is Mira Osterby?")

    assert hearsay.answerer.answer(asked).quotes[0].said_by == ("Mira Osterby",)


def test_many_questions_come_back_in_order_with_their_ids(hearsay: Hearsay) -> None:
    questions = ["What burned down in Tolm?", "", "What is the capital of Peru?"]
    asked = [AskRequest(SERVER, each, id=number) for number, each in enumerate(questions)]

    answers = hearsay.answerer.answer_many(asked)

    assert [answer.id for answer in answers] == [0, 1, 2]
    assert [answer.refused for answer in answers] == [False, True, True]
    assert "empty" in answers[1].note


def test_an_unreadable_question_alone_is_an_error(hearsay: Hearsay) -> None:
    with pytest.raises(QuestionRejectedError, match="no words"):
        hearsay.answerer.answer(AskRequest(SERVER, "🙂"))


def test_a_denial_stands_beside_what_it_denies(hearsay: Hearsay) -> None:
    answer = hearsay.answerer.answer(AskRequest(SERVER, "Did a lamp fall over?"))

    assert {quote.document.publisher for quote in answer.quotes} == {
        "The Tolm Gazette",
        "Coast Wire",
    }
    assert answer.status is Status.DISPUTED


def test_a_correction_is_quoted_with_what_is_right(fresh: Hearsay) -> None:
    fresh.ingester.ingest_many(
        [
            submission("toll.md", "# Fire\n\nSix dockers were hurt in the fire in Tolm.\n"),
            submission(
                "notice.md",
                "# Correction\n\nAn earlier version of our report said that six dockers were hurt "
                "in the fire in Tolm. The figure is two.\n",
            ),
        ]
    )

    asked = AskRequest(SERVER, "How many dockers were hurt in the fire in Tolm?")
    answer = fresh.answerer.answer(asked)

    assert any(quote.text.endswith("The figure is two.") for quote in answer.quotes)


def test_quotes_for_and_against_make_an_answer_disputed(fresh: Hearsay) -> None:
    fresh.ingester.ingest_many(
        [
            submission("sold.md", "# Sale\n\nMira Osterby sold the Tolm lantern.\n"),
            submission("kept.md", "# Still ours\n\nMira Osterby has not sold the Tolm lantern.\n"),
        ]
    )

    asked = AskRequest(SERVER, "Was the Tolm lantern sold by Mira Osterby?")
    answer = fresh.answerer.answer(asked)

    assert len(answer.quotes) == 2
    assert answer.status is Status.DISPUTED


def test_a_false_premise_is_met_by_the_closest_sentences_and_said_to_be_unsaid(
    hearsay: Hearsay,
) -> None:
    question = "When did Galt Shipping admit that a lamp had fallen over?"
    answer = hearsay.answerer.answer(AskRequest(SERVER, question))

    assert "No document here says that" in answer.note
    assert "“admit”" in answer.note
    assert any("Galt Shipping denied" in quote.text for quote in answer.quotes)
