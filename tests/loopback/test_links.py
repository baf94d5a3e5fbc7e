"""Moderators look through doubtful links with the real bot; nobody else sees them."""

from pathlib import Path

import pytest

from tests.loopback.bot_process import BotProcess
from tests.loopback.loopback import Loopback
from tests.loopback.payloads import EPHEMERAL, MODERATOR, OTHER_SERVER, SERVER
from tests.loopback.reading import everything, labels, quotes
from tests.loopback.test_verdicts import claim, flags, seen

pytestmark = pytest.mark.loopback


def test_a_moderator_confirms_a_link_undoes_that_and_turns_pages(discord: Loopback) -> None:
    opened = claim(discord, "links")
    assert flags(opened) & EPHEMERAL
    first = seen(opened)
    assert labels(first)[-3:] == ["Yes, they say the same", "No", "Next"]
    assert len(quotes(first)) == 2
    assert "-# 1 of 3" in everything(first)
    assert "3 doubtful links wait" in everything(seen(claim(discord, "list")))

    confirmed = seen(discord.press(first, "Yes, they say the same", who=MODERATOR))
    assert "From now on it counts" in everything(confirmed)
    assert f"Member {MODERATOR} confirmed on 20" in everything(confirmed)
    assert quotes(confirmed) == quotes(first)
    assert "2 doubtful links wait" in everything(seen(claim(discord, "list")))
    there = everything(seen(claim(discord, "list", server=OTHER_SERVER)))
    assert "3 doubtful links wait" in there

    second = seen(discord.press(confirmed, "Next", who=MODERATOR))
    assert "-# 1 of 2" in everything(second)
    assert quotes(second) != quotes(first)

    undone = seen(discord.press(confirmed, "Undo", who=MODERATOR))
    assert "Undone" in everything(undone)
    assert everything(seen(claim(discord, "links"))) == everything(first)


def test_a_rejected_link_is_gone_and_a_second_press_says_who_was_first(discord: Loopback) -> None:
    first = seen(claim(discord, "links"))

    rejected = seen(discord.press(first, "No", who=MODERATOR))
    assert "will not come back" in everything(rejected)
    again = discord.press(first, "Yes, they say the same", who=MODERATOR)
    told = str(again.followups[0]["content"])
    assert f"Member {MODERATOR} has rejected this link already" in told

    discord.press(rejected, "Undo", who=MODERATOR)
    assert everything(seen(claim(discord, "links"))) == everything(first)


def test_who_is_no_moderator_sees_and_decides_nothing(discord: Loopback) -> None:
    first = seen(claim(discord, "links"))

    for exchange in (
        claim(discord, "links", who=6041),
        discord.press(first, "No", who=6041),
        discord.press(first, "Next", who=6041),
    ):
        assert "Only moderators" in everything(seen(exchange))
        assert flags(exchange) & EPHEMERAL
    assert everything(seen(claim(discord, "links"))) == everything(first)


def test_the_buttons_of_the_queue_survive_a_restart(data: Path) -> None:
    with Loopback() as discord:
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            first = seen(claim(discord, "links", server=SERVER))
            assert bot.stop() == 0
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            rejected = seen(discord.press(first, "No", who=MODERATOR))
            assert bot.stop() == 0
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            assert "2 doubtful links wait" in everything(seen(claim(discord, "list")))
            undone = seen(discord.press(rejected, "Undo", who=MODERATOR))
            assert "Undone" in everything(undone)
            assert bot.stop() == 0
        assert discord.server.problems == []
