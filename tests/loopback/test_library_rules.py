"""Who may keep the library, what nobody else sees, and that every upload ends in a clear state."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.loopback import payloads
from tests.loopback.bot_process import BotProcess
from tests.loopback.loopback import Loopback
from tests.loopback.moderating import LIVE, Moderator, chosen, seen, shows
from tests.loopback.payloads import MODERATOR, OTHER_SERVER, SERVER, Json, place
from tests.loopback.reading import everything, labels, quotes
from tests.loopback.server import Exchange

pytestmark = pytest.mark.loopback

QUAY = """---
title: The crane of Orvik (fiction)
publisher: The Orvik Mirror
published: 2031-05-12
---
The quay crane of Orvik lifted forty barrels of tar on 2 May 2031, Sanna Grell reported.
"""
QUESTION = "How many barrels of tar did the quay crane of Orvik lift?"


def quay(number: int) -> str:
    return QUAY.replace("forty", f"forty {number}").replace("crane of", f"crane {number} of")


def test_who_is_no_moderator_is_refused_everywhere(moderator: Moderator) -> None:
    member = Moderator(moderator.discord, who=7301)
    preview = seen(moderator.add("quay.md", QUAY))
    published = seen(moderator.publish(preview))
    listed = seen(moderator.library("list"))
    message = payloads.message(place(SERVER), payloads.user(55), content="The crane fell.")
    other = seen(moderator.add("quay-2.md", quay(2)))

    assert member.complete("remove", chosen("document", "crane")) == []
    assert member.complete("undo", chosen("step", "")) == []
    for exchange in (
        *(member.library(deed) for deed in ("add", "paste", "drafts", "list", "log", "rebuild")),
        member.library("undo"),
        member.library("link", chosen("address", "https://mirror.example/")),
        *(member.library(d, chosen("document", "crane")) for d in ("show", "edit", "remove")),
        member.right_click(message),
        *(member.press(other, label) for label in ("Publish", "Edit details", "Discard")),
        *(member.press(published, label) for label in ("Undo", "Edit details")),
    ):
        assert exchange.callback is not None
        assert exchange.callback["type"] == 4
        assert "Only moderators" in everything(seen(exchange))
    assert "crane of Orvik" in everything(listed)


def test_in_a_direct_message_everything_is_refused_in_words(moderator: Moderator) -> None:
    alone = Moderator(moderator.discord, server=None)

    for deed in ("add", "paste", "drafts", "list", "log", "undo", "rebuild"):
        assert "belongs to a server" in everything(seen(alone.library(deed)))


def test_the_commands_are_hidden_from_members_and_direct_messages(data: Path) -> None:
    with Loopback() as discord:
        with BotProcess(data, discord.api_url, "--sync") as bot:
            bot.wait_until_ready(discord)
            assert bot.stop() == 0
        (told,) = discord.server.commands.values()
    assert isinstance(told, list)
    commands = {each["name"]: each for each in told}

    for name in ("library", "Add to library"):
        assert commands[name]["default_member_permissions"] == 1 << 13
        assert commands[name]["contexts"] == [0]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"size": 200_000_000}, "200.0 MB"),
        ({"url": "http://169.254.169.254/latest/meta-data"}, "not kept by Discord"),
        ({"url": "http://127.0.0.1:9/attachments/1/quay.md"}, "not kept by Discord"),
    ],
)
def test_a_file_is_looked_at_before_it_is_read(
    moderator: Moderator, changed: Json, told: str
) -> None:
    file = {**moderator.discord.upload("quay.md", QUAY.encode()), **changed}
    before = list(moderator.discord.server.website.fetched)

    option = chosen("file", str(file["id"]), kind=11)
    refused = moderator.until(moderator.library("add", option, files=[file]), told)

    assert labels(seen(refused)) == []
    assert moderator.discord.server.website.fetched == before


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://169.254.169.254/latest/meta-data", "not on the public web"),
        ("file:///etc/passwd", "http"),
        ("http://127.0.0.1:9/", "Port 9 is not used"),
    ],
)
def test_a_link_into_a_private_net_is_refused(
    moderator: Moderator, address: str, told: str
) -> None:
    refused = moderator.until(moderator.library("link", chosen("address", address)), told)

    assert labels(seen(refused)) == []


def test_a_stopping_bot_gives_up_what_it_reads_and_says_so(data: Path) -> None:
    long = "\n\n".join(quay(number).split("---\n")[2] for number in range(3000))
    with Loopback() as discord:
        moderator = Moderator(discord)
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            file = discord.upload("long.md", long.encode())
            option = chosen("file", str(file["id"]), kind=11)
            reading = moderator.library("add", option, files=[file])
            moderator.until(reading, "Analysing sentences")
            assert bot.stop() == 0
        assert "being restarted" in everything(seen(reading))
        assert discord.server.problems == []


def test_nothing_of_one_server_shows_in_another(moderator: Moderator) -> None:
    theirs = Moderator(moderator.discord, server=OTHER_SERVER)
    draft = seen(moderator.add("quay.md", QUAY))
    other = seen(moderator.add("quay-2.md", quay(2)))
    published = seen(moderator.publish(other))

    for exchange in (
        *(theirs.press(draft, label) for label in ("Publish", "Edit details", "Discard")),
        theirs.press(published, "Edit details"),
        *(theirs.library(deed) for deed in ("drafts", "list", "log")),
        theirs.library("show", chosen("document", "quay-2.md")),
        theirs.press(published, "Undo"),
    ):
        told = [everything(exchange.message or {"content": "", "components": []})]
        told += [everything(each) for each in exchange.followups if "components" in each]
        told += [str(each.get("content")) for each in exchange.followups]
        assert "crane" not in "\n".join(told)
        assert "tar" not in "\n".join(told).split()
    assert theirs.complete("show", chosen("document", "crane")) == []
    assert not any("crane" in each["name"] for each in theirs.complete("undo", chosen("step", "")))
    assert "forty" in "\n".join(quotes(moderator.ask(QUESTION, 7310)))


def test_buttons_work_after_a_restart(data: Path) -> None:
    with Loopback() as discord:
        moderator = Moderator(discord)
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            preview = seen(moderator.add("quay.md", QUAY))
            assert bot.stop() == 0
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            published = seen(moderator.publish(preview))
            assert bot.stop() == 0
        with BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            assert "forty barrels" in "\n".join(quotes(moderator.ask(QUESTION, 7320)))
            undone = moderator.until(moderator.press(published, "Undo"), "Taken back")
            assert "adding" in everything(seen(undone))
            assert bot.stop() == 0
        assert discord.server.problems == []


def test_what_takes_longer_than_an_interaction_lives_ends_in_the_channel(
    moderator: Moderator,
) -> None:
    server = moderator.discord.server
    before = len(server.posted)
    server.tokens_are_late = True
    file = moderator.discord.upload("quay.md", QUAY.encode())
    moderator.library("add", chosen("file", str(file["id"]), kind=11), files=[file])
    post = moderator.discord.next_post(before)
    server.tokens_are_late = False

    assert everything(post).startswith(f"\nThe preview that <@{MODERATOR}> asked for")
    assert "crane" not in everything(post)
    preview = moderator.until(moderator.press(post, "Preview"), "Publish")
    assert "The crane of Orvik (fiction)" in everything(seen(preview))


def test_members_are_answered_while_a_long_document_is_read(moderator: Moderator) -> None:
    long = "\n\n".join(quay(number).split("---\n")[2] for number in range(1200))
    file = moderator.discord.upload("long.md", long.encode())
    with ThreadPoolExecutor(1) as threads:
        option = chosen("file", str(file["id"]), kind=11)
        reading = threads.submit(moderator.library, "add", option, files=[file])
        answers = [moderator.ask("Who is Han Lianchao?", 7330 + number) for number in range(3)]
        unfinished = not reading.done() or not shows("Publish")(reading.result())
        preview = moderator.until(reading.result(), "Publish")

    assert unfinished
    assert all(quotes(answer) for answer in answers)
    assert "1,200 sentences" in everything(seen(preview))


def test_twenty_uploads_at_once_all_end_in_a_clear_state(moderator: Moderator) -> None:
    files = [(f"quay-{number}.md", quay(number).encode()) for number in range(16)]
    files += [
        ("empty.md", b""),
        ("tool.exe", b"MZ\x00\x01\x02"),
        ("same.md", quay(0).encode()),
        ("nul.txt", b"\x00" * 900),
    ]

    def add(name: str, data: bytes) -> Json:
        file = moderator.discord.upload(name, data, "application/octet-stream")
        option = chosen("file", str(file["id"]), kind=11)
        exchange = moderator.library("add", option, files=[file])
        return seen(moderator.discord.until(exchange, _decided))

    with ThreadPoolExecutor(20) as threads:
        ended = list(threads.map(lambda each: add(*each), files))

    previews = [each for each in ended if "Publish" in labels(each)]
    refused = [everything(each) for each in ended if "Publish" not in labels(each)]
    assert len(previews) == 17
    assert len(refused) == 3
    assert all(name in "\n".join(refused) for name in ("empty.md", "tool.exe", "nul.txt"))
    drafts = everything(seen(moderator.library("drafts")))
    assert "16 drafts" in drafts


def test_ten_files_of_a_form_are_published_side_by_side(moderator: Moderator) -> None:
    form = moderator.library("add")
    files = [
        moderator.discord.upload(f"quay-{number}.md", quay(number).encode()) for number in range(10)
    ]
    arrived = moderator.until(moderator.submit(form, files), "10 of 10 read")
    assert labels(seen(arrived)) == ["Preview"] * 10

    def publish(number: int) -> str:
        opened = moderator.press(arrived, "Preview", number=number)
        preview = moderator.until(opened, "Publish")
        return everything(seen(moderator.publish(preview)))

    with ThreadPoolExecutor(5) as threads:
        told = list(threads.map(publish, range(5)))

    assert all(LIVE in each for each in told)
    assert "5 drafts" in everything(seen(moderator.library("drafts")))
    own = moderator.complete("remove", chosen("document", "crane"))
    assert len(own) == 5


def _decided(exchange: Exchange) -> bool:
    return exchange.message is not None and (
        "Publish" in labels(exchange.message) or not shows(" …")(exchange)
    )
