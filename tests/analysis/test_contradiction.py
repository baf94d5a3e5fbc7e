"""Contradictions in figures: only over otherwise the same sentence, only for one thing."""

import pytest

from bot.analysis.agreement import compare, weights_of
from bot.analysis.contradiction import contradicts
from bot.analysis.quantities import days_in, quantities_in
from tests.analysis.claim_library import claims, document, embed


def opposed(first: str, second: str) -> bool:
    one, other = claims(document("A", first), document("B", second))
    vectors = embed([first, second])
    agreement = compare(one.wording, other.wording, weights_of([one.wording, other.wording]))
    return contradicts(one, other, float(vectors[0] @ vectors[1]), agreement)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("14 people died when the dam at Orl burst.", "12 people died when the dam at Orl burst."),
        ("The dam at Orl was completed in 1974.", "The dam at Orl was completed in 1947."),
        ("The ferry sank off Sarn on 3 March.", "The ferry sank off Sarn on March 5."),
    ],
)
def test_another_figure_over_the_same_sentence_contradicts(first: str, second: str) -> None:
    assert opposed(first, second)
    assert opposed(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("14 people died when the dam burst.", "Fourteen people died when the dam burst."),
        ("At least 12 people died when it burst.", "14 people died when it burst."),
        ("About 40 houses were flooded.", "Some 42 houses were flooded."),
        ("14 people died in the flood at Orl.", "Another 300 houses were flooded at Orl."),
        ("12 people died when it burst.", "The toll rose from 12 to 14 people when it burst."),
        ("The dam is 41 metres high.", "The dam was completed in 1974."),
    ],
)
def test_compatible_figures_do_not(first: str, second: str) -> None:
    assert not opposed(first, second)


def test_numbers_are_read_in_words_and_digits_and_days_are_no_numbers() -> None:
    values = [
        each.value for each in quantities_in("Twenty-four of 1,200 homes, 3.5 million crowns")
    ]

    assert values == [24, 1200, 3_500_000]
    assert quantities_in("on 3 March 2019, one of them") == ()
    assert days_in("on 3 March 2019 or March 5th") == {"mar-3", "mar-5", "2019"}
