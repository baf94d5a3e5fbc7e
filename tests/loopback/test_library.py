"""Moderators keep the library with the real bot: every way in, every step back."""

import re

import pytest
from discord.utils import snowflake_time

from tests.loopback import payloads
from tests.loopback.forms import prefilled
from tests.loopback.moderating import LIVE, Moderator, chosen, form_of, seen
from tests.loopback.payloads import MODERATOR, OTHER_SERVER, SERVER, Json, place
from tests.loopback.reading import everything, labels, quotes
from tests.loopback.website import Page

pytestmark = pytest.mark.loopback

LANTERN = """---
title: The lantern keeper of Orvik (fiction)
publisher: The Orvik Mirror
author: Sanna Grell
published: 2031-05-12
url: https://mirror.example/lantern
---
The lantern keeper of Orvik sold eleven copper bells in May 2031, Sanna Grell reported.

The harbour office of Orvik denied that any copper bell was sold.
"""
QUESTION = "How many copper bells did the lantern keeper of Orvik sell?"


def quoted(answer: Json) -> str:
    return "\n".join(quotes(answer))


def test_a_file_is_previewed_published_quoted_and_undone(moderator: Moderator) -> None:
    preview = moderator.add("lantern.md", LANTERN)
    shown = everything(seen(preview))
    assert "Preview · not live yet\n**The lantern keeper of Orvik (fiction)**" in shown
    assert "Publisher: The Orvik Mirror\nAuthor: Sanna Grell\nPublished: 12 May 2031" in shown
    assert "<https://mirror.example/lantern>" in shown
    assert labels(seen(preview)) == ["Publish", "Edit details", "Discard"]
    assert "copper bells" not in quoted(moderator.ask(QUESTION, 7001))

    published = moderator.publish(preview)
    answer = moderator.ask(QUESTION, 7002)
    assert "eleven copper bells" in quoted(answer)
    elsewhere = moderator.discord.ask(QUESTION, who=7003, server=OTHER_SERVER).message
    assert "copper bells" not in quoted(elsewhere or {"components": []})

    moderator.until(moderator.press(published, "Undo"), "Taken back")
    assert "copper bells" not in quoted(moderator.ask(QUESTION, 7004))
    withdrawn = moderator.discord.press(answer, "In context", who=7005).message
    assert withdrawn is not None
    assert "withdrawn" in everything(withdrawn)


def test_a_text_is_pasted_and_its_date_asked_for_before_it_is_live(moderator: Moderator) -> None:
    form = moderator.library("paste")
    text = "The ropewalk of Orvik closed its western gate in April, a ropemaker said."
    preview = moderator.submit(form, "The ropewalk (fiction)", text, "Rope Weekly", "", "")
    moderator.until(preview, "Publish")
    assert "Publish will ask" in everything(seen(preview))

    asking = moderator.press(preview, "Publish")
    assert form_of(asking)["title"] == "When was it published?"
    unclear = moderator.submit(asking, "one of these days")
    moderator.until(unclear, "is not understood")
    assert labels(seen(unclear)) == ["Publish", "Edit details", "Discard"]

    asking = moderator.press(unclear, "Publish")
    published = moderator.submit(asking, "about 2031")
    moderator.until(published, LIVE)

    assert "2031 (inferred)" in everything(seen(published))
    asked = "When did the ropewalk of Orvik close its western gate?"
    assert "western gate in April" in quoted(moderator.ask(asked, 7010))


def test_details_are_edited_before_and_after_publishing(moderator: Moderator) -> None:
    preview = moderator.add("lantern.md", LANTERN)
    form = moderator.press(preview, "Edit details")
    assert prefilled(form_of(form))[:4] == [
        "The lantern keeper of Orvik (fiction)",
        "The Orvik Mirror",
        "Sanna Grell",
        "2031-05-12",
    ]
    changed = moderator.submit(
        form, "The lantern keeper (fiction)", "Orvik Evening Mirror", "", "about June 2031", ""
    )
    moderator.until(changed, "Orvik Evening Mirror")
    shown = everything(seen(changed))
    assert "Author: not stated\nPublished: June 2031 (inferred)" in shown
    assert "Address: not stated" in shown

    published = moderator.publish(changed)
    form = moderator.press(published, "Edit details")
    title, publisher, author, _, url = prefilled(form_of(form))
    again = moderator.submit(form, title, publisher, author, "2031-05-13", url)
    moderator.until(again, "Details changed")
    assert "13 May 2031" in everything(moderator.ask(QUESTION, 7020))

    moderator.until(moderator.press(again, "Undo"), "Taken back")
    assert "June 2031 (inferred)" in everything(moderator.ask(QUESTION, 7021))


def test_two_who_edit_the_same_draft_do_not_overwrite_one_another(moderator: Moderator) -> None:
    preview = moderator.add("lantern.md", LANTERN)
    first = moderator.press(preview, "Edit details")
    second = moderator.press(preview, "Edit details")
    filled = prefilled(form_of(first))

    moderator.until(moderator.submit(first, "First (fiction)", *filled[1:]), "First (fiction)")
    told = moderator.submit(second, "Second (fiction)", *filled[1:])
    moderator.until(told, "meanwhile")

    assert "**First (fiction)**" in everything(seen(told))
    late = moderator.press(preview, "Publish")
    assert "meanwhile" in everything(seen(late))
    assert "copper bells" not in quoted(moderator.ask(QUESTION, 7030))


def test_a_file_in_the_place_of_a_text_is_a_new_version(moderator: Moderator) -> None:
    moderator.publish(moderator.add("lantern.md", LANTERN))
    old = moderator.ask(QUESTION, 7040)
    file = moderator.discord.upload("lantern-2.md", LANTERN.replace("eleven", "twelve").encode())
    wanted = chosen("document", "lantern keeper of Orvik")
    replacing = moderator.library(
        "edit", wanted, chosen("file", str(file["id"]), kind=11), files=[file]
    )
    moderator.until(replacing, "Publish")
    assert "Preview of a new version" in everything(seen(replacing))
    assert "eleven" in quoted(moderator.ask(QUESTION, 7041))

    published = moderator.publish(replacing)
    assert "Version 2 published" in everything(seen(published))
    assert "twelve copper bells" in quoted(moderator.ask(QUESTION, 7042))
    before = moderator.discord.press(old, "In context", who=7043).message
    assert before is not None
    assert "version" in everything(before)
    versions = everything(seen(moderator.library("show", wanted)))
    assert re.search(r"^2 · .* · \*\*quoted now\*\*$", versions, re.MULTILINE)

    moderator.until(moderator.press(published, "Undo"), "Version 1 is back")
    assert "eleven" in quoted(moderator.ask(QUESTION, 7044))


def test_removing_asks_first_and_can_be_taken_back(moderator: Moderator) -> None:
    moderator.publish(moderator.add("lantern.md", LANTERN))
    wanted = chosen("document", "lantern.md")

    kept = moderator.press(moderator.library("remove", wanted), "Keep it")
    assert "Kept as it is." in everything(seen(kept))
    removed = moderator.press(moderator.library("remove", wanted), "Remove it")
    moderator.until(removed, "### 🗑️ Removed")
    assert "copper bells" not in quoted(moderator.ask(QUESTION, 7050))

    moderator.until(moderator.library("undo"), "Taken back")
    assert "eleven" in quoted(moderator.ask(QUESTION, 7051))


def test_any_step_is_chosen_from_the_log_and_undone(moderator: Moderator) -> None:
    moderator.publish(moderator.add("lantern.md", LANTERN))
    other = LANTERN.replace("lantern", "signal").replace("copper bells", "tin whistles")
    moderator.publish(moderator.add("signal.md", other))

    steps = moderator.complete("undo", chosen("step", "lantern keeper of Orvik"))
    assert all("“The lantern keeper of Orvik (fiction)”" in each["name"] for each in steps)
    undone = moderator.library("undo", chosen("step", steps[0]["value"]))
    moderator.until(undone, "Taken back")

    assert "copper bells" not in quoted(moderator.ask(QUESTION, 7060))
    asked = "How many tin whistles did the signal keeper of Orvik sell?"
    assert "tin whistles" in quoted(moderator.ask(asked, 7061))
    log = everything(seen(moderator.library("log")))
    assert f"· added** “The signal keeper of Orvik (fiction)”\n-# <@{MODERATOR}>" in log


def test_the_log_turns_its_pages_and_undoes(moderator: Moderator) -> None:
    published = moderator.publish(moderator.add("lantern.md", LANTERN))
    moderator.until(moderator.press(published, "Undo"), "Taken back")
    log = moderator.library("log")
    assert labels(seen(log))[-2:] == ["Newer", "Older"]
    older = moderator.press(log, "Older")
    assert "page 2" in everything(seen(older))

    again = moderator.press(log, "Undo")
    moderator.until(again, "Taken back")
    assert "Done again: adding" in everything(seen(again))
    assert "eleven" in quoted(moderator.ask(QUESTION, 7070))


def test_the_list_is_filtered(moderator: Moderator) -> None:
    moderator.publish(moderator.add("lantern.md", LANTERN))

    found = everything(seen(moderator.library("list", chosen("filter", "orvik mirror"))))
    nothing = everything(seen(moderator.library("list", chosen("filter", "no such words"))))

    assert "1 document with “orvik mirror”" in found
    assert "The lantern keeper of Orvik (fiction)" in found
    assert "0 documents" in nothing


def test_a_rebuilt_index_answers_as_before(moderator: Moderator) -> None:
    moderator.publish(moderator.add("lantern.md", LANTERN))
    before = quoted(moderator.ask(QUESTION, 7080))

    rebuilt = moderator.until(moderator.library("rebuild"), "built anew")

    assert "1 documents with" in everything(seen(rebuilt))
    assert quoted(moderator.ask(QUESTION, 7081)) == before


def test_a_message_goes_in_with_its_author_and_its_place(moderator: Moderator) -> None:
    words = "The ferry bell of Orvik was stolen on 3 May 2031, the pilot told me."
    message = written(words)
    preview = moderator.until(moderator.right_click(message), "Publish")
    shown = everything(seen(preview))

    assert "Author: Member 55" in shown
    assert f"https://discord.com/channels/{SERVER}/{message['channel_id']}/{message['id']}" in shown
    assert f"Published: {snowflake_time(int(str(message['id']))):%-d %B %Y}" in shown
    assert words in shown
    moderator.publish(preview)
    assert "ferry bell" in quoted(moderator.ask("When was the ferry bell of Orvik stolen?", 7090))


def test_each_file_of_a_message_has_its_own_preview(moderator: Moderator) -> None:
    files = [
        moderator.discord.upload("lantern.md", LANTERN.encode()),
        moderator.discord.upload("bell.exe", b"MZ\x00\x01", "application/octet-stream"),
    ]
    arrived = moderator.until(moderator.right_click(written("Look!", files)), "2 of 2 read")
    shown = everything(seen(arrived))

    assert "📥 **lantern.md**" in shown
    assert "⛔ **bell.exe**" in shown
    assert labels(seen(arrived)) == ["Preview"]
    preview = moderator.until(moderator.press(arrived, "Preview"), "Publish")
    discarded = moderator.until(moderator.press(preview, "Discard"), "Discarded")
    assert "Nothing of it is kept" in everything(seen(discarded))
    gone = moderator.press(arrived, "Preview")
    assert "iscarded" in everything(seen(gone))


def test_an_empty_message_is_refused_in_words(moderator: Moderator) -> None:
    assert "no attachment" in everything(seen(moderator.right_click(written(""))))


def written(content: str, files: list[Json] | None = None) -> Json:
    """Return a message of a member as an interaction shows it."""
    return payloads.message(
        place(SERVER), payloads.user(55), content=content, attachments=files or []
    )


def test_details_of_a_live_document_are_edited_by_command(moderator: Moderator) -> None:
    moderator.publish(moderator.add("lantern.md", LANTERN))
    form = moderator.library("edit", chosen("document", "lantern.md"))
    title, _, *rest = prefilled(form_of(form))

    changed = moderator.submit(form, title, "Orvik Weekly", *rest)
    moderator.until(changed, "Details changed")

    assert "Orvik Weekly" in everything(moderator.ask(QUESTION, 7095))


def test_a_page_goes_in_by_its_address(moderator: Moderator) -> None:
    page = (
        b"<html><head><title>The wells of Orvik (fiction)</title></head><body><article>"
        b"<h1>The wells of Orvik (fiction)</h1><p>The west well of Orvik ran dry in July, the "
        b"well keeper said on Monday in the town hall, and nobody contradicted him.</p></article>"
        b"</body></html>"
    )
    discord = moderator.discord
    discord.server.website.pages["/wells"] = Page(page, "text/html")
    link = chosen("address", f"{discord.cdn_url}/wells")

    preview = moderator.until(moderator.library("link", link), "Publish")

    assert f"Address: <{discord.cdn_url}/wells>" in everything(seen(preview))
    assert "The west well of Orvik ran dry in July" in everything(seen(preview))
