"""Members turn the pages of the timeline, look quotes up, and take it along."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.loopback import documents
from tests.loopback.bot_process import ROOT, BotProcess
from tests.loopback.loopback import Loopback
from tests.loopback.payloads import EPHEMERAL, MODERATOR, OTHER_SERVER, SERVER, Json
from tests.loopback.reading import everything, labels, quotes
from tests.loopback.server import Exchange

pytestmark = pytest.mark.loopback
STORY = (ROOT / "corpus" / "dong-jingwei-defection.txt").read_text(encoding="utf-8")


def seen(exchange: Exchange) -> Json:
    assert exchange.message is not None
    return exchange.message


def flags(exchange: Exchange) -> int:
    return int(str(seen(exchange)["flags"]))


def use(
    discord: Loopback, name: str, *, who: int, server: int | None = SERVER, **typed: str
) -> Exchange:
    """Use a subcommand of /timeline; `since` and `until` are typed as "from" and "to"."""
    names = {"since": "from", "until": "to", "form": "format"}
    options: list[Json] = [
        {"name": names.get(key, key), "type": 3, "value": value} for key, value in typed.items()
    ]
    sub: Json = {"name": name, "type": 1, "options": options}
    return discord.command("timeline", [sub], who=who, server=server)


def files_of(discord: Loopback, exchange: Exchange) -> list[tuple[str, bytes]]:
    token = str(exchange.payload["token"])
    return [file for each in discord.server.requests if token in each.path
            for file in each.files.items()]  # fmt: skip


def test_a_page_shows_sentences_word_for_word(discord: Loopback) -> None:
    exchange = use(discord, "show", who=5001, since="2021", until="june 2021")

    page = seen(exchange)
    assert quotes(page)
    assert all(words in STORY for words in quotes(page))
    assert "from “2021”: 1 January 2021 or later" in everything(page)
    assert "(year inferred)" in everything(page)
    assert not flags(exchange) & EPHEMERAL


def test_pages_turn_in_place_and_show_everything_once(discord: Loopback) -> None:
    page = seen(use(discord, "show", who=5002))
    shown = quotes(page)
    for _ in range(10):
        turned = discord.press(page, "Later", who=5002)
        assert turned.callback is not None
        assert turned.callback["type"] == 6
        page = seen(turned)
        shown += quotes(page)
        total = int(everything(page).partition(" of ")[2].split()[0])
        if len(shown) >= total:
            break

    assert len(shown) == total
    assert len({words for words in shown if "Zorvath" not in words}) > 5


def test_pages_turn_after_a_restart(data: Path) -> None:
    with Loopback() as discord:
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            page = seen(use(discord, "show", who=5003, since="1980", about="Jingwei"))
            bot.stop()
        discord.server.gateway.ready.clear()
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            turned = seen(discord.press(page, "Later", who=5003))
        assert discord.server.problems == []

    assert quotes(turned)
    assert not set(quotes(turned)) & set(quotes(page))
    assert "about “Jingwei”" in everything(turned)
    assert "1 January 1980 or later" in everything(turned)


def test_a_quote_of_the_timeline_is_shown_in_context(discord: Loopback) -> None:
    page = seen(use(discord, "show", who=5004, about="Dong Jingwei"))

    around = discord.press(page, "In context", who=5004)

    assert flags(around) & EPHEMERAL
    assert f"**{quotes(page)[0]}**" in everything(seen(around))


def test_as_of_a_day_before_a_document_hides_it(discord: Loopback) -> None:
    before = everything(seen(use(discord, "show", who=5005, as_of="31 May 2031", about="ferry")))
    after = everything(seen(use(discord, "show", who=5006, as_of="1 June 2031", about="ferry")))

    assert "north pier" not in before
    assert "north pier" in after


def test_a_date_that_is_none_is_told_privately(discord: Loopback) -> None:
    exchange = use(discord, "show", who=5007, since="the other day or so")

    assert exchange.callback is not None
    assert exchange.callback["type"] == 4
    assert flags(exchange) & EPHEMERAL
    assert "is not a date that I understand for “from”" in everything(seen(exchange))


def test_names_of_the_library_complete_about(discord: Loopback) -> None:
    option: Json = {"name": "about", "type": 3, "value": "Han", "focused": True}
    sub: Json = {"name": "show", "type": 1, "options": [option]}

    choices = discord.complete_option("timeline", [sub], who=5008)

    assert "Han Lianchao" in {choice["value"] for choice in choices}


def test_an_export_is_attached_and_parses(discord: Loopback) -> None:
    exchange = use(discord, "export", who=5009, form="csv", until="2021")

    ((name, data),) = files_of(discord, exchange)
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert name == "timeline.csv"
    assert rows
    assert all(row["sentence"] in STORY for row in rows)
    assert flags(exchange) & EPHEMERAL
    assert f"{len(rows)} events" in everything(seen(exchange))


def test_an_export_without_whole_days_says_so(discord: Loopback) -> None:
    exchange = use(discord, "export", who=5010, form="ics", until="1990")

    assert "whole days only" in everything(seen(exchange))


def test_another_servers_documents_are_out_of_reach(discord: Loopback) -> None:
    here = seen(use(discord, "show", who=5011, about="lantern ferry pier"))
    there = seen(use(discord, "show", who=5012, about="medals", server=OTHER_SERVER))

    assert documents.SERVER_ONLY_TITLE not in everything(here)
    assert labels(there) == ["Look again"] or documents.SERVER_ONLY_TITLE in everything(there)


def test_a_picture_is_attached_with_words_for_who_cannot_see_it(discord: Loopback) -> None:
    exchange = use(discord, "picture", who=5009, since="2021")

    ((name, data),) = files_of(discord, exchange)
    assert name == "timeline.png"
    assert data.startswith(b"\x89PNG")
    drawn = json.dumps(seen(exchange), ensure_ascii=False)
    assert "attachment://timeline.png" in drawn
    assert "June 2021" in drawn


def choices(
    discord: Loopback, name: str, typed: str, option: str = "event"
) -> list[dict[str, str]]:
    """Type into /event as a moderator, once the bot has warmed up."""
    use(discord, "show", who=5020)
    focused: Json = {"name": option, "type": 3, "value": typed, "focused": True}
    sub: Json = {"name": name, "type": 1, "options": [focused]}
    return discord.complete_option("event", [sub], who=MODERATOR)


def offered(discord: Loopback, name: str, typed: str, option: str = "event") -> str:
    """Return the only choice for what a moderator typed."""
    (choice,) = choices(discord, name, typed, option)
    return choice["value"]


def event(discord: Loopback, name: str, *, who: int, **typed: str | int) -> Exchange:
    names = {"other": "with"}
    options: list[Json] = [
        {"name": names.get(key, key), "type": 4 if isinstance(value, int) else 3, "value": value}
        for key, value in typed.items()
    ]
    return discord.command("event", [{"name": name, "type": 1, "options": options}], who=who)


def test_a_moderator_hides_a_report_and_brings_it_back(discord: Loopback) -> None:
    chosen = offered(discord, "hide", "north pier")

    hidden = event(discord, "hide", who=MODERATOR, event=chosen, reason="a test")
    while_hidden = seen(use(discord, "show", who=5013, about="ferry"))
    undone = event(discord, "undo", who=MODERATOR)
    after = seen(use(discord, "show", who=5014, about="ferry"))
    log = event(discord, "log", who=MODERATOR)

    assert "Hidden: “" in everything(seen(hidden))
    assert flags(hidden) & EPHEMERAL
    assert "north pier" not in everything(while_hidden)
    assert "Undone: hidden" in everything(seen(undone))
    assert "north pier" in everything(after)
    assert "a test · undone" in everything(seen(log))


def test_a_moderator_mends_a_date(discord: Loopback) -> None:
    chosen = offered(discord, "date", "north pier")

    mended = event(discord, "date", who=MODERATOR, event=chosen, date="april 2031")
    shown = seen(use(discord, "show", who=5015, about="ferry"))
    event(discord, "undo", who=MODERATOR)

    assert "Dated April 2031" in everything(seen(mended))
    assert "April 2031" in everything(shown)
    assert "mended by" in everything(shown)


def test_a_moderator_merges_two_reports_and_the_button_takes_it_back(discord: Loopback) -> None:
    ferry = offered(discord, "merge", "north pier")
    other = choices(discord, "merge", "june 2021", "with")[0]

    merged = event(discord, "merge", who=MODERATOR, event=ferry, other=other["value"], reason="one")
    together = everything(seen(use(discord, "show", who=5021, about="ferry")))
    pressed = discord.press(seen(merged), "Undo", who=MODERATOR)
    again = discord.press(seen(merged), "Undo", who=MODERATOR)
    apart = everything(seen(use(discord, "show", who=5022, about="ferry")))

    assert "Put under one entry: “" in everything(seen(merged))
    assert flags(merged) & EPHEMERAL
    assert "Reports disagree on the date" in together
    assert "Undone: put under one entry" in everything(seen(pressed))
    assert "was undone before" in everything(seen(again))
    assert "Reports disagree on the date" not in apart


def test_a_moderator_splits_what_was_merged_and_undoes_a_change_by_its_number(
    discord: Loopback,
) -> None:
    ferry = offered(discord, "merge", "north pier")
    other = choices(discord, "merge", "june 2021", "with")[0]["value"]
    event(discord, "merge", who=MODERATOR, event=ferry, other=other)

    split = event(discord, "split", who=MODERATOR, event=offered(discord, "split", "north pier"))
    apart = everything(seen(use(discord, "show", who=5023, about="ferry")))
    alone = event(discord, "split", who=MODERATOR, event=ferry)
    typing: Json = {"name": "change", "type": 4, "value": "under one entry", "focused": True}
    sub: Json = {"name": "undo", "type": 1, "options": [typing]}
    (change,) = discord.complete_option("event", [sub], who=MODERATOR)
    undone = event(discord, "undo", who=MODERATOR, change=int(change["value"]))
    event(discord, "undo", who=MODERATOR)
    log = everything(seen(event(discord, "log", who=MODERATOR)))

    assert "Taken out of its entry: “" in everything(seen(split))
    assert "Reports disagree on the date" not in apart
    assert "stands alone already" in everything(seen(alone))
    assert "Undone: put under one entry" in everything(seen(undone))
    assert log.count("undone 2") >= 2


def test_a_change_is_undone_after_a_restart(data: Path) -> None:
    with Loopback() as discord:
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            chosen = offered(discord, "hide", "north pier")
            hidden = seen(event(discord, "hide", who=MODERATOR, event=chosen))
            bot.stop()
        discord.server.gateway.ready.clear()
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            gone = everything(seen(use(discord, "show", who=5024, about="ferry")))
            pressed = discord.press(hidden, "Undo", who=MODERATOR)
            back = everything(seen(use(discord, "show", who=5025, about="ferry")))
        assert discord.server.problems == []

    assert "north pier" not in gone
    assert "Undone: hidden" in everything(seen(pressed))
    assert "north pier" in back


def test_a_member_cannot_change_the_timeline(discord: Loopback) -> None:
    exchange = event(discord, "undo", who=5016)
    change: Json = {"name": "change", "type": 4, "value": "", "focused": True}
    sub: Json = {"name": "undo", "type": 1, "options": [change]}

    assert exchange.callback is not None
    assert exchange.callback["type"] == 4
    assert "Only moderators" in everything(seen(exchange))
    assert discord.complete_option("event", [sub], who=5017) == []


def test_a_member_cannot_press_a_moderators_button(discord: Loopback) -> None:
    chosen = offered(discord, "hide", "north pier")
    hidden = seen(event(discord, "hide", who=MODERATOR, event=chosen))

    pressed = discord.press(hidden, "Undo", who=5018)
    event(discord, "undo", who=MODERATOR)

    assert "Only moderators" in everything(seen(pressed))
