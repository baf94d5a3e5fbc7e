"""A statement against the library: for, against, or in no source at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.check import NOT_IN_SOURCES, VERDICTS, CheckRequest
from bot.domain.errors import QuestionRejectedError
from bot.wiring import Hearsay
from tests.services.conftest import OTHER_SERVER, SERVER

pytestmark = pytest.mark.model


def test_a_statement_that_a_source_makes_is_stated(hearsay: Hearsay) -> None:
    found = hearsay.checker.check(CheckRequest(SERVER, "Two dockers were hurt in Tolm."))

    assert found.verdict == "stated"
    assert found.supporting[0].text == "Two dockers were hurt."
    assert found.origins == ("The Tolm Gazette",)
    assert found.against == ()


def test_a_denied_statement_shows_both_sides(hearsay: Hearsay) -> None:
    found = hearsay.checker.check(
        CheckRequest(SERVER, "A lamp had fallen over in the grain store.")
    )

    assert found.verdict == "disputed"
    assert any("Osterby" in quote.text for quote in found.supporting)
    assert any("Galt Shipping denied" in quote.text for quote in found.against)
    assert {quote.document.published for quote in (*found.supporting, *found.against)} == {
        "2021-05-05",
        "2021-05-06",
    }


def test_a_statement_with_another_figure_is_contradicted(hearsay: Hearsay) -> None:
    found = hearsay.checker.check(CheckRequest(SERVER, "Nine dockers were hurt in Tolm."))

    assert found.verdict == "disputed"
    assert [quote.text for quote in found.against] == ["Two dockers were hurt."]


@pytest.mark.parametrize(
    "statement",
    [
        "Galt Shipping has bought a hotel in Brenk.",
        "The Eiffel Tower is in Paris.",
        "When did the mayor of Tolm confirm the murder?",
    ],
)
def test_what_no_source_says_gets_the_closest_sentence_and_no_verdict(
    hearsay: Hearsay, statement: str
) -> None:
    found = hearsay.checker.check(CheckRequest(SERVER, statement))

    assert found.verdict == NOT_IN_SOURCES
    assert found.supporting == found.against == ()
    assert "No document here says that" in found.note


def test_a_statement_surer_than_its_source_is_told_so(hearsay: Hearsay) -> None:
    statement = "It is confirmed that the store was insured twice."
    found = hearsay.checker.check(CheckRequest(SERVER, statement))

    assert found.verdict == "unverified"
    assert "“confirmed”" in found.note
    assert "rumoured" in found.note


def test_what_another_server_knows_is_in_no_source_here(hearsay: Hearsay) -> None:
    request = CheckRequest(OTHER_SERVER, "Two dockers were hurt in Tolm.")

    assert hearsay.checker.check(request).verdict == NOT_IN_SOURCES


def test_many_statements_keep_their_order_and_ids_and_bad_ones_say_why(hearsay: Hearsay) -> None:
    found = hearsay.checker.check_many(
        [
            CheckRequest(SERVER, "Two dockers were hurt in Tolm.", "a"),
            CheckRequest(SERVER, "  ", "b"),
            CheckRequest(OTHER_SERVER, "Two dockers were hurt in Tolm.", "c"),
        ]
    )

    assert [each.id for each in found] == ["a", "b", "c"]
    assert found[0].verdict == "stated"
    assert found[1].verdict == NOT_IN_SOURCES
    assert "empty" in found[1].note


def test_an_empty_statement_is_refused(hearsay: Hearsay) -> None:
    with pytest.raises(QuestionRejectedError, match="empty"):
        hearsay.checker.check(CheckRequest(SERVER, " "))


@settings(max_examples=15, deadline=None)  # each example encodes a statement
@given(st.text(min_size=1, max_size=120))
def test_whatever_is_checked_every_quote_has_a_status_and_is_verbatim(
    hearsay: Hearsay, text: str
) -> None:
    (found,) = hearsay.checker.check_many([CheckRequest(SERVER, text)])

    assert found.verdict in VERDICTS
    for quote in (*found.supporting, *found.against):
        document = hearsay.documents.get(hearsay.documents.reach(SERVER), quote.document.id)
        assert document.text[quote.start : quote.end] == quote.text
        assert quote.reasons
