"""Moderators keep the library with the real bot, and nobody else does."""

import pytest

from tests.loopback.loopback import Loopback
from tests.loopback.moderating import Moderator, seen, shows
from tests.loopback.payloads import OTHER_SERVER
from tests.loopback.reading import everything, labels, quotes

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


@pytest.fixture
def moderator(discord: Loopback) -> Moderator:
    return Moderator(discord)


def test_a_file_is_previewed_published_quoted_and_undone(
    discord: Loopback, moderator: Moderator
) -> None:
    preview = moderator.add("lantern.md", LANTERN)
    shown = everything(seen(preview))
    assert "Preview · not live yet\n**The lantern keeper of Orvik (fiction)**" in shown
    assert "Publisher: The Orvik Mirror\nAuthor: Sanna Grell\nPublished: 12 May 2031" in shown
    assert "<https://mirror.example/lantern>" in shown
    assert labels(seen(preview)) == ["Publish", "Edit details", "Discard"]
    before = discord.ask(QUESTION, who=7001)
    assert "eleven copper bells" not in everything(before.message or {})

    published = moderator.publish(preview)
    answer = discord.ask(QUESTION, who=7002).message
    assert answer is not None
    assert any("eleven copper bells" in each for each in quotes(answer))
    there = discord.ask(QUESTION, who=7003, server=OTHER_SERVER).message
    assert there is not None
    assert "copper bells" not in "\n".join(quotes(there))

    undone = moderator.press(published, "Undo")
    discord.until(undone, shows("Taken back"))
    after = discord.ask(QUESTION, who=7004).message
    assert after is not None
    assert "copper bells" not in "\n".join(quotes(after))
    withdrawn = discord.press(answer, "In context", who=7005)
    assert "withdrawn" in everything(withdrawn.message or {})
