"""What a question takes for granted. All names are fictional."""

import pytest

from bot.analysis.premise import unsaid_in


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("When did Galt Shipping admit the spill?", "Galt Shipping spoke of a spill on Monday."),
        ("Why did Osk confirm the sale?", "Osk could neither confirm nor deny the sale."),
        ("How was the theft proven?", "Nobody has proven the theft."),
        ("Since when has Brenk acknowledged the debt?", "Brenk has a debt of nine crowns."),
        ("Is the sale confirmed?", "People in Brenk speak of a sale."),
    ],
)
def test_what_no_source_puts_beyond_doubt_is_named(question: str, text: str) -> None:
    (word,) = unsaid_in(question, [text])

    assert word in question


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("When did Galt Shipping admit the spill?", "Galt Shipping admitted the spill on Monday."),
        ("Why did Osk confirm the sale?", "Osk's confirmation came after a vote."),
        ("Did Osk confirm the sale?", "Osk could neither confirm nor deny the sale."),
        ("Has Brenk ever admitted the debt?", "Brenk has never admitted the debt."),
        ("When did the ferry sail?", "The ferry sailed on Monday."),
        ("Confirm that the ferry sailed", "The ferry sailed on Monday."),
    ],
)
def test_what_a_source_says_or_answers_is_not_missing(question: str, text: str) -> None:
    assert unsaid_in(question, [text]) == ()


def test_one_source_among_several_is_enough() -> None:
    texts = ["Osk declined to confirm it.", "On Friday Osk confirmed the sale."]

    assert unsaid_in("When did Osk confirm the sale?", texts) == ()
