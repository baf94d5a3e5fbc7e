"""A text that tells of old times takes its years from itself. The war is made up."""

import pytest

from bot.analysis.time.tagger import tag

WAR = (
    "The war began on 3 March 1871. In April the fleet sailed. By November 1871 it had reached "
    "Ostrel. In January the city fell. The siege of Lannock lasted until 4 June 1872. On 7 July "
    "a truce was signed. The next day the fleet left."
)


def values(text: str, published: str | None) -> dict[str, str | None]:
    """Return each expression's value."""
    return {each.expression: each.value for each in tag(text, published=published)}


@pytest.mark.parametrize("published", ["2009-12-19", "1990"])
def test_a_bare_month_takes_the_year_that_the_story_has_reached(published: str) -> None:
    found = values(WAR, published)
    assert found["April"] == "1871-04"
    assert found["7 July"] == "1872-07-07"
    assert found["The next day"] == "1872-07-08"


def test_january_after_november_is_in_the_next_year() -> None:
    assert values(WAR, "2009-12-19")["January"] == "1872-01"


def test_the_reason_says_that_the_text_gave_the_year() -> None:
    april = next(each for each in tag(WAR, published="2009") if each.expression == "April")
    assert april.year_reason == "the text has reached 1871"


def test_a_comparison_with_another_year_does_not_move_the_story() -> None:
    text = WAR + " It was worse than the 1815 campaign. In August peace came."
    assert values(text, "2009-12-19")["August"] == "1872-08"


def test_news_with_a_paragraph_of_history_stays_news() -> None:
    text = (
        "He has led the office since April 2018. He left in mid-February, a website said on "
        "June 17. A colleague fled in 1985, another after the unrest of 1989."
    )
    found = values(text, "2021-06-20")
    assert (found["mid-February"], found["June 17"]) == ("2021-02", "2021-06-17")


def test_without_publication_a_few_years_are_not_enough_to_infer_one() -> None:
    assert values("He came in May 2017. In April he left.", None)["April"] == "XXXX-04"


def test_a_text_full_of_sayings_is_news_whatever_years_it_prints() -> None:
    text = (
        WAR
        + ' "It was long," she said. "It was," he told us. He said so in May.'
        + (" They said it. She says no. He told them." * 3)
    )
    assert values(text, "2009-12-19")["May"] == "2009-05"
