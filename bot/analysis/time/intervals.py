"""Join the two ends of a range into one expression: "from 6 to 8 February"."""

import re
from collections.abc import Sequence
from datetime import date

from bot.analysis.time.ranges import spans_to
from bot.domain.event import Granularity, TimeExpression

_WINTER = re.compile(r"(\d{4})-24")
_QUARTER = re.compile(r"\d{4}-3[3-6]")
_FINEST_FIRST = tuple(Granularity)


def join_ranges(text: str, expressions: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Return the expressions with the ends of each range as one, its EDTF an interval."""
    joined: list[TimeExpression] = []
    for each in expressions:
        last = joined[-1] if joined else None
        if last and _is_range(text, last, each):
            joined[-1] = _interval(text, last, each)
        else:
            joined.append(each)
    return joined


def _is_range(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    if not (first.dated and second.dated) or not spans_to(text, first.end, second.start):
        return False
    if "/" in (first.edtf or "") or "/" in (second.edtf or ""):
        return _is_bounded(first) and _is_bounded(second) and _ordered(first, second)
    undated = first.earliest is None and second.latest is None
    return undated or _ordered(first, second)


def _is_bounded(expression: TimeExpression) -> bool:
    return expression.earliest is not None and expression.latest is not None


def _ordered(first: TimeExpression, second: TimeExpression) -> bool:
    return (first.earliest or date.max) <= (second.latest or date.min)


def _edge(edtf: str, day: date | None) -> str:
    """Return one end of an interval: a quarter's by its month, since none may stand in one."""
    return f"{day.year:04d}-{day.month:02d}" if day and _QUARTER.fullmatch(edtf) else edtf


def _is_one_winter(left: str, right: str) -> bool:
    """Say whether the range is a winter with both its years: "the winter of 1793-94"."""
    winter = _WINTER.fullmatch(left)
    return winter is not None and right == f"{int(winter[1]) + 1:04d}"


def _interval(text: str, first: TimeExpression, second: TimeExpression) -> TimeExpression:
    assert first.granularity  # noqa: S101 - dated expressions have one
    assert second.granularity  # noqa: S101 - dated expressions have one
    left = _edge((first.edtf or "").split("/")[0], first.earliest)
    right = _edge((second.edtf or "").split("/")[-1], second.latest)
    reason = first.year_reason or second.year_reason
    edtf = f"{left}/{right}"
    if _is_one_winter(left, right):
        edtf, second = left, second.model_copy(update={"latest": first.latest})
    return TimeExpression(
        start=first.start,
        end=second.end,
        expression=text[first.start : second.end],
        type=first.type,
        value=first.value,
        mod=first.mod,
        edtf=edtf,
        earliest=first.earliest,
        latest=second.latest,
        granularity=min(first.granularity, second.granularity, key=_FINEST_FIRST.index),
        year_inferred=reason is not None,
        year_reason=reason,
    )
