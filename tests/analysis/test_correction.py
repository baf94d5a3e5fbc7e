"""Which sentences correct. All outlets are fictional."""

import pytest

from bot.analysis.correction import correcting
from bot.analysis.segment import segment
from tests.analysis.analysed import cut


def _flags(*lines: str) -> list[bool]:
    return correcting(cut(*lines)[1])


@pytest.mark.parametrize(
    "sentence",
    [
        "Correction: the number of wells is 12.",
        "An earlier version of this article misstated the number of wells.",
        "The figure is 12, not 14.",
        "The Gazette retracted its report on Friday.",
        "The Courier regrets the error.",
        "The name of the ferry should have read Marla.",
        "The Gazette wrongly reported that the dam had failed.",
        "An earlier bulletin gave the date of the fair as 2 May.",
        "The first dispatch put the price at 90 crowns.",
        "Kestrel withdrew its statement on Tuesday.",
        "I withdraw the suggestion that the miller took money.",
        "The office revised the toll to 12.",
    ],
)
def test_corrections_are_found(sentence: str) -> None:
    assert _flags(sentence) == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm is not a bank but a broker.",
        "The troops withdrew on Tuesday.",
        "The mayor regrets the accident.",
        "The earlier storm was worse.",
        "Kestrel said it was correct.",
        "We do not retract our report that the weir at Orl leaks.",
        "The Ledger refused to withdraw its claim.",
        "We stand by our article; there will be no retraction.",
    ],
)
def test_what_only_looks_like_a_correction_is_none(sentence: str) -> None:
    assert _flags(sentence) == [False]


def test_every_item_under_a_notice_corrects_up_to_the_next_heading() -> None:
    flags = _flags(
        "The ferry sank.",
        "Corrections and clarifications",
        "The concert is on 4 May.",
        "The port is Varnholm.",
        "# Weather",
        "Rain fell.",
    )
    assert flags == [False, True, True, True, False, False]


def test_what_is_upheld_in_a_notice_is_not_corrected() -> None:
    assert _flags("Clarification: we won’t retract the report.") == [False]


def test_who_upholds_one_thing_may_correct_another() -> None:
    assert _flags("We do not retract the report, but it wrongly named the miller.") == [True]


def _paragraph(text: str) -> list[bool]:
    return correcting(segment(text, ""))


@pytest.mark.parametrize(
    "text",
    [
        "The earlier notice gave the day of the fair as 2 May. It was 12 May.",
        "Our first leaflet said the weir was dry. It was in fact flooded.",
        "On Monday we reported that the mill was sold. That was wrong: it was let.",
        "This newspaper said the bell had cracked. In fact the beam had.",
    ],
)
def test_what_puts_an_error_right_belongs_to_the_correction(text: str) -> None:
    assert _paragraph(text) == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday we reported that the mill was sold. It was 12 May.",
        "The miller said the weir was dry. That was wrong: it was flooded.",
        "We reported that the mill was sold. The sale was kept quiet.",
    ],
)
def test_what_only_follows_a_report_puts_nothing_right(text: str) -> None:
    assert _paragraph(text) == [False, False]


def test_a_text_that_takes_up_what_was_printed_is_a_notice_without_the_word() -> None:
    text = (
        "Putting things straight\n\n"
        "Our report of 3 May gave the price of the mill as 40 crowns. The price was 14.\n\n"
        "The same report said that the miller was in Osk. He was ill in bed.\n\n"
        "The crossword had the wrong grid. It is printed again today."
    )
    sentences = segment(text, "Putting things straight")

    flagged = [s.text for s, flag in zip(sentences, correcting(sentences), strict=True) if flag]

    assert flagged == [
        "Our report of 3 May gave the price of the mill as 40 crowns.",
        "The price was 14.",
        "The same report said that the miller was in Osk.",
        "He was ill in bed.",
    ]


def test_a_report_that_mentions_other_reports_is_no_notice() -> None:
    text = (
        "A week in Osk\n\nAn earlier storm had closed the port. The ferry lay idle.\n\n"
        "A report said that the mill was sold. Its owner would not speak.\n\n"
        "The fair opened on Monday. It rained.\n\nNobody was hurt. The mayor spoke."
    )
    sentences = segment(text, "A week in Osk")

    assert not any(correcting(sentences))


def test_a_sentence_that_must_go_is_taken_back() -> None:
    assert _flags("It follows that our sentence about the solder must go as well.") == [True]
    assert _flags("The sentence must be read aloud.") == [False]
