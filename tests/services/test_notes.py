"""The note above an answer says nothing that the quotes below it belie."""

from bot.domain.claim import Status
from bot.services.notes import answer_note
from tests.discord_app import samples

QUOTES = (samples.quote("According to Wren, the Batch left the yard in May."),)


def test_a_word_that_stands_nowhere_below_is_named() -> None:
    note = answer_note(Status.UNVERIFIED, QUOTES, ("lawyer", "batch"))

    assert note.startswith("No document here says that: nothing quoted speaks of “lawyer”. ")
    assert "batch" not in note


def test_a_word_that_is_quoted_below_is_not_said_to_be_missing() -> None:
    note = answer_note(Status.UNVERIFIED, QUOTES, ("batch",))

    assert note.startswith("No document here says that. What is quoted comes closest. ")
