"""What must hold for any text: spans, bounds, valid EDTF, linear time on hostile input."""

import re
from itertools import pairwise

import edtf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.analysis.time.intervals import join_ranges
from bot.analysis.time.regions import find_regions
from bot.analysis.time.tagger import tag
from tests.analysis.time.telling import events_of

WORDS = (
    "early late mid- mid the of in on by since until from to and between last next this that every "
    "three days weeks months years ago later after before Monday Tuesday June 4 17 24 31 30 "
    "February March May 1985 2021 0099 9999 44 BC AD 1990s century 19th first quarter half "
    "second spring winter fall summer noon 3 p.m. 14:30 morning night Easter Christmas Friday Good "
    "weekend today yesterday decade 2021-02-30 3/4/2021 Q3 , . - – \n \n\n said will was a few 1st "
    "week now year half a million last-minute 0 00 12.30"
).split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=200)
PUBLISHED = st.sampled_from([None, "2021", "2021-06", "2021-06-10", "0001-01-01", "9999-12-31"])


@given(TEXTS, PUBLISHED)
@settings(max_examples=200, deadline=None)
def test_every_expression_is_its_span_in_order_and_without_overlap(
    text: str, published: str | None
) -> None:
    end = 0
    for each in tag(text, published=published):
        assert text[each.start : each.end] == each.expression
        assert each.start >= end
        end = each.end


@given(TEXTS, PUBLISHED)
@example("Q3 to winter", "2021-06-10")
@settings(max_examples=200, deadline=None)
def test_bounds_are_ordered_and_every_edtf_is_valid(text: str, published: str | None) -> None:
    for each in join_ranges(text, tag(text, published=published)):
        assert not (each.earliest and each.latest) or each.earliest <= each.latest
        if each.edtf is not None:
            edtf.parse_edtf(each.edtf)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_without_publication_or_printed_years_no_bounds_appear(text: str) -> None:
    yearless = re.sub(r"\d{2,}|['’]\d\d|\bAD\b|twenties|\d(?:st|nd|rd|th)? century", " ", text)
    for each in tag(yearless, published=None):
        assert each.earliest is None
        assert each.latest is None


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_regions_are_ordered_and_lie_in_the_text(text: str) -> None:
    regions = find_regions(text)
    assert all(0 <= start < end <= len(text) for start, end in regions)
    assert all(left[1] < right[0] for left, right in pairwise(regions))


@pytest.mark.parametrize(
    "unit", ["1", " ", "\n", "a", "-", "A "], ids=["digits", "spaces", "lines", "a", "dash", "caps"]
)
def test_a_line_of_a_million_characters_holds_no_time_and_ends(unit: str) -> None:
    assert tag(unit * (1_000_000 // len(unit)), published="2021-06-10") == ()


def test_a_hundred_thousand_characters_of_openings_end() -> None:
    for unit in ("the ", "a few ", "late ", "in the ", "1,", "1/", "twenty-"):
        found = tag(unit * (20_000 // len(unit)), published="2021-06-10")
        assert all(each.edtf is None for each in found)


def test_every_one_of_many_dates_is_found() -> None:
    assert len(tag("On 3 May 2020 it rained. " * 2_000, published="2021-06-10")) == 2_000


def test_many_full_names_are_looked_at_only_nearby() -> None:
    assert tag("in May Osk " * 5_000, published="2021-06-10") == ()


def test_a_sentence_of_thousands_of_dates_gives_each_its_event() -> None:
    text = "He came " + "on 3 May 2020 and then again " * 2_000 + "he left."
    assert len(events_of(text)) == 2_000
