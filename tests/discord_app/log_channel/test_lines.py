"""A step of the log is told with who, what, when, before and after; nothing in it pings."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from bot.discord_app.log_channel.lines import log_line, log_pages
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, length
from bot.domain.document import DocumentId, LibraryId
from bot.store.audit import AuditAction, AuditEntry, State
from tests.discord_app import samples
from tests.discord_app.samples import HOSTILE
from tests.loopback.reading import texts

AT = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
DOCUMENT = DocumentId("abcd1234")
WHEN = f"<t:{int(AT.timestamp())}:f>"


def entry(
    action: AuditAction,
    before: State | None,
    after: State | None,
    *,
    actor: str = "77",
    number: int = 1,
) -> AuditEntry:
    return AuditEntry(
        id=number,
        library=LibraryId("1001"),
        at=AT,
        actor=actor,
        action=action,
        document=DOCUMENT,
        before=before,
        after=after,
    )


def test_a_change_shows_what_was_before_and_what_is_now() -> None:
    before: State = {"version": 1, "title": "Letters", "publisher": None, "content_hash": "a"}
    after: State = {"version": 1, "title": "Notes", "publisher": "Courier", "content_hash": "b"}

    line = log_line(entry(AuditAction.EDIT_DETAILS, before, after), {})

    assert line.split("\n") == [
        "**Details of a document changed**: “Notes”",
        f"by <@77> · {WHEN}",
        "-# title: Letters → Notes",
        "-# publisher: none → Courier",
    ]


def test_a_verdict_names_the_document_and_its_evidence() -> None:
    after: State = {
        "version": 1,
        "position": 3,
        "status": "verified",
        "evidence": "doc",
        "reason": "",
    }

    line = log_line(entry(AuditAction.VERDICT, None, after), {DOCUMENT: "The letters"})

    assert line.split("\n") == [
        "**Verdict recorded**: “The letters”",
        f"by <@77> · {WHEN}",
        "-# version: 1",
        "-# status: verified",
        "-# evidence: doc",
    ]


def test_settings_show_roles_and_channels_as_discord_does() -> None:
    before: State = {"moderator_roles": "", "log_channel": None, "links": "on"}
    after: State = {"moderator_roles": "5 6", "log_channel": "7", "links": "off"}

    line = log_line(entry(AuditAction.SETTINGS, before, after, actor="operator"), {})

    assert line.split("\n") == [
        "**Settings changed**",
        f"by operator · {WHEN}",
        "-# moderator roles: none → <@&5> <@&6>",
        "-# log channel: none → <#7>",
        "-# links: on → off",
    ]


def test_every_action_is_told_in_words() -> None:
    for action in AuditAction:
        assert re.match(r"\*\*[A-Z][^*]+\*\*", log_line(entry(action, None, {"title": "T"}), {}))


def test_many_steps_take_as_few_messages_as_they_need() -> None:
    steps = [
        entry(AuditAction.ADD, None, {"title": f"Letter {number}"}, number=number)
        for number in range(1, 101)
    ]

    pages = log_pages(steps, {})

    assert pages[-1].last == 100
    told = "\n".join(text for page in pages for text in texts(samples.drawn(page.view)))
    assert [f"“Letter {number}”" in told for number in range(1, 101)] == [True] * 100
    assert 1 < len(pages) < 5
    for page in pages:
        assert sum(length(text) for text in texts(samples.drawn(page.view))) <= LAYOUT_CHARACTERS
    assert log_pages([], {}) == []


@settings(max_examples=60, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_hostile_words_neither_ping_nor_format(title: str, value: str, actor: str) -> None:
    after: State = {"title": title, "publisher": value, "reason": f"@everyone <@5> {value}"}

    line = log_line(entry(AuditAction.ADD, None, after, actor=f"x{actor}"), {})

    unescaped = re.sub(r"\\.", "", line.replace(WHEN, ""))
    assert "<" not in unescaped
    assert "@" not in unescaped
    assert all(each.startswith(("**", "by ", "-# ")) for each in line.split("\n"))
    assert length(line) < LAYOUT_CHARACTERS


@pytest.mark.parametrize("action", AuditAction)
def test_every_action_is_told_in_words_of_its_own(action: AuditAction) -> None:
    line = log_line(entry(action, None, None), {})

    assert not line.startswith(f"**{action.capitalize()}**")
