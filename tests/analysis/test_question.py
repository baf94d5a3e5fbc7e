"""Reading a question: what can be answered at all, and what a follow-up means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.question import MAX_QUESTION, checked_question, with_context
from bot.domain.errors import QuestionRejectedError


def test_white_space_is_tidied() -> None:
    assert checked_question("  Who   was\nit? ") == "Who was it?"


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("", "empty"),
        (" \u200b\n\u2060", "empty"),
        ("🙂🙃", "no words"),
        ("?!", "no words"),
        ("why " * 1000, "characters"),
        ("Où est le ministre maintenant ?", "French"),
        ("Где министр?", "Russian"),
    ],
)
def test_an_unreadable_question_is_rejected_with_the_reason(question: str, says: str) -> None:
    with pytest.raises(QuestionRejectedError, match=says):
        checked_question(question)


def test_pings_and_addresses_are_no_words_of_the_question() -> None:
    asked = "@everyone who is Osterby? <@123> <:eye:99> https://x.example/a"
    assert checked_question(asked) == "who is Osterby?"


def test_the_longest_question_is_read() -> None:
    assert checked_question("w" * MAX_QUESTION) == "w" * MAX_QUESTION


def test_zero_width_characters_do_not_cut_words() -> None:
    assert checked_question("Who is Os\u200bterby?") == "Who is Osterby?"


@given(st.text(max_size=600))
def test_every_text_is_read_or_rejected_with_a_message(text: str) -> None:
    try:
        tidy = checked_question(text)
    except QuestionRejectedError:
        return
    assert tidy == " ".join(tidy.split())
    assert any(character.isalnum() for character in tidy)


@pytest.mark.parametrize(
    ("earlier", "question", "meant"),
    [
        ("Who is Mira Osterby?", "Where is she now?", "Where is Mira Osterby now?"),
        ("Who is Mira Osterby?", "What is her job?", "What is Mira Osterby's job?"),
        ("Did Mira Osterby resign?", "Why?", "Why Mira Osterby?"),
        ("who broke the dam", "when was it?", "when was the dam?"),
        ("How high is the dam?", "Who owns it?", "Who owns the dam?"),
        ("When were the talks on fishing held?", "And the next?", "And the next the talks?"),
        ("Who did it?", "Why?", "Why it?"),
        (
            "Who is Mira Osterby?",
            "When did she visit Velden?",
            "When did Mira Osterby visit Velden?",
        ),
    ],
)
def test_a_follow_up_takes_its_names_from_the_earlier_question(
    earlier: str, question: str, meant: str
) -> None:
    assert with_context(question, earlier) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Who is Jonas Vell?",
        "Did Jonas Vell say that he left?",
        "What does the Velden ministry say?",
    ],
)
def test_a_question_with_its_own_subject_is_left_alone(question: str) -> None:
    assert with_context(question, "Who is Mira Osterby?") == question


def test_without_an_earlier_question_nothing_changes() -> None:
    assert with_context("Where is she?", None) == "Where is she?"
