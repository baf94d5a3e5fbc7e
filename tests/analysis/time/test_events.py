"""Which dated expressions make an event, and what the event holds."""

import pytest

from bot.domain.document import SentenceKind
from bot.domain.event import Granularity
from tests.analysis.time.telling import ascribed, events_of


@pytest.mark.parametrize(
    "text",
    [
        "Published on 4 June 2021 at 10:32",
        "Last updated: 4 June 2021",
        "Printed from the edition of 4 June 2021.",
        "© 2021 The Corvane Beacon. All rights reserved.",
        "Copyright 2021 Corvane Press",
        "Thu Jun 17, 2021 3:04 pm",
        "By Mora Tarn | June 17, 2021 | 5:30 PM",
        "Joined: Mar 2009",
        "Member since March 2015",
        "June 17, 2021",
        "Reply #3 on: June 4, 2021, 10:02",
    ],
)
def test_page_furniture_makes_no_event(text: str) -> None:
    assert events_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "He stayed for three days.",
        "He is 26 years old.",
        "They meet every Monday.",
        "It stands even today.",
        "He is now free.",
        "Was he seen on June 4?",
        "It was the worst flood since 1931.",
        "The weir is old (Tarn, 1999).",
    ],
)
def test_what_tells_of_nothing_that_happened_makes_no_event(text: str) -> None:
    assert events_of(text) == ()


def test_a_dateline_makes_no_event_and_the_sentence_behind_it_does() -> None:
    text = "LANNOCK, June 17 (Northline) - The bridge fell on Tuesday."
    assert [each.expression for each in events_of(text)] == ["Tuesday"]


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        (SentenceKind.PROSE, 1),
        (SentenceKind.HEADLINE, 1),
        (SentenceKind.HEADING, 0),
        (SentenceKind.CAPTION, 0),
    ],
)
def test_only_prose_and_headlines_tell(kind: SentenceKind, count: int) -> None:
    assert len(events_of("The bridge fell on June 4.", kind=kind)) == count


def test_an_event_keeps_its_expression_date_and_the_reason_for_its_year() -> None:
    text = "The bridge at Lannock fell in mid-February."
    (event,) = events_of(text)
    assert text[event.start : event.end] == event.expression == "mid-February"
    assert (event.edtf, str(event.earliest), str(event.latest)) == (
        "2021-02~",
        "2021-02-11",
        "2021-02-20",
    )
    assert event.granularity is Granularity.MONTH
    assert event.year_reason == "counted from the publication date 2021-06-18"


def test_a_range_makes_one_event_with_an_interval() -> None:
    (event,) = events_of("Talks were held from 6 to 8 February.")
    assert (event.expression, event.edtf) == ("6 to 8 February", "2021-02-06/2021-02-08")
    assert (str(event.earliest), str(event.latest)) == ("2021-02-06", "2021-02-08")


def test_two_dates_that_are_no_range_make_two_events() -> None:
    events = events_of("He was seen on 6 February and on 8 March.")
    assert [each.edtf for each in events] == ["2021-02-06", "2021-03-08"]


def test_a_range_of_weekdays_runs_forward() -> None:
    (event,) = events_of("It rained between Friday morning and Tuesday evening.")
    assert event.edtf == "2021-06-11/2021-06-15"


def test_the_innermost_content_decides_who_says_it() -> None:
    text = "The Beacon wrote that Osk said the bridge fell on June 4."
    outer = ascribed(text, "The Beacon", "wrote", "that Osk said the bridge fell on June 4")
    inner = ascribed(text, "Osk", "said", "the bridge fell on June 4", "The Beacon", "Osk")
    both = outer.model_copy(update={"attributions": outer.attributions + inner.attributions})
    (event,) = events_of(text, both)
    assert event.said_by == ("The Beacon", "Osk")


def test_an_undated_event_is_kept_without_bounds() -> None:
    (event,) = events_of("The bridge fell on June 4.", published=None)
    assert (event.edtf, event.earliest, event.latest) == ("XXXX-06-04", None, None)
    assert not event.year_inferred


def test_the_early_hours_of_a_day_are_that_day_exactly() -> None:
    (event,) = events_of("Police left in the early hours of Friday.", published="2021-06-20")
    assert event.edtf == "2021-06-18"


def test_a_century_that_only_describes_a_thing_makes_no_event() -> None:
    assert events_of("They rang the bell of an 18th-century church.") == ()
