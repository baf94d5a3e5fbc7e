"""Buttons, forms and the other commands of the real bot."""

from pathlib import Path

import pytest

from bot.domain.document import LibraryId
from bot.store.database import Database
from bot.store.feedback import FeedbackStore
from tests.loopback import documents
from tests.loopback.bot_process import ROOT
from tests.loopback.loopback import Loopback
from tests.loopback.payloads import EPHEMERAL, OTHER_SERVER, SERVER, Json
from tests.loopback.reading import everything, labels, quotes, texts
from tests.loopback.server import Exchange

pytestmark = pytest.mark.loopback
STORY = (ROOT / "corpus" / "dong-jingwei-defection.txt").read_text(encoding="utf-8")


def seen(exchange: Exchange) -> Json:
    assert exchange.message is not None
    return exchange.message


def flags(exchange: Exchange) -> int:
    return int(str(seen(exchange)["flags"]))


@pytest.fixture
def answer(discord: Loopback, request: pytest.FixtureRequest) -> Json:
    who = abs(hash(request.node.name)) % 10**9 + 10_000
    return seen(discord.ask("Who is Han Lianchao?", who=who))


def test_in_context_shows_the_quote_bold_in_its_paragraphs(discord: Loopback, answer: Json) -> None:
    exchange = discord.press(answer, "In context")

    assert flags(exchange) & EPHEMERAL
    around = texts(seen(exchange))[1]
    assert f"**{quotes(answer)[0]}**" in everything(seen(exchange))
    assert len(around) > len(quotes(answer)[0])


def test_in_context_of_a_long_sentence_has_pages(discord: Loopback) -> None:
    long = seen(discord.ask("What does the Zorvath archive list?", who=3001))
    number = next(
        number
        for number, words in enumerate(quotes(long))
        if words.startswith("The Zorvath archive lists")
    )
    first = discord.press(long, "In context", number=number)
    later = discord.press(seen(first), "Later")

    assert "Page 1 of" in everything(seen(first))
    assert later.callback is not None
    assert later.callback["type"] == 6
    assert "Page 2 of" in everything(seen(later))
    assert labels(seen(later)) == ["Earlier", "Later"]


def test_sources_lists_the_documents_of_the_answer(discord: Loopback, answer: Json) -> None:
    exchange = discord.press(answer, "Sources")

    assert flags(exchange) & EPHEMERAL
    assert "Sources of this answer" in everything(seen(exchange))
    assert "publisher not stated" in everything(seen(exchange))


def test_wrong_stores_what_the_member_says(
    discord: Loopback, answer: Json, shared_data: Path
) -> None:
    form = discord.press(answer, "Wrong?", who=4242)
    assert form.callback is not None
    assert form.callback["type"] == 9

    thanks = discord.submit(form, "The first quote is about somebody else.", who=4242)

    assert "Thank you" in everything(seen(thanks))
    assert flags(thanks) & EPHEMERAL
    database = Database.open(shared_data)
    stored = FeedbackStore(database).list(LibraryId(str(SERVER)))[0]
    database.close()
    assert stored.words == "The first quote is about somebody else."
    assert stored.member_id == "4242"
    assert len(stored.refs) == len(quotes(answer))
    assert stored.message_link.endswith(str(answer["id"]))


def test_a_button_reads_the_library_of_the_place_where_it_is_pressed(discord: Loopback) -> None:
    theirs = seen(
        discord.ask("What did the Quillmark treasurer bury?", who=3002, server=OTHER_SERVER)
    )

    here = discord.press(theirs, "In context", server=SERVER)
    there = discord.press(theirs, "In context", server=OTHER_SERVER)

    assert "copper medals" not in everything(seen(here))
    assert "copper medals" in everything(seen(there))


def test_sources_list_names_the_documents_in_reach(discord: Loopback) -> None:
    listing = {"name": "list", "type": 1, "options": []}

    here = everything(seen(discord.command("sources", [listing])))
    there = everything(seen(discord.command("sources", [listing], server=OTHER_SERVER)))

    assert documents.HOSTILE_TITLE in here
    assert documents.SERVER_ONLY_TITLE not in here
    assert documents.SERVER_ONLY_TITLE in there


def test_sources_show_describes_one_document(discord: Loopback) -> None:
    option = {"name": "document", "type": 3, "value": "Harbour notes"}
    show = {"name": "show", "type": 1, "options": [option]}

    shown = everything(seen(discord.command("sources", [show])))

    assert "Published: 1 June 2031" in shown
    assert "hostile_notes.txt" in shown


def test_a_document_that_is_not_there_is_said_so(discord: Loopback) -> None:
    option = {"name": "document", "type": 3, "value": "no such thing"}
    show = {"name": "show", "type": 1, "options": [option]}

    exchange = discord.command("sources", [show])

    assert "“no such thing”" in everything(seen(exchange))
    assert flags(exchange) & EPHEMERAL


@pytest.mark.parametrize(
    ("name", "words"), [("help", "How to ask"), ("privacy", "What is kept about you")]
)
def test_help_and_privacy_are_private(discord: Loopback, name: str, words: str) -> None:
    exchange = discord.command(name, [])

    assert words in everything(seen(exchange))
    assert flags(exchange) & EPHEMERAL


def test_a_command_that_has_gone_says_what_to_do(discord: Loopback) -> None:
    exchange = discord.command("forgotten", [])

    assert "reload Discord" in everything(seen(exchange))
