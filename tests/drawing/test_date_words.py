"""Dates and gaps in words."""

from datetime import date

import pytest

from bot.domain.event import Granularity
from bot.drawing.date_words import date_words, edtf_words, gap_words
from tests.drawing.samples import report


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-06-17", "17 June 2021"),
        ("2021-06", "June 2021"),
        ("2021-02~", "about February 2021"),
        ("1985", "1985"),
        ("198X", "1980s"),
        ("19XX", "20th century"),
        ("20XX", "21st century"),
        ("10XX", "11th century"),
        ("-0043", "44 BC"),
        ("2018-04/..", "since April 2018"),
        ("../2009", "until 2009"),
        ("2019-22", "summer 2019"),
        ("2021-33", "first quarter of 2021"),
        ("2021-41", "second half of 2021"),
        ("2016/2020", "2016–2020"),
        ("2023-02-06/2023-02-08", "6–8 February 2023"),
        ("2021-03/2021-05", "March–May 2021"),
        ("2022-10-28/2022-11-02", "28 October – 2 November 2022"),
        ("2022-12-30/2023-01-02", "30 December 2022 – 2 January 2023"),
        ("XXXX-03-04", "4 March"),
    ],
)
def test_edtf_in_words(edtf: str, words: str) -> None:
    assert edtf_words(edtf) == words


@pytest.mark.parametrize("edtf", ["", "soon", "2021-99", "2021-06/soon", "2021-06-17T08:00"])
def test_what_is_no_date_of_ours_has_no_words(edtf: str) -> None:
    assert edtf_words(edtf) is None


def test_a_weekend_is_called_one() -> None:
    words = edtf_words("2022-10-08/2022-10-09", Granularity.WEEKEND)
    assert words == "weekend of 8–9 October 2022"


def test_without_a_date_the_printed_words_stand() -> None:
    assert date_words(report(None, None, None, expression="that winter")) == "“that winter”"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ((date(2021, 6, 17),) * 2, (date(2021, 6, 17),) * 2, None),
        ((date(2021, 6, 17),) * 2, (date(2021, 6, 18),) * 2, "the next day"),
        ((date(2021, 6, 4),) * 2, (date(2021, 6, 17),) * 2, "13 days later"),
        ((date(1992, 6, 4),) * 2, (date(2021, 6, 17),) * 2, "29 years later"),
        (
            (date(1985, 1, 1), date(1985, 12, 31)),
            (date(1989, 1, 1), date(1989, 12, 31)),
            "about 4 years later",
        ),
        (
            (date(1988, 1, 1), date(1988, 12, 31)),
            (date(1989, 1, 1), date(1989, 12, 31)),
            "about 1 year later",
        ),
        ((date(2021, 6, 1), date(2021, 6, 30)), (date(2021, 6, 17),) * 2, None),
        ((date(2018, 4, 1), None), (date(2021, 6, 17),) * 2, None),
        ((date(2021, 6, 17),) * 2, (date(1985, 1, 1),) * 2, None),
    ],
)
def test_gaps(
    before: tuple[date, date | None], after: tuple[date, date | None], words: str | None
) -> None:
    assert gap_words(report("", *before), report("", *after)) == words
