"""Dates as people type them: each means days, is said back, or is refused by name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.document import BASE_LIBRARY
from bot.domain.errors import QuestionRejectedError
from bot.domain.timeline import TimelineRequest
from bot.services.timeline_query import last_day, understand, window_of

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("5 June 2021", "2021-06-05", "2021-06-05"),
        ("june 2021", "2021-06-01", "2021-06-30"),
        ("JUNE 2021", "2021-06-01", "2021-06-30"),
        ("jun 5, 2021", "2021-06-05", "2021-06-05"),
        ("2021-06-05", "2021-06-05", "2021-06-05"),
        ("2021-06", "2021-06-01", "2021-06-30"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("in 2021.", "2021-01-01", "2021-12-31"),
        ("q2 2020", "2020-04-01", "2020-06-30"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("spring 2020", "2020-03-01", "2020-05-31"),
        ("today", "2026-11-23", "2026-11-23"),
        ("now", "2026-11-23", "2026-11-23"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("three days ago", "2026-11-20", "2026-11-20"),
        ("friday", "2026-11-20", "2026-11-20"),
        ("5 june", "2026-06-05", "2026-06-05"),
    ],
)
def test_typed_dates_mean_days(typed: str, earliest: str, latest: str) -> None:
    assert understand(typed, TODAY) == (date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize(
    ("typed", "earliest"),
    [("May", "2026-05-01"), ("march", "2026-03-01"), ("december", "2025-12-01")],
)
def test_a_month_without_a_year_is_the_last_one(typed: str, earliest: str) -> None:
    bounds = understand(typed, TODAY)

    assert bounds is not None
    assert bounds.earliest == date.fromisoformat(earliest)


@pytest.mark.parametrize(
    "typed", ["foo", "2021-13", "2021-02-30", "99999", "12", "June 2021 to July 2021", "two weeks",
              "when the mill burned in 2021", "?", "🙂", "x" * 10_000]
)  # fmt: skip
def test_what_is_no_single_date_is_not_understood(typed: str) -> None:
    assert understand(typed, TODAY) is None


@given(st.dates())
def test_an_iso_date_means_itself(day: date) -> None:
    assert understand(day.isoformat(), TODAY) == (day, day)


@given(st.text(max_size=80))
def test_whatever_is_typed_means_ordered_days_or_nothing(typed: str) -> None:
    bounds = understand(typed, TODAY)

    assert bounds is None or (bounds.earliest or date.min) <= (bounds.latest or date.max)


def request(**typed: str) -> TimelineRequest:
    return TimelineRequest(BASE_LIBRARY, **typed)  # type: ignore[arg-type]  # the date fields only


def test_a_window_takes_the_first_day_of_from_and_the_last_of_the_others() -> None:
    window = window_of(request(since="2019", until="June 2021", as_of="2021"), TODAY)

    assert window[:3] == (date(2019, 1, 1), date(2021, 6, 30), date(2021, 12, 31))


def test_a_window_says_how_it_was_understood() -> None:
    notes = window_of(request(since="last week", as_of="june 2021"), TODAY).notes

    assert notes == (
        "from “last week”: 16 November 2026 or later",
        "as of “june 2021”: only what was out by 30 June 2021",
    )


def test_empty_dates_limit_nothing() -> None:
    assert window_of(request(since=" ", until=""), TODAY) == (None, None, None, ())


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"since": "the dawn of time"}, "“the dawn of time” is not a date"),
        ({"until": "soon"}, "for “to”"),
        ({"as_of": "since 2019"}, "open at the end"),
        ({"since": "2022", "until": "2021"}, "later than"),
    ],
)
def test_a_date_that_cannot_be_used_is_named(typed: dict[str, str], told: str) -> None:
    with pytest.raises(QuestionRejectedError, match=told):
        window_of(request(**typed), TODAY)


@pytest.mark.parametrize(
    ("published", "last"),
    [("2021-06-05", "2021-06-05"), ("2021-02", "2021-02-28"), ("2021", "2021-12-31")],
)
def test_a_document_is_out_for_certain_at_the_end_of_its_date(published: str, last: str) -> None:
    assert last_day(published) == date.fromisoformat(last)
    assert last_day(None) is None


def test_a_day_that_a_button_remembers_is_told_once() -> None:
    asked = request(since="2021-06-01", as_of="2021-06-30")

    assert window_of(asked, TODAY).notes == (
        "1 June 2021 or later",
        "only what was out by 30 June 2021",
    )
