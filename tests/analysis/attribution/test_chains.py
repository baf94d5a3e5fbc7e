"""Who told whom, outermost first. All people and outlets are fictional."""

import pytest

from tests.analysis.analysed import last, said_by


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        (
            "The Varnholm Courier reported that the Ministry of Ports claimed that the bridge"
            " was safe.",
            ("Varnholm Courier", "Ministry of Ports"),
        ),
        (
            "According to state media, the minister said the ferry would return.",
            ("state media", "the minister"),
        ),
        (
            "In a report released through state media, the authorities claimed that the ferry"
            " sank.",
            ("state media", "the authorities"),
        ),
        (
            "In a report released through the army controlled media, the Norland authorities"
            " claimed that Fenn appeared at a seminar.",
            ("the army controlled media", "the Norland authorities"),
        ),
        (
            "Officials told the Marl Gazette that the cables had snapped.",
            ("Marl Gazette", "Officials"),
        ),
        (
            "In an interview with Marl Radio, Lena Vosk said it was over.",
            ("Marl Radio", "Lena Vosk"),
        ),
        (
            "The Marl Gazette reported, citing two officials, that the plant would close.",
            ("Marl Gazette", "two officials"),
        ),
        ("One guard told The Lantern that it sank.", ("Lantern", "One guard")),
        (
            "Marl Radio quoted the Marl Gazette as saying that the plant would close.",
            ("Marl Radio", "Marl Gazette"),
        ),
        (
            "The Morning Ledger reported that, refuting the rumors around the flight, Norland"
            " claimed that she is at home.",
            ("Morning Ledger", "Norland"),
        ),
        ("The Courier reported rumours that the bridge had been sold.", ("Courier", "unspecified")),
    ],
)
def test_a_chain_runs_from_the_teller_to_the_source(sentence: str, chain: tuple[str, ...]) -> None:
    assert said_by(sentence) == chain


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("Vosk told her brother that the pumps were new.", ("Vosk",)),
        ("Lena Vosk said that she believed the pumps were new.", ("Lena Vosk",)),
        ("Lund said that Kestrel never admitted the sale.", ("Lund",)),
    ],
)
def test_listeners_oneself_and_the_silent_are_no_links(
    sentence: str, chain: tuple[str, ...]
) -> None:
    assert said_by(sentence) == chain


def test_rejecting_a_claim_is_ones_own_word() -> None:
    found = last("The mayor rejected the claim that the river was poisoned.")
    assert found.said_by == ("the mayor",)
