"""What a server decides, what its log channel is told, and what becomes of old answers."""

from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.servers import ServerStore
from tests.loopback import payloads
from tests.loopback.bot_process import BotProcess, run_bot_command
from tests.loopback.loopback import Loopback
from tests.loopback.payloads import (
    ADMIN,
    EPHEMERAL,
    LOG_CHANNEL,
    MODERATOR,
    OTHER_SERVER,
    ROLE,
    ROLE_HOLDER,
    SERVER,
    Json,
    Place,
)
from tests.loopback.reading import everything, quotes
from tests.loopback.rules import every_component
from tests.loopback.server import Exchange

pytestmark = pytest.mark.loopback
QUILLMARK = "What did the Quillmark treasurer bury?"
STORY = "Who is Han Lianchao?"
LOG = payloads.channel(Place(SERVER, LOG_CHANNEL), "log")


def seen(exchange: Exchange) -> Json:
    assert exchange.message is not None
    return exchange.message


def is_private(exchange: Exchange) -> bool:
    return bool(int(str(seen(exchange)["flags"])) & EPHEMERAL)


def settings(discord: Loopback, *, who: int = ADMIN, server: int | None = SERVER) -> Exchange:
    return discord.command("settings", [], who=who, server=server)


def flip(discord: Loopback, name: str, *, server: int = SERVER) -> Json:
    """Press the one switch whose label begins with this name."""
    panel = seen(settings(discord, server=server))
    (label,) = [
        str(each["label"])
        for each in every_component(panel["components"])
        if each["type"] == 2 and str(each["label"]).startswith(name)
    ]
    return seen(discord.press(panel, label, who=ADMIN, server=server))


def listing(discord: Loopback, *, who: int = 1, server: int = SERVER) -> str:
    command: Json = {"name": "list", "type": 1, "options": []}
    return everything(seen(discord.command("sources", [command], who=who, server=server)))


def test_only_who_manages_the_server_sees_and_changes_its_settings(discord: Loopback) -> None:
    for who, server in ((1, SERVER), (MODERATOR, SERVER), (ADMIN, None)):
        refused = settings(discord, who=who, server=server)
        assert is_private(refused)
        assert "Only members who may manage this server" in everything(seen(refused))

    panel = settings(discord)
    assert is_private(panel)
    assert "Server Settings → Integrations" in everything(seen(panel))
    pressed = discord.press(seen(panel), "Adding by address: switch off", who=MODERATOR)
    assert "Only members who may manage this server" in everything(seen(pressed))
    assert "**Adding by address**: on" in everything(seen(settings(discord)))


def test_a_role_that_is_named_may_moderate_and_in_this_server_only(discord: Loopback) -> None:
    command: Json = {"name": "list", "type": 1, "options": []}
    refused = discord.command("claim", [command], who=ROLE_HOLDER)
    assert "Only moderators" in everything(seen(refused))

    panel = seen(settings(discord))
    changed = discord.choose(
        panel, "hearsay:settings:roles", [payloads.role(ROLE, "Archivists")], who=ADMIN
    )

    (choice,) = [
        each
        for each in every_component(seen(changed)["components"])
        if each.get("custom_id") == "hearsay:settings:roles"
    ]
    assert choice["default_values"] == [{"id": str(ROLE), "type": "role"}]
    allowed = discord.command("claim", [command], who=ROLE_HOLDER)
    assert "Only moderators" not in everything(seen(allowed))
    elsewhere = discord.command("claim", [command], who=ROLE_HOLDER, server=OTHER_SERVER)
    assert "Only moderators" in everything(seen(elsewhere))
    discord.choose(seen(changed), "hearsay:settings:roles", [], who=ADMIN)
    assert "Only moderators" in everything(
        seen(discord.command("claim", [command], who=ROLE_HOLDER))
    )


def test_members_are_answered_only_in_the_channels_that_were_chosen(discord: Loopback) -> None:
    panel = seen(settings(discord))
    changed = discord.choose(panel, "hearsay:settings:answers", [LOG], who=ADMIN)

    asked = discord.ask(STORY, who=7001)
    option: Json = {"name": "claim", "type": 3, "value": "Dong Jingwei defected."}
    checked = discord.command("check", [option], who=7002)
    discord.write(f"<@{payloads.BOT}> {STORY}", who=7003, mention=True)
    elsewhere = discord.ask(STORY, who=7004, server=OTHER_SERVER)

    for each in (asked, checked):
        assert is_private(each)
        assert everything(seen(each)) == f"I answer in <#{LOG_CHANNEL}>. Please ask there."
    assert quotes(seen(elsewhere))
    discord.choose(seen(changed), "hearsay:settings:answers", [], who=ADMIN)
    before = len(discord.server.posted)
    assert quotes(discord.mention(STORY, who=7005))
    assert len(discord.server.posted) == before + 1
    assert quotes(seen(discord.ask(STORY, who=7006)))


def test_the_list_of_sources_can_be_kept_from_members(discord: Loopback) -> None:
    flip(discord, "Members see the list of sources")

    option: Json = {"name": "document", "type": 3, "value": "Harbour"}
    show: Json = {"name": "show", "type": 1, "options": [option]}
    typing: Json = {"name": "show", "type": 1, "options": [{**option, "focused": True}]}
    hidden = [
        listing(discord),
        everything(seen(discord.command("sources", [show]))),
        str(discord.complete_option("sources", [typing])),
    ]
    shown = listing(discord, who=MODERATOR)
    there = listing(discord, server=OTHER_SERVER)
    answer = seen(discord.ask(STORY, who=7101))
    flip(discord, "Members see the list of sources")

    assert [each for each in hidden if "Zorvath" in each or "Defect" in each] == []
    assert "keep the list of documents to themselves" in hidden[0]
    assert "Zorvath" in shown
    assert "Zorvath" in there
    assert "China's Spy Chief" in everything(answer)
    assert "China's Spy Chief" in everything(seen(discord.press(answer, "Sources")))
    assert "Zorvath" in listing(discord)


def test_a_server_can_leave_the_base_library_out(discord: Loopback) -> None:
    before = seen(discord.ask(QUILLMARK, who=7201, server=OTHER_SERVER))
    flip(discord, "Shared base library", server=OTHER_SERVER)
    option: Json = {"name": "claim", "type": 3, "value": "Dong Jingwei defected to the US."}
    picture: Json = {"name": "show", "type": 1, "options": []}

    told = [
        everything(seen(discord.ask(STORY, who=7202, server=OTHER_SERVER))).replace(STORY, ""),
        everything(seen(discord.command("check", [option], who=7203, server=OTHER_SERVER))),
        everything(seen(discord.command("timeline", [picture], who=7204, server=OTHER_SERVER))),
        listing(discord, server=OTHER_SERVER),
        str(discord.complete("", who=7205, server=OTHER_SERVER)),
        str(discord.complete("Han", who=7205, server=OTHER_SERVER)).replace("'Han'", ""),
    ]
    own = seen(discord.ask(QUILLMARK, who=7206, server=OTHER_SERVER))
    here = seen(discord.ask(STORY, who=7207))
    flip(discord, "Shared base library", server=OTHER_SERVER)

    for words in ("Lianchao", "Zorvath", "Spy Chief", "Daily Beast"):
        assert [each for each in told if words in each] == []
    assert quotes(own) == quotes(before)
    assert quotes(here)
    assert quotes(seen(discord.ask(STORY, who=7208, server=OTHER_SERVER))) == quotes(here)


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


def test_forget_me_deletes_what_a_member_reported(discord: Loopback) -> None:
    answer = seen(discord.ask(STORY, who=7301))
    form = discord.press(answer, "Wrong?", who=7301)
    discord.submit(form, "The second quote is about somebody else.", who=7301)

    first = discord.command("forget-me", [], who=7301, server=None)
    second = discord.command("forget-me", [], who=7301)

    assert is_private(second)
    assert "the report that you sent" in everything(seen(first))
    assert "I have no words of yours" in everything(seen(second))


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


def test_every_server_has_settings_of_its_own(discord: Loopback) -> None:
    flip(discord, "Adding by address")
    here, there = settings(discord), settings(discord, server=OTHER_SERVER)
    flip(discord, "Adding by address")

    assert "**Adding by address**: off" in everything(seen(here))
    assert "**Adding by address**: on" in everything(seen(there))
