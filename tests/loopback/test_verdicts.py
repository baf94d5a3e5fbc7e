"""Moderators record verdicts with the real bot; members see them, and cannot record any."""

from pathlib import Path

import pytest

from bot.domain.document import LibraryId
from bot.store.audit import AuditLog
from bot.store.database import Database
from tests.loopback import documents
from tests.loopback.bot_process import BotProcess
from tests.loopback.loopback import Loopback
from tests.loopback.payloads import EPHEMERAL, MODERATOR, OTHER_SERVER, SERVER, Json
from tests.loopback.reading import everything, labels, quotes
from tests.loopback.server import Exchange

pytestmark = pytest.mark.loopback
QUESTION = "Who is Han Lianchao?"
LINK = "https://gazette.example/register?name=han_(1)"


def seen(exchange: Exchange) -> Json:
    assert exchange.message is not None
    return exchange.message


def flags(exchange: Exchange) -> int:
    return int(str(seen(exchange)["flags"]))


def option(name: str, value: str, *, focused: bool = False) -> Json:
    return {"name": name, "type": 3, "value": value, **({"focused": True} if focused else {})}


def claim(
    discord: Loopback,
    deed: str,
    *,
    who: int = MODERATOR,
    server: int | None = SERVER,
    **typed: str,
) -> Exchange:
    options = [option(name, value) for name, value in typed.items()]
    return discord.command(
        "claim", [{"name": deed, "type": 1, "options": options}], who=who, server=server
    )


def offered(
    discord: Loopback, deed: str, name: str, typed: str, *, who: int = MODERATOR
) -> list[dict[str, str]]:
    command: Json = {"name": deed, "type": 1, "options": [option(name, typed, focused=True)]}
    return discord.complete_option("claim", [command], who=who)


def test_a_moderator_verifies_from_an_answer_and_clears_again(discord: Loopback) -> None:
    before = seen(discord.ask(QUESTION, who=6001))
    shown = everything(before)  # the message itself is marked as soon as the verdict is there
    around = seen(discord.press(before, "In context", who=MODERATOR))
    assert labels(around)[-2:] == ["Verify…", "Refute…"]

    form = discord.press(around, "Verify…", who=MODERATOR)
    assert form.callback is not None
    assert form.callback["type"] == 9
    recorded = discord.submit(form, LINK, "In the register.", who=MODERATOR)

    assert flags(recorded) & EPHEMERAL
    assert "Recorded." in everything(seen(recorded))
    after = seen(discord.ask(QUESTION, who=6002))
    line = f"Verified by Member {MODERATOR} on 20"
    assert line in everything(after)
    assert f": <{LINK}> (In the register.)" in everything(after)
    assert line in everything(seen(discord.press(after, "In context", who=6002)))
    assert quotes(after) == quotes(before)
    there = everything(seen(discord.ask(QUESTION, who=6003, server=OTHER_SERVER)))
    assert "Verified by" not in there
    assert "Verified by" not in everything(seen(discord.ask(QUESTION, who=6004, server=None)))

    cleared = discord.press(seen(recorded), "Clear verdict", who=MODERATOR)
    assert "taken back" in everything(seen(cleared))
    again = seen(discord.ask(QUESTION, who=6005))
    assert everything(again) == shown


def test_a_moderator_refutes_by_command_lists_and_clears(
    discord: Loopback, shared_data: Path
) -> None:
    choice = offered(discord, "refute", "quote", "Ilka Tamm hid the brass lantern")[0]
    assert "brass lantern" in choice["name"]

    recorded = claim(
        discord,
        "refute",
        quote=choice["value"],
        evidence="dong-jingwei-defection.txt",
        reason="Never seen.",
    )
    assert flags(recorded) & EPHEMERAL
    assert "Refuted by a moderator" in everything(seen(recorded))

    options = [option("claim", "Ilka Tamm hid the brass lantern of Zorvath.")]
    checked = everything(seen(discord.command("check", options, who=6010)))
    assert "⛔ Refuted by a moderator" in checked
    assert f"Refuted by Member {MODERATOR} on 20" in checked
    listed = everything(seen(claim(discord, "list")))
    assert "1 verdict in force" in listed
    assert "(Never seen.)" in listed
    assert "0 verdicts" in everything(seen(claim(discord, "list", server=OTHER_SERVER)))

    (known,) = offered(discord, "clear", "quote", "lantern")
    assert known["value"] == choice["value"]
    cleared = claim(discord, "clear", quote=known["value"])
    assert "taken back" in everything(seen(cleared))
    assert "0 verdicts" in everything(seen(claim(discord, "list")))
    database = Database.open(shared_data)
    logged = AuditLog(database).entries(LibraryId(str(SERVER)), limit=2)
    database.close()
    assert [(each.action, each.actor) for each in logged] == [
        ("clear verdict", str(MODERATOR)),
        ("verdict", str(MODERATOR)),
    ]


def test_a_member_who_is_no_moderator_is_refused(discord: Loopback) -> None:
    answer = seen(discord.ask(QUESTION, who=6020))
    offered_to_moderators = seen(discord.press(answer, "In context", who=MODERATOR))

    assert "Verify…" not in labels(seen(discord.press(answer, "In context", who=6021)))
    assert offered(discord, "verify", "quote", "Han Lianchao", who=6021) == []
    for exchange in (
        claim(discord, "verify", who=6021, quote="x", evidence=LINK),
        claim(discord, "clear", who=6021, quote="x"),
        claim(discord, "list", who=6021),
        discord.press(offered_to_moderators, "Verify…", who=6021),
    ):
        assert exchange.callback is not None
        assert exchange.callback["type"] == 4
        assert flags(exchange) & EPHEMERAL
        assert "Only moderators" in everything(seen(exchange))


def test_a_form_sent_by_somebody_else_records_nothing(discord: Loopback) -> None:
    answer = seen(discord.ask(QUESTION, who=6030))
    around = seen(discord.press(answer, "In context", who=MODERATOR))
    form = discord.press(around, "Refute…", who=MODERATOR)

    refused = discord.submit(form, LINK, "", who=6031)

    assert "Only moderators" in everything(seen(refused))
    assert "0 verdicts" in everything(seen(claim(discord, "list")))


def test_in_a_direct_message_there_are_no_moderators(discord: Loopback) -> None:
    refused = claim(discord, "list", server=None)

    assert "This belongs to a server" in everything(seen(refused))


@pytest.mark.parametrize(
    ("quote", "evidence", "told"),
    [
        ("no sentence at all", LINK, "exactly these words"),
        ("zzzzzzzz:1:0", LINK, "withdrawn or has a newer version"),
        ("", "a friend told me", "needs evidence"),
        ("", "https://localhost/x", "not a link that others can open"),
    ],
)
def test_a_verdict_without_sentence_or_evidence_says_what_is_missing(
    discord: Loopback, quote: str, evidence: str, told: str
) -> None:
    quote = quote or offered(discord, "verify", "quote", "Han Lianchao")[0]["value"]

    refused = claim(discord, "verify", quote=quote, evidence=evidence)

    assert told in everything(seen(refused))
    assert flags(refused) & EPHEMERAL
    assert "0 verdicts" in everything(seen(claim(discord, "list")))


def test_evidence_is_completed_from_the_library(discord: Loopback) -> None:
    (choice,) = offered(discord, "verify", "evidence", "harbour notes")

    assert choice["name"] == documents.HOSTILE_TITLE


def test_moderators_buttons_survive_a_restart(data: Path) -> None:
    with Loopback() as discord:
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            answer = seen(discord.ask(QUESTION))
            around = seen(discord.press(answer, "In context", who=MODERATOR))
            assert bot.stop() == 0
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            form = discord.press(around, "Refute…", who=MODERATOR)
            recorded = seen(discord.submit(form, LINK, "", who=MODERATOR))
            assert bot.stop() == 0
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            assert "Refuted by a moderator" in everything(seen(discord.ask(QUESTION)))
            cleared = discord.press(recorded, "Clear verdict", who=MODERATOR)
            assert "taken back" in everything(seen(cleared))
            assert bot.stop() == 0
        assert discord.server.problems == []
