import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.index.words import content_stems, fold, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "cafe"),
        ("ŁÓDŹ café", "łódz CAFE"),
        ("the defector's files", "the defectors file"),
        ("Brask’s ledger", "BRASK LEDGERS"),
        ("reported", "reports"),
    ],
)
def test_words_meet_whatever_their_accents_case_and_endings(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_words_of_asking_carry_no_meaning() -> None:
    assert content_stems("What does Brask say about the ledger?") == ("brask", "ledger")
    assert content_stems("Who is that?") == ()


def test_capitals_among_small_letters_are_names() -> None:
    assert content_stems("Did the US tell us?") == ("us",)
    assert content_stems("What does WHO say?") == ("who",)
    assert content_stems("WHO TOLD US?") == ()


@given(st.text())
def test_any_text_has_stems_and_folding_is_stable(text: str) -> None:
    assert all(stems(text))
    assert set(content_stems(text)) <= set(stems(text))
    assert fold(text) == fold(text.casefold())
