"""Members hold claims against the sources with the real bot: /check and the message's menu."""

import pytest

from tests.loopback.bot_process import ROOT
from tests.loopback.loopback import Loopback
from tests.loopback.payloads import EPHEMERAL, OTHER_SERVER, SERVER, V2, Json, message, place, user
from tests.loopback.reading import everything, labels, quotes, texts
from tests.loopback.rules import every_component
from tests.loopback.server import Exchange

pytestmark = pytest.mark.loopback
STORY = (ROOT / "corpus" / "dong-jingwei-defection.txt").read_text(encoding="utf-8")
CLAIM = "Dong Jingwei defected to the United States."
MEDALS = "A treasurer buried nine copper medals under the old orchard."


def seen(exchange: Exchange) -> Json:
    assert exchange.message is not None
    return exchange.message


def flags(exchange: Exchange) -> int:
    return int(str(seen(exchange)["flags"]))


def check(
    discord: Loopback, claim: str, *, who: int, server: int | None = SERVER, private: bool = False
) -> Exchange:
    options: list[Json] = [{"name": "claim", "type": 3, "value": claim}]
    if private:
        options.append({"name": "private", "type": 5, "value": True})
    return discord.command("check", options, who=who, server=server)


def check_message(
    discord: Loopback, words: str, *, who: int, server: int | None = SERVER, **fields: object
) -> Exchange:
    target = message(place(server), user(77), content=words, **fields)
    return discord.use_menu("Check against sources", target, who=who, server=server)


def test_a_claim_is_deferred_then_checked_by_one_edit(discord: Loopback) -> None:
    exchange = check(discord, CLAIM, who=5001)

    assert exchange.callback is not None
    assert exchange.callback["type"] == 5
    assert len(exchange.edits) == 1
    assert exchange.followups == []
    assert flags(exchange) & V2
    assert not flags(exchange) & EPHEMERAL


def test_both_sides_are_quoted_word_for_word_with_who_says_so_and_when(discord: Loopback) -> None:
    found = seen(check(discord, CLAIM, who=5002))

    assert quotes(found)
    assert all(words in STORY for words in quotes(found))
    shown = everything(found)
    assert f"Claim: {CLAIM}" in shown
    assert "**For** · " in shown
    assert "**Against** · " in shown
    assert "June 2021 (inferred)" in shown
    assert labels(found)[-3:] == ["Picture", "Sources", "Wrong?"]


def test_a_private_check_is_for_one_member_only(discord: Loopback) -> None:
    assert flags(check(discord, CLAIM, who=5003, private=True)) & EPHEMERAL


def test_what_no_source_says_is_said_so(discord: Loopback) -> None:
    found = everything(seen(check(discord, "Copper is mined on the moon.", who=5004)))

    assert "Not in these sources" in found
    assert "No document here says that." in found


@pytest.mark.parametrize(("claim", "told"), [("🎉🎉🎉", "no words"), ("why " * 1000, "3,999")])
def test_a_claim_that_is_none_is_answered_privately(
    discord: Loopback, claim: str, told: str
) -> None:
    exchange = check(discord, claim, who=5005)

    assert exchange.callback is not None
    assert exchange.callback["type"] == 4
    assert flags(exchange) & EPHEMERAL
    assert told in everything(seen(exchange))


def test_the_buttons_of_a_check_work_as_under_an_answer(discord: Loopback) -> None:
    found = seen(check(discord, CLAIM, who=5006))

    around = seen(discord.press(found, "In context"))
    documents = seen(discord.press(found, "Sources"))

    assert f"**{quotes(found)[0]}**" in everything(around)
    assert "Sources of this answer" in everything(documents)


def test_a_message_is_checked_for_the_one_who_asked(discord: Loopback) -> None:
    exchange = check_message(discord, f"<@77> {CLAIM}", who=5007)

    assert flags(exchange) & EPHEMERAL
    assert flags(exchange) & V2
    assert texts(seen(exchange)) == texts(seen(check(discord, CLAIM, who=5008)))


def test_a_forwarded_message_is_checked_by_what_it_forwards(discord: Loopback) -> None:
    snapshot = {
        key: value
        for key, value in message(place(SERVER), user(78), content=CLAIM).items()
        if key not in {"id", "author", "channel_id"}
    }
    exchange = check_message(
        discord,
        "",
        who=5009,
        message_reference={"type": 1, "message_id": "5", "channel_id": "6"},
        message_snapshots=[{"message": snapshot}],
    )

    assert quotes(seen(exchange))


def test_a_message_without_words_is_said_so(discord: Loopback) -> None:
    exchange = check_message(discord, "<:party:123456>", who=5010)

    assert "no words of its own" in everything(seen(exchange))
    assert flags(exchange) & EPHEMERAL


def test_another_servers_documents_are_out_of_reach(discord: Loopback) -> None:
    there = seen(check(discord, MEDALS, who=5011, server=OTHER_SERVER))
    here = seen(check(discord, MEDALS, who=5012))
    directly = seen(check(discord, MEDALS, who=5013, server=None))

    assert any("copper medals" in words for words in quotes(there))
    assert all("copper medals" not in words for words in (*quotes(here), *quotes(directly)))


def test_checking_too_often_names_the_wait_privately(discord: Loopback) -> None:
    checked = [check(discord, CLAIM, who=5014) for _ in range(6)]

    assert "Please ask again in" in everything(seen(checked[-1]))
    assert flags(checked[-1]) & EPHEMERAL


@pytest.mark.parametrize("claim", [CLAIM, "*Dong Jingwei* defected to the United States."])
def test_the_picture_shows_who_told_whom(discord: Loopback, claim: str) -> None:
    who = 5015 + len(claim)
    found = seen(check(discord, claim, who=who, private=True))

    exchange = discord.press(found, "Picture", who=who)

    assert flags(exchange) & EPHEMERAL
    (request,) = [each for each in discord.server.requests[-3:] if each.files]
    (picture,) = request.files.values()
    assert picture.startswith(b"\x89PNG")
    (gallery,) = every_component(seen(exchange)["components"])
    assert claim in str(gallery["items"])
    assert f"attachment://{next(iter(request.files))}" in str(gallery["items"])


def test_a_picture_shows_the_library_of_the_place_where_it_is_pressed(discord: Loopback) -> None:
    theirs = seen(check(discord, MEDALS, who=5016, server=OTHER_SERVER))

    here = discord.press(theirs, "Picture", who=5016, server=SERVER)

    assert "No document says anything about this claim any more." in everything(seen(here))
