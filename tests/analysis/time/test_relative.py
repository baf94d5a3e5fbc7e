"""Dates that lean on the publication, on the tense, or on a date named before."""

import pytest

from bot.analysis.time.tagger import tag
from bot.domain.event import TimeExpression, TimexType

PUBLISHED = "2021-06-10"
"""A Thursday."""


def only(text: str, published: str | None = PUBLISHED) -> TimeExpression:
    """Return the one expression that `text` has."""
    found = tag(text, published=published)
    assert len(found) == 1, [each.expression for each in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He left yesterday.", "2021-06-09"),
        ("He left the day before yesterday.", "2021-06-08"),
        ("He spoke today.", "2021-06-10"),
        ("He will speak tomorrow morning.", "2021-06-11"),
        ("He left on Tuesday.", "2021-06-08"),
        ("He spoke on Thursday.", "2021-06-10"),
        ("He will speak on Tuesday.", "2021-06-15"),
        ("He left last Tuesday.", "2021-06-08"),
        ("He left last Thursday.", "2021-06-03"),
        ("He speaks next Friday.", "2021-06-11"),
        ("He left on Monday night.", "2021-06-07"),
        ("He left last week.", "2021-05-31/2021-06-06"),
        ("He left last month.", "2021-05"),
        ("He left last year.", "2020"),
        ("He left earlier this year.", "2021"),
        ("He will leave next year.", "2022"),
        ("It rained over the weekend.", "2021-06-05/2021-06-06"),
        ("It rained last weekend.", "2021-06-05/2021-06-06"),
        ("He left three days ago.", "2021-06-07"),
        ("He left a week ago.", "2021-06-03"),
        ("He left two years ago.", "2019"),
        ("He left a decade ago.", "2011"),
        ("He left last March.", "2021-03"),
        ("He left last summer.", "2020-22"),
        ("He will leave next spring.", "2022-21"),
        ("He left in June of last year.", "2020-06"),
        ("It is due by the end of the month.", "2021-06~"),
        ("It grew late in the decade.", "202X~"),
        ("Sales fell in the first quarter.", "2021-33"),
    ],
)
def test_news_counts_from_its_publication(text: str, edtf: str) -> None:
    found = only(text)
    assert found.edtf == edtf
    assert found.year_inferred
    assert found.year_reason == f"counted from the publication date {PUBLISHED}"


def test_the_weekend_before_a_publication_on_a_saturday_is_the_last_one() -> None:
    assert only("The rain of last weekend.", "2022-10-15").edtf == "2022-10-08/2022-10-09"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He left in March.", "2021-03"),
        ("He left in November.", "2020-11"),
        ("He left on 17 May.", "2021-05-17"),
        ("He will leave in March.", "2022-03"),
        ("The hearing is scheduled for 17 November.", "2021-11-17"),
        ("The court was told on June 14 it opens.", "2021-06-14"),
        ("He left on Friday, 5 March.", "2021-03-05"),
        ("He left on Thursday, 5 March.", "2020-03-05"),
    ],
)
def test_a_missing_year_follows_tense_nearness_and_weekday(text: str, edtf: str) -> None:
    assert only(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He came on 3 May 2019. Three days later he left.", "2019-05-06"),
        ("He came on 3 May 2019. The next day he left.", "2019-05-04"),
        ("He came on 3 May 2019 and left the same day.", "2019-05-03"),
        ("He came on 3 May 2019. The following Tuesday he left.", "2019-05-07"),
        ("He came in May 2019 and left two months later.", "2019-07"),
        ("He came in 2009 and left that year.", "2009"),
        ("He came in May 2019 and left in June of that year.", "2019-06"),
        ("He came on 3 May 2019 and left at 5 p.m. after a meal.", "2019-05-03"),
    ],
)
def test_a_step_counts_from_the_date_named_before(text: str, edtf: str) -> None:
    _, second = tag(text, published=PUBLISHED)
    assert second.edtf == edtf
    assert second.year_inferred


def test_a_step_from_a_printed_date_is_one_expression() -> None:
    found = only("He left three days after June 4, 2019.")
    assert (found.expression, found.edtf) == ("three days after June 4, 2019", "2019-06-07")


@pytest.mark.parametrize(
    "text",
    [
        "Three years after it was due, the ship arrived.",
        "A few days later he left.",
        "He had come weeks earlier.",
        "Two and a half years ago he left.",
        "It will end in the near future.",
        "It stands even today.",
        "He is now free.",
    ],
)
def test_what_cannot_be_counted_names_no_date(text: str) -> None:
    assert only(text).edtf is None


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("He stayed for three days.", TimexType.DURATION, "P3D"),
        ("He stayed for nearly two months.", TimexType.DURATION, "P2M"),
        ("A 41-year career ended.", TimexType.DURATION, "P41Y"),
        ("He is 26 years old.", TimexType.DURATION, "P26Y"),
        ("He worked there for months.", TimexType.DURATION, "PXM"),
        ("They meet every Monday.", TimexType.SET, "XXXX-WXX-1"),
        ("They meet on Mondays.", TimexType.SET, "XXXX-WXX-1"),
        ("The codes change daily.", TimexType.SET, "XXXX-XX-XX"),
        ("Ten die per week.", TimexType.SET, "P1W"),
    ],
)
def test_durations_ages_and_sets_name_no_date(text: str, kind: TimexType, value: str) -> None:
    found = only(text)
    assert (found.type, found.value, found.edtf) == (kind, value, None)
    assert not found.dated


def test_a_publication_known_to_the_month_says_no_more_than_the_month() -> None:
    found = only("He left on Tuesday.", "2021-06")
    assert (found.edtf, str(found.earliest), str(found.latest)) == (
        "2021-06~",
        "2021-06-01",
        "2021-06-30",
    )
    assert found.year_reason == "published 2021-06; the day is not known"


def test_a_publication_known_to_the_year_still_gives_the_year() -> None:
    assert only("He left in March.", "2021").edtf == "2021-03"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He left on June 17.", "XXXX-06-17"),
        ("He left in June.", "XXXX-06"),
        ("He left on Tuesday.", None),
        ("He left last week.", None),
        ("He left by Easter.", None),
        ("He left in the spring.", None),
        ("He left in 1985.", "1985"),
    ],
)
def test_without_a_publication_date_nothing_is_invented(text: str, edtf: str | None) -> None:
    found = only(text, None)
    assert found.edtf == edtf
    assert not found.year_inferred
    assert edtf == "1985" or (found.earliest, found.latest) == (None, None)


@pytest.mark.parametrize(
    "text", ["At the end of the day it is a choice.", "In a quarter of them a second fault showed."]
)
def test_a_way_of_speaking_is_no_time(text: str) -> None:
    assert tag(text, published=PUBLISHED) == ()
