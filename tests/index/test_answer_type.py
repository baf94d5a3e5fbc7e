import pytest

from bot.index.answer_type import wanted_in


@pytest.mark.parametrize(
    ("question", "fits", "does_not"),
    [
        ("When did the ferry sink?", "It sank in March 2019.", "It sank at the pier."),
        ("How many sailors were aboard?", "Nine were aboard.", "Many were aboard."),
        ("Who kept the ledger?", "The ledger lay with Tilda Brask.", "it lay in a drawer."),
        ("Where is the archive?", "It stands near Orlen.", "it is damp."),
    ],
)
def test_a_sentence_must_hold_what_is_asked_for(question: str, fits: str, does_not: str) -> None:
    wanted = wanted_in(question)

    assert wanted is not None
    assert wanted.search(fits)
    assert not wanted.search(does_not)


def test_an_open_question_wants_nothing_special() -> None:
    assert wanted_in("Why was the pier closed?") is None


def test_who_somebody_is_wants_a_sentence_that_introduces_them() -> None:
    wanted = wanted_in("Who is Pell Andrake?")

    assert wanted is not None
    assert wanted.search("Pell Andrake was Velmora's consul until 2009.")
    assert wanted.search("The exile Pell Andrake, a former consul, stayed.")
    assert not wanted.search("It was passed on by a friend of the exile Pell Andrake, he said.")
