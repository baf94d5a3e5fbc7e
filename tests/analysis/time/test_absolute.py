"""Dates that are printed as such: what is read, and what they come to in EDTF and in bounds."""

from datetime import date

import pytest

from bot.analysis.time.tagger import tag
from bot.domain.event import Granularity, TimeExpression, TimexMod, TimexType

PUBLISHED = "2021-06-10"


def only(text: str, published: str | None = PUBLISHED) -> TimeExpression:
    """Return the one expression that `text` has."""
    found = tag(text, published=published)
    assert len(found) == 1, [each.expression for each in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "expression", "edtf"),
    [
        ("He left on May 5, 2020.", "May 5, 2020", "2020-05-05"),
        ("He left on 5 May 2020.", "5 May 2020", "2020-05-05"),
        ("He left on the 5th of May 2020.", "5th of May 2020", "2020-05-05"),
        ("He left on Tuesday, 12 January 2021.", "Tuesday, 12 January 2021", "2021-01-12"),
        ("He left on Sept. 11, 2001.", "Sept. 11, 2001", "2001-09-11"),
        ("He left on 2021-03-04.", "2021-03-04", "2021-03-04"),
        ("He left on 3/4/2021.", "3/4/2021", "2021-03-04"),
        ("He left on 13/4/2021.", "13/4/2021", "2021-04-13"),
        ("He left on 3.4.2021.", "3.4.2021", "2021-04-03"),
        ("He left in February 2000.", "February 2000", "2000-02"),
        ("He left in February of 1940.", "February of 1940", "1940-02"),
        ("He left in 1985.", "1985", "1985"),
        ("It fell in 44 BC.", "44 BC", "-0043"),
        ("It fell in AD 79.", "AD 79", "0079"),
        ("It grew in the 1990s.", "the 1990s", "199X"),
        ("It grew in the '90s.", "the '90s", "199X"),
        ("It grew in the sixties.", "the sixties", "196X"),
        ("It grew in the 470s BC.", "the 470s BC", "-0478/-0469"),
        ("It grew in the 19th century.", "the 19th century", "18XX"),
        ("It grew in the fourth century BC.", "the fourth century BC", "-03XX"),
        ("They met in the summer of 1920.", "the summer of 1920", "1920-22"),
        ("They met in winter 2018.", "winter 2018", "2018-24"),
        ("Sales rose in Q3 2020.", "Q3 2020", "2020-35"),
        ("Sales rose in the third quarter of 2019.", "the third quarter of 2019", "2019-35"),
        ("Sales rose in the second half of 2020.", "the second half of 2020", "2020-41"),
        (
            "It opens the first week of May 2022.",
            "the first week of May 2022",
            "2022-05-01/2022-05-07",
        ),
        ("They met on Christmas Day 2019.", "Christmas Day 2019", "2019-12-25"),
        ("They met on Easter Monday 2023.", "Easter Monday 2023", "2023-04-10"),
    ],
)
def test_a_printed_date_is_read_as_it_stands(text: str, expression: str, edtf: str) -> None:
    found = only(text)
    assert found.expression == expression
    assert found.edtf == edtf
    assert not found.year_inferred


@pytest.mark.parametrize(
    "text",
    [
        "He walked 1,500 metres.",
        "Some 1500 men were there.",
        "It cost $1999 or 2000 dollars.",
        "They took Route 1966 and Flight 1549.",
        "Resolution 1441 was adopted.",
        "He saw Blade Runner 2049 on Windows 2000.",
        "The score was 3/4 and 30.2.3.",
        "It was 32 May.",
        "We may march in august company.",
    ],
)
def test_a_count_or_a_name_is_no_date(text: str) -> None:
    assert tag(text, published=PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "edtf", "first", "last"),
    [
        ("early February 2021", "2021-02~", "2021-02-01", "2021-02-10"),
        ("mid-February 2021", "2021-02~", "2021-02-11", "2021-02-20"),
        ("late February 2021", "2021-02~", "2021-02-21", "2021-02-28"),
        ("the end of February 2020", "2020-02~", "2020-02-21", "2020-02-29"),
        ("early 1997", "1997~", "1997-01-01", "1997-04-30"),
        ("mid-1997", "1997~", "1997-05-01", "1997-08-31"),
        ("late 1997", "1997~", "1997-09-01", "1997-12-31"),
        ("the early 1990s", "199X~", "1990-01-01", "1993-12-31"),
        ("the late 1980s", "198X~", "1987-01-01", "1989-12-31"),
        ("early summer of 1943", "1943-22", "1943-06-01", "1943-06-30"),
        ("around 1850", "1850~", "1850-01-01", "1850-12-31"),
    ],
)
def test_a_part_of_a_period_narrows_its_bounds(text: str, edtf: str, first: str, last: str) -> None:
    found = only(f"It happened in {text}, they say.")
    assert found.expression == text
    assert found.edtf == edtf
    assert (str(found.earliest), str(found.latest)) == (first, last)


def test_a_part_of_a_period_is_kept_as_a_modifier() -> None:
    found = only("In mid-February 2021 he left.")
    assert found.mod is TimexMod.MID
    assert found.value == "2021-02"
    assert found.granularity is Granularity.MONTH


@pytest.mark.parametrize(
    ("text", "edtf", "first", "last"),
    [
        ("He has led it since April 2018.", "2018-04/..", "2018-04-01", None),
        ("From 2015 onwards it grew.", "2015/..", "2015-01-01", None),
        ("It had grown since the 1980s.", "1980~/..", "1980-01-01", None),
        ("He stayed until March 2020.", "../2020-03", None, "2020-03-31"),
        ("Pay no later than June 30, 2021.", "../2021-06-30", None, "2021-06-30"),
        ("It has fallen since Q3 2020.", "2020-07/..", "2020-07-01", None),
        ("It fell until the first half of 2020.", "../2020-06", None, "2020-06-30"),
        ("In the years after the 1983 flood it stood empty.", "1983/..", "1983-01-01", None),
    ],
)
def test_since_and_until_leave_one_side_open(
    text: str, edtf: str, first: str | None, last: str | None
) -> None:
    found = only(text)
    assert found.edtf == edtf
    assert found.earliest == (date.fromisoformat(first) if first else None)
    assert found.latest == (date.fromisoformat(last) if last else None)


def test_not_until_a_date_means_on_that_date() -> None:
    found = only("The ship did not sail until 4 March 2021.")
    assert found.edtf == "2021-03-04"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between 3 and 5 May 2021", ["2021-05-03", "2021-05-05"]),
        ("from March to May 2021", ["2021-03", "2021-05"]),
        ("on May 4-6, 2021", ["2021-05-04", "2021-05-06"]),
        ("on May 4 and 5", ["2021-05-04", "2021-05-05"]),
        ("in 1995-96", ["1995", "1996"]),
        ("from 264 to 241 BC", ["BC0264", "BC0241"]),
        ("July 1 to July 3, 1863", ["1863-07-01", "1863-07-03"]),
    ],
)
def test_the_ends_of_a_range_share_what_is_printed_once(text: str, values: list[str]) -> None:
    assert [each.value for each in tag(text, published=PUBLISHED)] == values


def test_a_time_of_day_joins_its_day() -> None:
    text = "It began at 3 p.m. on 4 May 2021, and again on the night of June 3, 2021."
    first, second = tag(text, published=PUBLISHED)
    assert (first.expression, first.value) == ("3 p.m. on 4 May 2021", "2021-05-04T15:00")
    assert (first.type, first.edtf) == (TimexType.TIME, "2021-05-04")
    assert (second.expression, second.value) == ("the night of June 3, 2021", "2021-06-03TNI")


def test_the_time_of_day_before_a_deadline_does_not_open_the_day() -> None:
    found = only("The dam burst on 4 May 2021 shortly before dawn.")
    assert found.edtf == "2021-05-04"


def test_a_year_before_1_has_no_bounds() -> None:
    found = only("It fell in 480 BC.")
    assert (found.value, found.edtf) == ("BC0480", "-0479")
    assert (found.earliest, found.latest) == (None, None)
