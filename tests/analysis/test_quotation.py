"""Where quotations begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.quotation import find_quotations
from bot.domain.value import Span


def _quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in find_quotations(text, [Span(start=0, end=len(text))])]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no" and left.', ['"no"']),
        ("He said “no” and left.", ["“no”"]),
        ("He said 'no' and left.", ["'no'"]),
        ("He said ‘no’ and left.", ["‘no’"]),
        ("“She called it ‘odd’ twice,” he said.", ["“She called it ‘odd’ twice,”"]),
        ("'The pumps weren't new,' he said.", ["'The pumps weren't new,'"]),
        ("“It snapped. We heard it.", ["“It snapped. We heard it."]),
        ("The workers' tools and the firm's boats", []),
        ("Rock 'n' roll in the '90s", []),
        ("He is 6'3\" tall.", []),
        ("Don't, won't, can't.", []),
    ],
)
def test_marks_are_told_from_apostrophes(text: str, quoted: list[str]) -> None:
    assert _quoted(text) == quoted


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = "“It snapped.\n\n“It fell,” he said."
    found = find_quotations(text, [Span(start=0, end=12), Span(start=14, end=len(text))])
    assert [(q.span.of(text), q.open_end) for q in found] == [
        ("“It snapped.", True),
        ("“It fell,”", False),
    ]


@given(st.text(alphabet="ab \"'“”‘’.«»", min_size=1, max_size=80))
def test_quotations_lie_in_the_text_and_never_overlap(text: str) -> None:
    spans = [q.span for q in find_quotations(text, [Span(start=0, end=len(text))])]
    assert all(span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


def test_a_paragraph_of_opening_marks_takes_linear_time() -> None:
    assert _quoted("'a " * 100_000) == []
