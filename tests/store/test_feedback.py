"""What members report reaches their own server's moderators, and goes when a member asks."""

import sqlite3

import pytest

from bot.domain.answer import QuoteRef
from bot.domain.document import DocumentId
from bot.store.database import Database
from bot.store.feedback import FeedbackStore
from tests.store.samples import HARBOUR, MEADOW, SteppingClock

REFS = (QuoteRef(DocumentId("0RSK0RSK"), 1, 0, 31), QuoteRef(DocumentId("0RSK0RSK"), 1, 32, 64))


@pytest.fixture
def feedback(database: Database) -> FeedbackStore:
    return FeedbackStore(database, SteppingClock())


def _record(feedback: FeedbackStore, words: str, *, member_id: str = "5") -> int:
    return feedback.record(
        HARBOUR, refs=REFS, message_link="https://chat.example/1", words=words, member_id=member_id
    )


def test_a_report_is_listed_as_it_was_made(feedback: FeedbackStore) -> None:
    first = _record(feedback, "That is not what it says.")
    second = _record(feedback, "Wrong lighthouse.")

    listed = feedback.list(HARBOUR)

    assert [each.id for each in listed] == [second, first]
    assert listed[1].words == "That is not what it says."
    assert listed[1].refs == REFS
    assert (listed[1].member_id, listed[1].message_link) == ("5", "https://chat.example/1")
    assert feedback.list(MEADOW) == ()


def test_a_member_is_forgotten_in_every_library(
    feedback: FeedbackStore, database: Database
) -> None:
    gone = _record(feedback, "Xylophonic words of mine.")
    _record(feedback, "Words of another.", member_id="6")
    feedback.record(MEADOW, refs=(), message_link="", words="Elsewhere.", member_id="5")

    assert feedback.forget_member("5") == 2

    assert [each.member_id for each in feedback.list(HARBOUR)] == ["6"]
    assert feedback.list(MEADOW) == ()
    assert _record(feedback, "A new report.") > gone
    database.close()
    with sqlite3.connect(database.file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    assert b"Xylophonic" not in database.file.read_bytes()
