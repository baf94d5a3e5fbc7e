"""What a date is the date of: the event, its report, a plan, or long ago."""

import pytest

from bot.domain.event import EventRole
from tests.analysis.time.telling import ascribed, events_of


def roles(text: str, published: str | None = "2021-06-18") -> list[str]:
    """Return the roles of the text's events."""
    return [str(each.role) for each in events_of(text, published=published)]


@pytest.mark.parametrize(
    "text",
    [
        "Mora Tarn said on Tuesday that the bridge was safe.",
        "The agency told reporters on Monday it had no record.",
        "The Beacon published the list on June 4.",
        "In a statement on June 4 the board blamed the rain.",
        "Its report dated June 4 names nobody.",
        "An article of 15 March described him as the head.",
        "The June 4 article names nobody.",
        "Tuesday's statement names nobody.",
        "Tarn had denied as late as Sunday that it fell.",
        "The ministry on Thursday rejected the rumours.",
        "On 4 June we published a list of names.",
        "The paper announced the closure last week.",
    ],
)
def test_the_date_of_a_report_is_no_event_date(text: str) -> None:
    assert roles(text) == [EventRole.REPORTED]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell on Tuesday.",
        "He left his post in March.",
        "He was dismissed on Friday.",
        "The plan was rejected on Tuesday by the council.",
        "He gave a speech on June 4.",
        "The court is to report what was found on June 4.",
        "He has led the office since April 2018.",
    ],
)
def test_the_date_of_a_deed_is_an_event_date(text: str) -> None:
    assert roles(text) == [EventRole.HAPPENED]


def test_a_date_inside_what_is_said_is_the_events_and_one_beside_the_cue_the_reports() -> None:
    text = "Mora Tarn said on Tuesday that the bridge fell on June 4."
    analysis = ascribed(text, "Mora Tarn", "said", "that the bridge fell on June 4")
    report, fall = events_of(text, analysis)
    assert (report.expression, report.role, report.said_by) == ("Tuesday", "reported", ())
    assert (fall.expression, fall.role, fall.said_by) == ("June 4", "happened", ("Mora Tarn",))


def test_a_date_between_source_and_cue_is_the_reports() -> None:
    text = "The Beacon in its Tuesday paper claimed that the bridge fell."
    analysis = ascribed(text, "The Beacon", "claimed", "that the bridge fell")
    assert [each.role for each in events_of(text, analysis)] == [EventRole.REPORTED]


def test_a_relative_clause_about_the_speaker_dates_no_report() -> None:
    text = "Han Oskarsen, who fled after the 1989 unrest, also spoke about the matter."
    analysis = ascribed(text, "Han Oskarsen", "spoke", "about the matter")
    assert [each.role for each in events_of(text, analysis)] == [EventRole.BACKGROUND]


@pytest.mark.parametrize(
    "text",
    [
        "A further round is due on 24 June.",
        "The hearing will open next month.",
        "It will open later this year.",
        "The trial is planned for 2023.",
    ],
)
def test_what_lies_after_the_publication_is_planned(text: str) -> None:
    assert roles(text) == [EventRole.PLANNED]


def test_a_plan_that_has_come_about_is_planned_no_more() -> None:
    assert roles("The ship sailed on 24 June.", published="2021-07-18") == [EventRole.HAPPENED]


def test_without_publication_only_the_words_can_say_that_it_is_planned() -> None:
    assert roles("The hearing is scheduled for 24 June.", published=None) == [EventRole.PLANNED]
    assert roles("The hearing took place on 24 June.", published=None) == [EventRole.HAPPENED]


@pytest.mark.parametrize(
    "text",
    ["Yorin Osk fled in 1985.", "The flood of 1994 destroyed it.", "It grew in the 1990s."],
)
def test_what_is_clearly_older_than_the_story_is_background(text: str) -> None:
    assert roles(text) == [EventRole.BACKGROUND]


def test_a_few_years_make_background_only_in_a_relative_clause() -> None:
    assert roles("Osk, who fled in May 2018, is ill.") == [EventRole.BACKGROUND]
    assert roles("Osk fled in May 2018.") == [EventRole.HAPPENED]
