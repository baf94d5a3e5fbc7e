"""Dates and expressions that contradict themselves cannot be made."""

from datetime import date

import pytest
from pydantic import ValidationError

from bot.domain.event import DatedValue, Granularity, TimeExpression, TimexType


def expression(**changes: object) -> TimeExpression:
    """Return "June 4" of 2021 with some fields changed."""
    fields: dict[str, object] = {
        "start": 3,
        "end": 9,
        "expression": "June 4",
        "type": TimexType.DATE,
        "value": "2021-06-04",
        "edtf": "2021-06-04",
        "earliest": date(2021, 6, 4),
        "latest": date(2021, 6, 4),
        "granularity": Granularity.DAY,
    }
    return TimeExpression.model_validate(fields | changes)


def test_a_dated_expression_can_date_an_event() -> None:
    assert expression().dated
    assert expression().span.of("On June 4 it rained.") == "June 4"


def test_durations_sets_and_undated_words_date_none() -> None:
    assert not expression(type=TimexType.DURATION).dated
    assert not expression(type=TimexType.SET).dated
    assert not expression(edtf=None).dated


def test_bounds_are_ordered() -> None:
    with pytest.raises(ValidationError, match="ordered"):
        expression(earliest=date(2021, 6, 5))


def test_an_expression_is_as_long_as_its_span() -> None:
    with pytest.raises(ValidationError, match="as long as its span"):
        expression(end=10)


@pytest.mark.parametrize(("inferred", "reason"), [(True, None), (False, "counted")])
def test_an_inferred_year_and_its_reason_come_together(inferred: bool, reason: str | None) -> None:
    with pytest.raises(ValidationError, match="inferred year"):
        DatedValue(year_inferred=inferred, year_reason=reason)
