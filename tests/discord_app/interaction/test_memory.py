"""Follow-ups are remembered for minutes, bounded, and within one library; cooldowns are exact."""

import pytest

from bot.discord_app.interaction.conversations import Conversations
from bot.discord_app.interaction.cooldown import (
    MEMBER_QUESTIONS,
    MEMBER_SECONDS,
    SERVER_QUESTIONS,
    Cooldown,
    CooldownError,
)
from bot.domain.document import LibraryId

HERE, THERE = LibraryId("1"), LibraryId("2")


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_reply_within_the_time_finds_the_earlier_question() -> None:
    clock = Clock()
    conversations = Conversations(minutes=15, clock=clock)
    conversations.remember(7, HERE, "Who left?")

    clock.now += 15 * 60

    assert conversations.earlier(7, HERE) == "Who left?"


def test_after_the_time_it_is_forgotten() -> None:
    clock = Clock()
    conversations = Conversations(minutes=15, clock=clock)
    conversations.remember(7, HERE, "Who left?")

    clock.now += 15 * 60 + 1

    assert conversations.earlier(7, HERE) is None


def test_another_library_never_sees_it() -> None:
    conversations = Conversations(minutes=15, clock=Clock())
    conversations.remember(7, HERE, "Who left?")

    assert conversations.earlier(7, THERE) is None


def test_a_follow_up_keeps_what_it_followed() -> None:
    conversations = Conversations(minutes=15, clock=Clock())
    conversations.remember(7, HERE, "And when?", after="Did Mara Osterby leave?")

    assert conversations.earlier(7, HERE) == "Did Mara Osterby leave? And when?"


def test_the_oldest_is_forgotten_first() -> None:
    conversations = Conversations(minutes=15, clock=Clock(), most=2)
    for number in (1, 2, 3):
        conversations.remember(number, HERE, f"question {number}")

    assert conversations.earlier(1, HERE) is None
    assert conversations.earlier(3, HERE) == "question 3"


def test_a_member_waits_exactly_until_the_oldest_question_is_out_of_the_window() -> None:
    clock = Clock()
    cooldown = Cooldown(clock)
    for _ in range(MEMBER_QUESTIONS):
        cooldown.check(5, 1)
        clock.now += 1

    with pytest.raises(CooldownError) as refused:
        cooldown.check(5, 1)
    assert refused.value.seconds == MEMBER_SECONDS - MEMBER_QUESTIONS

    clock.now += refused.value.seconds
    cooldown.check(5, 1)


def test_fifty_members_may_ask_at_once() -> None:
    cooldown = Cooldown(Clock())

    for member in range(50):
        cooldown.check(member, 1)

    assert SERVER_QUESTIONS > 50


def test_a_busy_server_does_not_hold_up_another_one() -> None:
    cooldown = Cooldown(Clock())
    for member in range(SERVER_QUESTIONS):
        cooldown.check(member, 1)

    with pytest.raises(CooldownError, match="This server has asked"):
        cooldown.check(1000, 1)
    cooldown.check(1000, 2)
    cooldown.check(1000, None)
