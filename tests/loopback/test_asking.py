"""Members ask the real bot, and it answers as Discord allows."""

from pathlib import Path

import pytest

from bot.discord_app.rendering.escape import visible
from tests.loopback import documents
from tests.loopback.bot_process import ROOT
from tests.loopback.loopback import Loopback
from tests.loopback.openapi import SPEC_FILE
from tests.loopback.payloads import BOT, EPHEMERAL, OTHER_SERVER, V2, bot_user, user
from tests.loopback.reading import everything, labels, quotes, texts
from tests.loopback.server import Exchange

pytestmark = pytest.mark.loopback
STORY = (ROOT / "corpus" / "dong-jingwei-defection.txt").read_text(encoding="utf-8")
QUESTION = "Did Dong Jingwei defect to the US?"


def seen(exchange: Exchange) -> dict[str, object]:
    assert exchange.message is not None
    return exchange.message


def flags(exchange: Exchange) -> int:
    return int(str(seen(exchange)["flags"]))


@pytest.mark.skipif(not SPEC_FILE.exists(), reason="Discord's OpenAPI description is not here")
def test_requests_are_held_against_discords_own_description(discord: Loopback) -> None:
    specification = discord.server.specification

    assert specification is not None
    assert specification.problems("POST", "/channels/1/messages", {"content": 5})
    assert specification.problems("POST", "/no/such/path", None)
    assert specification.problems("DELETE", "/gateway/bot", None)


def test_a_question_is_deferred_then_answered_by_one_edit(discord: Loopback) -> None:
    exchange = discord.ask(QUESTION, who=1001)

    assert exchange.callback is not None
    assert exchange.callback["type"] == 5
    assert len(exchange.edits) == 1
    assert exchange.followups == []
    assert flags(exchange) & V2
    assert not flags(exchange) & EPHEMERAL


def test_every_quote_stands_in_the_document_word_for_word(discord: Loopback) -> None:
    shown = quotes(seen(discord.ask(QUESTION, who=1002)))

    assert shown
    assert all(words in STORY for words in shown)


def test_the_answer_names_status_source_and_date(discord: Loopback) -> None:
    answer = everything(seen(discord.ask(QUESTION, who=1003)))

    assert "Unverified" in answer
    assert "publisher not stated" in answer
    assert "June 2021 (inferred)" in answer
    assert "unnamed: the text does not say who" in answer


def test_a_private_answer_is_for_one_member_only(discord: Loopback) -> None:
    exchange = discord.ask(QUESTION, who=1004, private=True)

    assert flags(exchange) & EPHEMERAL
    assert flags(exchange) & V2


def test_what_the_sources_do_not_hold_is_refused(discord: Loopback) -> None:
    answer = seen(discord.ask("What is the capital of France?", who=1005))

    assert quotes(answer) == []
    assert "The sources do not answer this" in everything(answer)
    assert labels(answer) == ["Wrong?"]


@pytest.mark.parametrize(
    ("question", "told"),
    [("🎉🎉🎉", "no words"), ("<:party:123456>", "empty"), ("why " * 1000, "3,999 characters")],
)
def test_a_question_that_is_none_is_answered_privately(
    discord: Loopback, question: str, told: str
) -> None:
    exchange = discord.ask(question, who=1006)

    assert exchange.callback is not None
    assert exchange.callback["type"] == 4
    assert flags(exchange) & EPHEMERAL
    assert told in everything(seen(exchange))


def test_autocomplete_completes_names_and_offers_questions(discord: Loopback) -> None:
    offered = discord.complete("", who=1007)
    completed = discord.complete("Who is Han Li", who=1007)

    assert offered
    assert all(choice["value"].endswith("?") for choice in offered)
    assert any("Han Lianchao" in choice["value"] for choice in completed)


def test_a_mention_is_answered_by_one_reply(discord: Loopback) -> None:
    reply = discord.mention("Who is Han Lianchao?", who=1008)

    assert any("Han Lianchao" in words for words in quotes(reply))
    request = reply["request"]
    assert isinstance(request, dict)
    assert request["allowed_mentions"]["replied_user"] is False
    assert request["allowed_mentions"]["parse"] == []


def test_a_reply_to_an_answer_asks_on(discord: Loopback) -> None:
    first = discord.mention("Who is Han Lianchao?", who=1009)

    second = discord.mention("And what does he say?", who=1009, reply_to=first)
    without = discord.mention("And what does he say?", who=1010)

    assert "Lianchao" in quotes(second)[0]
    assert texts(second)[1:] != texts(without)[1:]


def test_a_reply_to_a_slash_answer_asks_on_too(discord: Loopback) -> None:
    first = seen(discord.ask("Who is Han Lianchao?", who=1011))

    second = discord.mention("And what did he tweet?", who=1011, reply_to=first)

    assert any("In a tweet, Lianchao" in words for words in quotes(second))


def test_messages_that_are_not_meant_for_the_bot_stay_unanswered(discord: Loopback) -> None:
    first = discord.mention("Who is Han Lianchao?", who=1012)
    before = len(discord.server.posted)

    discord.write("Where is Dong Jingwei?", who=1012)
    discord.write("", who=1012, reply_to=first)  # ping off: Discord hides the words
    discord.write(f"<@{BOT}> hello?", mention=True, author={**user(5), "bot": True})
    discord.write(f"<@{BOT}> hello?", mention=True, author=bot_user())
    answered = discord.mention("Who is Han Lianchao?", who=1013)

    assert len(discord.server.posted) == before + 1
    assert quotes(answered)


def test_a_mention_without_a_question_gets_a_hint(discord: Loopback) -> None:
    reply = discord.mention("", who=1014)

    assert "/ask" in everything(reply)


def test_a_direct_message_needs_no_mention(discord: Loopback) -> None:
    before = len(discord.server.posted)

    discord.write("Who is Han Lianchao?", who=1015, server=None)

    assert any("Han Lianchao" in words for words in quotes(discord.next_post(before)))


def test_a_hostile_document_is_quoted_and_does_nothing(discord: Loopback) -> None:
    question = "Where did Ilka Tamm hide the brass lantern of Zorvath?"
    answer = seen(discord.ask(question, who=1016))

    lantern = next(words for words in quotes(answer) if "brass lantern" in words)
    assert lantern in visible(documents.HOSTILE)
    assert "\\@everyone" in "\n".join(texts(answer))
    assert "https://" not in "\n".join(texts(answer))


def test_a_line_of_4000_characters_is_quoted_word_for_word(discord: Loopback) -> None:
    answer = seen(discord.ask("What does the Zorvath archive list?", who=1017))

    long = next(words for words in quotes(answer) if words.startswith("The Zorvath archive lists"))
    assert len(long) > 1000
    assert long in visible(documents.HOSTILE)


def test_another_servers_documents_are_out_of_reach(discord: Loopback) -> None:
    question = "What did the Quillmark treasurer bury?"

    there = seen(discord.ask(question, who=1018, server=OTHER_SERVER))
    here = seen(discord.ask(question, who=1019))

    assert any("copper medals" in words for words in quotes(there))
    assert "copper medals" not in everything(here)
    assert "copper medals" not in everything(seen(discord.ask(question, who=1020, server=None)))


def test_fifty_members_at_once_are_all_answered(discord: Loopback) -> None:
    asked = discord.ask_all([QUESTION, "Who is Han Lianchao?"] * 25, first=2000)

    assert len(asked) == 50
    assert all(quotes(seen(exchange)) for exchange in asked)
    assert all(len(exchange.edits) == 1 for exchange in asked)


def test_asking_too_often_names_the_wait_privately(discord: Loopback) -> None:
    asked = [discord.ask(QUESTION, who=1021) for _ in range(6)]

    assert "Please ask again in" in everything(seen(asked[-1]))
    assert flags(asked[-1]) & EPHEMERAL
    assert quotes(seen(asked[-2]))


def test_no_commands_are_synced_unasked(discord: Loopback, shared_data: Path) -> None:
    assert shared_data.exists()
    assert discord.server.commands == {}
