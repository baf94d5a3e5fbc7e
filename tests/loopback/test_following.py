"""What the bot does by itself: it tells the log channel, marks old answers, and lets servers go."""

from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.servers import ServerStore
from tests.loopback import payloads
from tests.loopback.bot_process import BotProcess, run_bot_command
from tests.loopback.deciding import QUILLMARK, STORY, flip, seen, settings
from tests.loopback.loopback import Loopback
from tests.loopback.payloads import ADMIN, MODERATOR, OTHER_SERVER, SERVER, Json, Place
from tests.loopback.reading import everything, quotes
from tests.loopback.rules import every_component
from tests.loopback.server import Exchange

pytestmark = pytest.mark.loopback


def test_the_log_channel_is_told_of_every_step_and_what_is_marked(data: Path) -> None:
    """One bot, one story: settings, a log, a withdrawn source, its return, a channel that shuts."""
    with Loopback() as discord, BotProcess(data, discord.api_url) as bot:
        bot.wait_until_ready(discord)
        log = [payloads.channel(Place(OTHER_SERVER, OTHER_SERVER + 2), "log")]
        panel = seen(settings(discord, server=OTHER_SERVER))
        before = len(discord.server.posted)
        discord.choose(panel, "hearsay:settings:log", log, who=ADMIN, server=OTHER_SERVER)

        told = everything(discord.next_post(before))
        assert "Settings changed" in told
        assert f"by <@{ADMIN}>" in told
        assert f"log channel: none → <#{OTHER_SERVER + 2}>" in told
        assert discord.server.posted[-1]["request"]["allowed_mentions"] == {"parse": []}  # type: ignore[index]  # a JSON object

        answer = seen(discord.ask(QUILLMARK, who=8, server=OTHER_SERVER))
        first = everything(answer)
        assert "copper medals" in first
        before = len(discord.server.posted)
        document = _document_in(answer)
        run_bot_command(data, "remove", document, "--server", str(OTHER_SERVER))

        told = everything(discord.next_post(before))
        assert "**Document removed**: “The Quillmark file (fiction)”" in told
        assert "by operator" in told
        discord.wait_for(lambda: "Since this answer" in everything(answer))
        assert "“The Quillmark file (fiction)” was withdrawn" in everything(answer)
        assert "copper medals" not in str(answer)

        run_bot_command(data, "undo", "--server", str(OTHER_SERVER))

        discord.wait_for(lambda: "Since this answer" not in everything(answer))
        assert everything(answer) == first

        discord.server.forbidden.add(OTHER_SERVER + 2)
        before = len(discord.server.posted)
        flip(discord, "Adding by address", server=OTHER_SERVER)
        complaint = discord.next_post(before)
        assert complaint["channel_id"] == str(payloads.DM_CHANNEL)
        assert "I cannot write in the log channel" in everything(complaint)
        changed = flip(discord, "Adding by address", server=OTHER_SERVER)
        assert "**Adding by address**: on" in everything(changed)
        assert len(discord.server.posted) == before + 1
        assert discord.server.problems == []


def test_posted_pages_of_the_timeline_lose_what_is_withdrawn_and_show_it_when_it_is_back(
    data: Path, tmp_path: Path
) -> None:
    """One page that is all there is, and the first of several, both of the same document."""
    story = tmp_path / "stair.txt"
    story.write_text("A Tolvane mason built the spiral stair on 3 May 1951. This is fiction.\n")
    server = str(OTHER_SERVER)
    run_bot_command(data, "add", str(story), "--title", "The stair (fiction)", "--server", server)
    with Loopback() as discord, BotProcess(data, discord.api_url) as bot:
        bot.wait_until_ready(discord)
        single, paged = seen(_timeline(discord, 7410, to="1952")), seen(_timeline(discord, 7411))
        drawn = seen(_timeline(discord, 7413, "picture", to="1952"))
        assert "1951" in str(drawn)
        turned = seen(discord.press(seen(_timeline(discord, 7412)), "Later", server=OTHER_SERVER))
        before, first, second = quotes(single), quotes(paged), everything(turned)
        shown = [any("spiral stair" in words for words in quotes(page)) for page in (single, paged)]
        assert shown == [True, True]

        run_bot_command(data, "remove", "stair.txt", "--server", server)

        discord.wait_for(
            lambda: all("was withdrawn" in everything(page) for page in (single, paged, drawn))
        )
        assert "1951" not in str(drawn)
        assert any(each.method == "PATCH" and "timeline.png" in each.files and str(drawn["id"])
                   in each.path for each in discord.server.requests)  # fmt: skip
        for page in (single, paged):
            assert "“The stair (fiction)” was withdrawn" in everything(page)
            assert "spiral stair" not in str(page)
        assert len(quotes(paged)) == len(first)
        assert everything(turned) == second

        run_bot_command(data, "undo", "--server", server)

        discord.wait_for(lambda: quotes(single) == before and quotes(paged) == first)
        discord.wait_for(lambda: "1951" in str(drawn))
        assert "was withdrawn" not in everything(single) + everything(paged)
        assert discord.server.problems == []


def _timeline(discord: Loopback, who: int, name: str = "show", **typed: str) -> Exchange:
    options: list[Json] = [
        {"name": name, "type": 3, "value": words} for name, words in typed.items()
    ]
    sub: Json = {"name": name, "type": 1, "options": options}
    return discord.command("timeline", [sub], who=who, server=OTHER_SERVER)


def test_an_answer_that_is_rated_anew_says_so_when_it_is_seen_or_touched(
    discord: Loopback,
) -> None:
    public = seen(discord.ask(STORY, who=7401))
    private = seen(discord.ask(STORY, who=7402, private=True))
    reply = discord.mention(STORY, who=7403)
    first = everything(public)
    around = seen(discord.press(public, "In context", who=MODERATOR))
    form = discord.press(around, "Refute…", who=MODERATOR)
    recorded = seen(discord.submit(form, "https://gazette.example/1", "Not so.", who=MODERATOR))

    now = "says is now ⛔ Refuted by a moderator"
    discord.wait_for(lambda: now in everything(public) and now in everything(reply))
    assert everything(public).split("\n", 2)[2] == first.split("\n", 1)[1]
    for button in ("In context", "Sources"):
        assert now in everything(seen(discord.press(private, button, who=7402)))
    there = seen(discord.press(private, "In context", who=7404, server=OTHER_SERVER))
    assert "Since this answer" not in everything(there)

    discord.press(recorded, "Clear verdict", who=MODERATOR)

    discord.wait_for(lambda: everything(public) == first)
    assert now not in everything(seen(discord.press(private, "Sources", who=7402)))


def test_a_server_that_leaves_and_comes_back_finds_its_library(data: Path) -> None:
    with Loopback() as discord, BotProcess(data, discord.api_url) as bot:
        bot.wait_until_ready(discord)
        _wait_until_known(discord, data, {str(SERVER): False, str(OTHER_SERVER): False})

        discord.dispatch("GUILD_DELETE", {"id": str(OTHER_SERVER), "unavailable": True})
        discord.dispatch("GUILD_CREATE", payloads.guild(OTHER_SERVER))
        assert quotes(seen(discord.ask(QUILLMARK, who=21, server=OTHER_SERVER)))
        assert _left(data) == {str(SERVER): False, str(OTHER_SERVER): False}

        discord.dispatch("GUILD_DELETE", {"id": str(OTHER_SERVER)})
        _wait_until_known(discord, data, {str(SERVER): False, str(OTHER_SERVER): True})

        discord.dispatch("GUILD_CREATE", payloads.guild(OTHER_SERVER))
        _wait_until_known(discord, data, {str(SERVER): False, str(OTHER_SERVER): False})
        assert quotes(seen(discord.ask(QUILLMARK, who=22, server=OTHER_SERVER)))
        assert discord.server.problems == []


def _document_in(message: Json) -> str:
    ids = [str(each.get("custom_id")) for each in every_component(message["components"])]
    return next(each.split(":")[2] for each in ids if each.startswith("hearsay:context:"))


def _left(data: Path) -> dict[str, bool]:
    database = Database.open(data)
    found = {str(each.library): each.left_at is not None for each in ServerStore(database).all()}
    database.close()
    return found


def _wait_until_known(discord: Loopback, data: Path, expected: dict[str, bool]) -> None:
    discord.wait_for(lambda: _left(data) == expected)
