"""Starting, stopping, losing the connection, and errors of the real bot."""

import signal
import sqlite3
from pathlib import Path

import pytest

from tests.loopback.bot_process import BotProcess, run_bot_command
from tests.loopback.loopback import Loopback
from tests.loopback.payloads import SERVER, Json
from tests.loopback.reading import everything, quotes
from tests.loopback.rules import every_component
from tests.loopback.server import Exchange

pytestmark = pytest.mark.loopback


def seen(exchange: Exchange) -> Json:
    assert exchange.message is not None
    return exchange.message


def test_a_restart_a_lost_connection_and_a_gateway_that_fails_first(data: Path) -> None:
    """Tell the commands on purpose, answer, stop; start against a gateway that fails, go on."""
    with Loopback() as discord:
        with BotProcess(data, discord.api_url, "--sync", str(SERVER)) as bot:
            bot.wait_until_ready(discord)
            assert "prepared for questions" in bot.errors
            answer = seen(discord.ask("Who is Han Lianchao?"))
            assert bot.stop(signal.SIGINT) == 0
            assert "https://discord.com/oauth2/authorize?client_id=" in bot.output
        (told,) = discord.server.commands.values()
        assert isinstance(told, list)
        assert {each["name"] for each in told} == {
            *("ask", "check", "Check against sources", "claim", "event"),
            *("library", "Add to library"),
            *("timeline", "sources", "help", "privacy", "forget-me", "settings"),
        }
        contexts = {each["name"]: each["contexts"] for each in told}
        for name in ("claim", "event", "library", "Add to library"):
            assert contexts.pop(name) == [0]
            (group,) = [each for each in told if each["name"] == name]
            assert int(group["default_member_permissions"]) == 1 << 13  # manage messages
        assert contexts.pop("settings") == [0]
        (command,) = [each for each in told if each["name"] == "settings"]
        assert int(command["default_member_permissions"]) == 1 << 5  # manage server
        assert all(where == [0, 1] for where in contexts.values())

        discord.server.gateway.refuse = 2
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            assert discord.server.gateway.refused == 2

            around = discord.press(answer, "In context")
            assert quotes(answer)[0] in everything(seen(around))

            discord.drop_connection()
            bot.wait_until_ready(discord)
            assert discord.server.gateway.resumed == 1
            assert quotes(seen(discord.ask("Who is Han Lianchao?", who=2)))

            assert bot.stop() == 0
            assert "Traceback" not in bot.output
        assert 1000 in discord.server.gateway.closed_with
        assert discord.server.problems == []


def test_withdrawn_documents_and_unknown_errors(data: Path) -> None:
    """Remove a document and break the store beneath a running bot."""
    with Loopback() as discord, BotProcess(data, discord.api_url) as bot:
        bot.wait_until_ready(discord)
        answer = seen(discord.ask("Where did Ilka Tamm hide the brass lantern of Zorvath?"))
        document = str(_context_id(answer)).split(":")[2]
        run_bot_command(data, "remove", document)

        around = everything(seen(discord.press(answer, "In context")))
        sources = everything(seen(discord.press(answer, "Sources")))

        assert "withdrawn" in around
        assert "brass lantern" not in around
        assert "withdrawn since this answer" in sources

        with sqlite3.connect(next(data.glob("*.sqlite3"))) as database:
            database.execute("DROP TABLE feedback")
        database.close()
        form = discord.press(answer, "Wrong?", who=9)
        told = everything(seen(discord.submit(form, "It was gold, not brass.", who=9)))

        assert "noted as error" in told
        assert "feedback" not in told
        assert told.split("noted as error ")[1].split(".")[0] in bot.errors
        assert discord.server.problems == []


def test_a_token_that_discord_refuses_ends_with_a_sentence(data: Path) -> None:
    with Loopback() as discord:
        discord.server.accepts_token = False
        with BotProcess(data, discord.api_url) as bot:
            assert bot.wait() == 2
            assert "Discord does not accept DISCORD_TOKEN" in bot.errors
            assert "Traceback" not in bot.errors


def _context_id(message: Json) -> object:
    return next(
        each["custom_id"]
        for each in every_component(message["components"])
        if str(each.get("custom_id", "")).startswith("hearsay:context:")
    )
