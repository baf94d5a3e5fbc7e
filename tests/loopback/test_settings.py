"""What a server decides: who moderates, where the bot answers, and what it quotes from."""

import pytest

from tests.loopback import payloads
from tests.loopback.deciding import QUILLMARK, STORY, flip, is_private, seen, settings
from tests.loopback.loopback import Loopback
from tests.loopback.payloads import (
    ADMIN,
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

pytestmark = pytest.mark.loopback
LOG = payloads.channel(Place(SERVER, LOG_CHANNEL), "log")


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


def test_forget_me_deletes_what_a_member_reported(discord: Loopback) -> None:
    answer = seen(discord.ask(STORY, who=7301))
    form = discord.press(answer, "Wrong?", who=7301)
    discord.submit(form, "The second quote is about somebody else.", who=7301)

    first = discord.command("forget-me", [], who=7301, server=None)
    second = discord.command("forget-me", [], who=7301)

    assert is_private(second)
    assert "the report that you sent" in everything(seen(first))
    assert "I have no words of yours" in everything(seen(second))


def test_every_server_has_settings_of_its_own(discord: Loopback) -> None:
    flip(discord, "Adding by address")
    here, there = settings(discord), settings(discord, server=OTHER_SERVER)
    flip(discord, "Adding by address")

    assert "**Adding by address**: off" in everything(seen(here))
    assert "**Adding by address**: on" in everything(seen(there))
