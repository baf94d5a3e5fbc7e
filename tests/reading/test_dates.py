"""Publication dates are understood as printed, or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.dates import read_date


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2021", "2021"),
        ("2021-06", "2021-06"),
        ("2021-06-18", "2021-06-18"),
        ("2021-06-18T10:00:00+02:00", "2021-06-18"),
        ("2021/6/8", "2021-06-08"),
        ("12 June 2021", "2021-06-12"),
        ("12th of June, 2021", "2021-06-12"),
        ("June 12, 2021", "2021-06-12"),
        ("Sept. 3, 2021, 5 p.m.", "2021-09-03"),
        ("Friday, June 18, 2021 at 10:30 AM", "2021-06-18"),
        ("Fri, 18 Jun 2021 10:00:00 +0000", "2021-06-18"),
        ("June 2021", "2021-06"),
        ("may 2021", "2021-05"),
    ],
)
def test_common_forms_are_understood(words: str, iso: str) -> None:
    assert read_date(words) == iso


@pytest.mark.parametrize(
    "words", ["3/4/2021", "soon", "June", "June 31, 2021", "2021-13", "Ma 2021", "", "13 Foo 2021"]
)
def test_a_doubtful_date_is_not_guessed(words: str) -> None:
    assert read_date(words) is None


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_is_read_back_in_both_english_forms(day: date) -> None:
    assert read_date(f"{day:%B} {day.day}, {day.year}") == day.isoformat()
    assert read_date(f"{day.day} {day:%b} {day.year}") == day.isoformat()


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(words: str) -> None:
    found = read_date(words)

    assert found is None or found[:4].isdigit()
