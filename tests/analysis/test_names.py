"""Names are runs of capitalised words, without what only begins a sentence."""

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.names import count_names, introduces


def test_names_are_counted_over_sentences() -> None:
    counts = count_names(
        ["Mira Osterby resigned.", "However, Mira Osterby’s deputy stays in Port of Velden."]
    )
    assert counts == {"Mira Osterby": 2, "Port of Velden": 1}


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    assert not count_names(["The dam broke.", "Officials said so.", "On Monday it rained."])


@given(st.text(max_size=300))
def test_every_name_stands_in_the_text(text: str) -> None:
    folded = " ".join(text.split())
    assert all(name in folded for name in count_names([folded]))


def test_a_sentence_may_tell_who_somebody_is() -> None:
    assert introduces("Mira Osterby", ["Mira Osterby, a former consul, stayed."])
    assert introduces("Mira Osterby", ["It was Mira Osterby who said so."])
    assert not introduces("Mira Osterby", ["Mira Osterby said so.", "He met Mira Osterby."])
