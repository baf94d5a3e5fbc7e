"""How dates are written beyond the news: short years, parts of years, stamps, notices, diaries."""

import pytest

from bot.analysis.time.tagger import tag
from bot.domain.event import TimeExpression, TimexType
from tests.analysis.time.telling import ascribed, events_of

PUBLISHED = "2021-06-10"
"""A Thursday."""


def dated(text: str, published: str | None = PUBLISHED) -> list[str | None]:
    """Return the dates of a text in its order."""
    return [each.edtf for each in tag(text, published=published)]


def only(text: str) -> TimeExpression:
    """Return the one expression that `text` has."""
    (found,) = tag(text, published=PUBLISHED)
    return found


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They told us in the spring of '98.", "1998-21"),
        ("He left in May ’07.", "2007-05"),
        ("It has stood there since '68.", "1968/.."),
        ("He saw it in the late '80s.", "198X~"),
        ("He saw it in the late 80s.", "198X~"),
        ("It was promised back in '70s Velmora.", "197X"),
        ("In FY2020 the mine lost money.", "2020"),
        ("It lost money in FY21.", "2021"),
        ("It fell in the second half of last year.", "2020-41"),
        ("It fell in the first quarter of this year.", "2021-33"),
        ("It opens in January next year.", "2022-01"),
        ("It closed on Lady Day 1868.", "1868"),
        ("He left on Founders' Eve 1903.", "1903"),
        ("It fell in the winter of 1793–94.", "1793-24"),
        ("It ran from 24 June 2019 to 26 June 2019.", "2019-06-24/2019-06-26"),
        ("The poll ran from Sept. 19 to 22.", "2020-09-19/2020-09-22"),
    ],
)
def test_a_date_is_read_as_its_genre_writes_it(text: str, edtf: str) -> None:
    (event,) = events_of(text, published=PUBLISHED)
    assert event.edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "He was in his late 80s.",
        "The Club of '89 met there.",
        "They said '20 men' and meant it.",
        "He came on a Friday, in a storm.",
        "One Saturday in a storm he left.",
        "It ran 1200 hours of film.",
        "He spoke on “Tolm News Sunday,” a programme.",
    ],
)
def test_what_only_looks_like_it_dates_nothing(text: str) -> None:
    assert events_of(text, published=PUBLISHED) == ()


def test_a_friday_of_somebody_is_that_friday() -> None:
    assert dated("He said so in a Friday interview.") == ["2021-06-04"]


def test_military_time_is_on_the_day_that_was_named() -> None:
    found = tag("He left on 8 June. At 2240 hours the alarm sounded.", published=PUBLISHED)
    assert [(each.expression, each.edtf) for each in found] == [
        ("8 June", "2021-06-08"),
        ("2240 hours", "2021-06-08"),
    ]
    assert only("It lasted 2240 hours of the year.").type is TimexType.DURATION


def test_an_hour_that_has_passed_is_on_no_day_to_come() -> None:
    text = "The next meeting is on 11 July. The meeting closed at 9.05 p.m."
    assert dated(text) == ["2021-07-11", None]


def test_a_weekday_repeated_in_a_month_names_no_day() -> None:
    assert only("Walks take place every Sunday in May.").type is TimexType.SET


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It sank in 1991. It was the 9th of February, a Saturday.", "1991-02-09"),
        ("It sank in 1991. It was 9 June, a Wednesday.", "2021-06-09"),
        ("It sank in 1991. It was 9 June, a Monday.", "XXXX-06-09"),
    ],
)
def test_a_weekday_behind_a_date_says_which_years_it_can_be(text: str, edtf: str) -> None:
    assert dated(text)[-1] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He wrote on 12/09/2020. She wrote on 13/09/2020.", "2020-09-12"),
        ("He wrote on 12/09/2020. It was 4 May and 5 June.", "2020-09-12"),
        ("He wrote on 12/09/2020. She wrote on 12/13/2020.", "2020-12-09"),
        ("He wrote on 12/09/2020, not on May 4.", "2020-12-09"),
        ("He wrote on 12/09/2020.", "2020-12-09"),
        ("He wrote on 12/09/2020, 13/09/2020 and 12/13/2020.", "2020-12-09"),
    ],
)
def test_numbers_are_read_in_the_order_that_the_text_writes(text: str, edtf: str) -> None:
    assert dated(text)[0] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He had been planning it since at least January.", "2021-01/.."),
        ("The trial has been put off until the autumn.", "../2021-23"),
        ("The fete will take place on the second Saturday in July.", "2021-07"),
        ("The meeting takes place on March 12.", "2022-03-12"),
        ("The film premieres on 1 March.", "2022-03-01"),
        ("In January, Gov. Tarn praised him.", "2021-01"),
        ("Then in April nobody came.", "2021-04"),
        ("The minister is out after Osk leaves on Jan. 20.", "2021-01-20"),
    ],
)
def test_the_year_is_on_the_side_that_the_words_speak_of(text: str, edtf: str) -> None:
    assert dated(text) == [edtf]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He paid the day after Monday.", ["2021-06-08"]),
        ("He paid on 4 June. The day after the flood she paid.", ["2021-06-04", None]),
        ("He paid on 4 June. The day after, she paid.", ["2021-06-04", "2021-06-05"]),
    ],
)
def test_a_day_after_something_undated_is_not_counted(text: str, found: list[str | None]) -> None:
    assert dated(text) == found


OBITUARY = (
    "She was born on 8 August 1926. She left in 1946. Her first show was in June 1953. She "
    "married in 1957. The cycle was begun in January 1961 and finished in May 1969. It was shown "
    "in March 1972. She worked until last October. She fell ill at Christmas and died on 19 "
    "January. A service will be held on 1 February."
)


def test_an_obituary_ends_in_the_days_of_its_writer() -> None:
    assert dated(OBITUARY, "2020-01-25")[-4:] == [
        "../2019-10",
        "2019-12-25",
        "2020-01-19",
        "2020-02-01",
    ]


NEWS = (
    "A fire destroyed the hall on Thursday. The hall, built in 1871, survived the siege of "
    "December 1943 and the blaze of May 2019. It burned in 1902, in 1911 and on 4 March 1912. "
    "Tarn told us so two weeks ago. The meeting is on 18 July."
)


def test_news_with_a_page_of_background_stays_news() -> None:
    assert dated(NEWS, "2024-07-12")[-1] == "2024-07-18"
    assert dated(NEWS, "2024-07-12")[0] == "2024-07-11"


@pytest.mark.parametrize(
    "text",
    [
        "FOR IMMEDIATE RELEASE — 28 February 2021",
        "Notes to editors: Embargoed until 10:00 on 28 February 2021.",
        "Subscribe by 30 June to receive a free calendar.",
        "Sign up for the letter by 30 June.",
    ],
)
def test_a_notice_makes_no_event(text: str) -> None:
    assert events_of(text) == ()


def test_who_signs_up_somewhere_does_something() -> None:
    assert len(events_of("Osk signed up for the march on 4 June.")) == 1


def test_a_date_before_the_source_is_the_reports() -> None:
    text = "In May the insurer Corbell Mutual said that the hall would close."
    said = ascribed(text, "Corbell Mutual", "said", "that the hall would close")
    assert [each.role for each in events_of(text, said)] == ["reported"]


def test_a_date_before_another_deed_of_the_source_is_the_deeds() -> None:
    text = "On Wednesday he met the staff and said that the hall would close."
    said = ascribed(text, "he", "said", "that the hall would close")
    assert [each.role for each in events_of(text, said)] == ["happened"]


def test_what_somebody_agreed_or_decided_happened_then() -> None:
    text = "The board agreed in late May to sell the mill."
    agreed = ascribed(text, "The board", "agreed", "to sell the mill")
    assert [each.role for each in events_of(text, agreed)] == ["happened"]


def test_a_cue_further_on_does_not_take_the_date_of_the_verb_before() -> None:
    text = "The inquiry sat for three weeks in May and blamed nobody."
    blamed = ascribed(text, "The inquiry", "blamed", "nobody")
    assert [each.role for each in events_of(text, blamed)] == ["happened"]
