"""The minute of a moderator: a message with a PDF and a link, until its quote comes and goes."""

import time
from collections.abc import Callable

import pytest

from tests.loopback import payloads
from tests.loopback.forms import prefilled
from tests.loopback.moderating import Moderator, form_of, seen
from tests.loopback.payloads import SERVER, place
from tests.loopback.reading import everything, labels, quotes
from tests.loopback.website import Page
from tests.reading.files import Paper

pytestmark = pytest.mark.loopback

REPORT = """The harbour master of Orvik ordered nine new mooring rings in March 2031.

Nine rings are enough for the winter, said Tove Ask, who has kept the harbour since 2012."""
PAGE = """<!doctype html><html lang="en"><head><title>Rings of Orvik (fiction)</title></head>
<body><nav><a href="/">Home</a> <a href="/more">More news</a></nav><article>
<h1>Rings of Orvik (fiction)</h1>
<p>The town of Orvik paid for the mooring rings out of its lamp fund, the treasurer said.</p>
<p>The lamp fund had been closed since the spring, she added, and nobody had missed it.</p>
</article></body></html>"""
QUESTION = "How many mooring rings did the harbour master of Orvik order?"


def pdf() -> bytes:
    paper = Paper()
    paper.headline("New rings for the harbour of Orvik (fiction)")
    paper.paragraphs(REPORT.split("\n\n"))
    return paper.data()


def test_the_minute_of_a_moderator(
    moderator: Moderator, record_property: Callable[[str, object], None]
) -> None:
    discord = moderator.discord
    discord.server.website.pages["/rings.html"] = Page(PAGE.encode(), "text/html; charset=utf-8")
    file = discord.upload("rings.pdf", pdf(), "application/pdf")
    message = payloads.message(
        place(SERVER),
        payloads.user(55),
        content=f"Look, the rings: {discord.cdn_url}/rings.html!",
        attachments=[file],
    )
    begun = time.monotonic()

    arrived = moderator.until(moderator.right_click(message), "2 of 2 read")
    assert labels(seen(arrived)) == ["Preview", "Preview"]
    page = moderator.until(moderator.press(arrived, "Preview", number=1), "Publish")
    assert f"Address: <{discord.cdn_url}/rings.html>" in everything(seen(page))
    preview = moderator.until(moderator.press(arrived, "Preview"), "Publish")
    assert "1 of 1 page read" in everything(seen(preview))

    form = moderator.press(preview, "Edit details")
    title, publisher, author, _, url = prefilled(form_of(form))
    fixed = moderator.submit(form, title, publisher, author, "2 April 2031", url)
    moderator.until(fixed, "Published: 2 April 2031\n")
    published = moderator.publish(fixed)
    answer = moderator.ask(QUESTION, 7201)
    assert any("nine new mooring rings" in each for each in quotes(answer))

    moderator.until(moderator.press(published, "Undo"), "Taken back")
    assert "mooring rings" not in "\n".join(quotes(moderator.ask(QUESTION, 7202)))
    around = discord.press(answer, "In context", who=7203).message
    assert around is not None
    assert "withdrawn" in everything(around)

    record_property("seconds", round(time.monotonic() - begun, 1))
    print(f"the minute took {time.monotonic() - begun:.1f} s")
