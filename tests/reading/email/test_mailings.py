"""A newsletter becomes its letter, without what its mailing program adds. All is fiction."""

import pytest

from bot.reading.email.mailings import letter_of

LETTER = "The lamp was fitted on Tuesday.\n\nSunday matinée\n\nTickets are 7 at the door."


@pytest.mark.parametrize(
    "above",
    [
        "View this e-mail in your browser",
        "View in browser: https://tide.example/v/9",
        "Diese E-Mail im Browser ansehen",
        "Ver en el navegador (https://tide.example/v/9)",
    ],
)
def test_the_way_to_a_browser_above_the_letter_is_left_out(above: str) -> None:
    assert letter_of(f"{above}\n\n{LETTER}", listed=True) == (LETTER, 1)


@pytest.mark.parametrize(
    "below",
    [
        "You are receiving this because you asked about the ferry. Unsubscribe in one click",
        "You're receiving this newsletter as you once\nsigned up at the quay.",
        "Unsubscribe: <https://tide.example/u/9>",
        "Manage your preferences | Unsubscribe",
        "Forward to a friend\nUnsubscribe from this list",
        "Sie erhalten diesen Newsletter, weil Sie ihn bestellt haben.",
        "To unsubscribe, reply with the word STOP.",
    ],
)
def test_the_way_out_of_the_list_below_the_letter_is_left_out(below: str) -> None:
    assert letter_of(f"{LETTER}\n\n{below}", listed=True) == (LETTER, 1)


def test_the_way_out_right_below_the_last_line_is_left_out() -> None:
    found = letter_of(f"{LETTER}\nUnsubscribe (https://tide.example/u/9)", listed=False)

    assert found == (LETTER, 1)


def test_buttons_between_the_paragraphs_are_left_out() -> None:
    found = letter_of("The lamp is mended.\n\nBOOK NOW\n\nThe film runs.\n\nRead more", listed=True)

    assert found == ("The lamp is mended.\n\nThe film runs.", 2)


@pytest.mark.parametrize(
    "sentence",
    [
        "You are receiving this letter. The pump is dead.",
        "Unsubscribe rates rose by a third, the office said.",
        "We moved the show to Friday. To unsubscribe, reply STOP.",
        "Book the crew before noon, the captain wrote.",
        "Read it aloud.",
        "Listen.",
        "Join the crew of the Marella",
        "You received our answer in March because you asked. Nobody else did.",
    ],
)
def test_sentences_that_begin_like_a_mailing_programs_are_kept(sentence: str) -> None:
    for text in (f"{sentence}\n\n{LETTER}", f"{LETTER}\n\n{sentence}"):
        assert letter_of(text, listed=True) == (text, 0)


def test_a_letter_between_people_keeps_everything() -> None:
    text = f"{LETTER}\n\nYou are receiving this because you sail at nine.\n\nRead more"

    assert letter_of(text, listed=False) == (text, 0)


def test_the_words_of_a_mailing_within_the_letter_are_kept() -> None:
    text = f"They wrote:\n\nUnsubscribe here\n\n{LETTER}"

    assert letter_of(text, listed=True) == (text, 0)


def test_a_message_of_nothing_else_is_kept_whole() -> None:
    assert letter_of("Unsubscribe", listed=True) == ("Unsubscribe", 0)
