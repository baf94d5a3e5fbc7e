"""Whose words a question asks for, and whether it wants a yes or a no."""

import pytest

from bot.analysis.asked import asked_speaker, asks_whether, is_speaker


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What does the harbour master say?", "harbour master"),
        ("What did Galt Shipping deny?", "Galt Shipping"),
        ("And what has Mira Osterby said about the lamp?", "Mira Osterby"),
        ("What is Galt Shipping's version?", "Galt Shipping"),
        ("According to the Gazette, what burned?", "Gazette"),
        ("How did the ministry respond?", "ministry"),
    ],
)
def test_a_speaker_is_found(question: str, speaker: str) -> None:
    assert asked_speaker(question) == speaker


@pytest.mark.parametrize(
    "question",
    ["What did he say?", "What burned down?", "Who said that a lamp fell?", "Where is Tolm?"],
)
def test_nobodys_words_in_particular(question: str) -> None:
    assert asked_speaker(question) is None


def test_a_part_of_a_name_is_enough_for_a_speaker() -> None:
    assert is_speaker("Mira Osterby", "Osterby")
    assert is_speaker("the Gazette", "Gazette")
    assert not is_speaker("Tolm authorities", "Tolm Gazette")


@pytest.mark.parametrize("question", ["Did it burn?", "is she alive", "And wasn't it insured?"])
def test_a_question_may_want_yes_or_no(question: str) -> None:
    assert asks_whether(question)


@pytest.mark.parametrize("question", ["What burned?", "Issue of the day?", "Who did it?"])
def test_other_questions_do_not(question: str) -> None:
    assert not asks_whether(question)
