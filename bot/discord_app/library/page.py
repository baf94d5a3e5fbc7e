"""Draw the library for moderators: the list, one document, the drafts that wait, the log."""

import re
from collections.abc import Sequence

import discord

from bot.discord_app.documents.outcome_page import document_button, undo_button
from bot.discord_app.drafts.page import draft_button
from bot.discord_app.library import ids
from bot.discord_app.rendering.budget import clipped
from bot.discord_app.rendering.escape import one_line
from bot.discord_app.rendering.languages import language_words
from bot.discord_app.rendering.layout import Block, Button, Card, Row, StatelessLayout, Text
from bot.discord_app.rendering.wording import date_words, publisher_words, source_line
from bot.domain.answer import DocumentSummary
from bot.domain.document import VersionKey
from bot.domain.draft import Draft
from bot.services.library_log import LogEntry
from bot.store.version_list import VersionSummary

PER_PAGE = 8
LOG_PER_PAGE = 5
"""Documents and steps on a page: even long ones stay within the 4,000 characters."""

_MOST_DRAFTS = 10
_MOST_VERSIONS = 8
_URL = re.compile(r"https?://[^\s<>]{1,280}")


def matching(documents: Sequence[DocumentSummary], words: str) -> list[DocumentSummary]:
    """Return the documents that hold the words in what is known of them, own ones first."""
    wanted = words.strip().casefold()
    found = [each for each in documents if wanted in _known(each).casefold()]
    return sorted(found, key=lambda each: each.shared)


def _known(summary: DocumentSummary) -> str:
    details = summary.details
    parts = (details.title, details.publisher, details.author, details.published, details.url)
    return " ".join(each for each in (*parts, summary.document.file_name) if each)


def render_library(documents: Sequence[DocumentSummary], words: str, page: int) -> StatelessLayout:
    """Draw one page of the documents that hold `words`."""
    found = matching(documents, words)
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(page, pages - 1)
    lines = [_entry(each) for each in found[page * PER_PAGE : (page + 1) * PER_PAGE]]
    count = f"{len(found)} document{'' if len(found) == 1 else 's'}"
    if words:
        count += f" with “{one_line(clipped(words, ids.MOST_FILTER))}”"
    header = f"### Library\n{count} · page {page + 1} of {pages}"
    items: list[discord.ui.Item[StatelessLayout]] = [Card(Text("\n\n".join([header, *lines])))]
    if pages > 1:
        items.append(
            Row(
                _turn("Earlier", ids.library_id(max(page - 1, 0), words), off=page == 0),
                _turn("Later", ids.library_id(page + 1, words), off=page == pages - 1),
            )
        )
    return StatelessLayout(*items)


def _entry(summary: DocumentSummary) -> str:
    document = summary.document
    whose = "base library" if summary.shared else f"added {date_words(summary.added_at[:10], None)}"
    version = f" · version {document.version}" if document.version > 1 else ""
    return (
        f"**{source_line(document, 90)}**\n"
        f"-# {summary.words:,} words{version} · {whose} · id {document.id}"
    )


def render_document(
    summary: DocumentSummary, versions: Sequence[VersionSummary]
) -> StatelessLayout:
    """Draw all that is known about one document, and what can be done with it."""
    details, document = summary.details, summary.document
    published = date_words(details.published, details.published_note)
    if details.published_note:
        published += f"\n-# {one_line(clipped(details.published_note, 200))}"
    url = details.url
    linked = f"<{url}>" if url and _URL.fullmatch(url) else one_line(clipped(url or "", 280))
    lines = [
        f"### {one_line(clipped(details.title, 300))}",
        f"Publisher: {publisher_words(details.publisher, 150)}",
        f"Author: {one_line(clipped(details.author or 'not stated', 150))}",
        f"Published: {published}",
        f"Address: {linked or 'not stated'}",
        f"Language: {one_line(language_words(details.language))}",
        f"{summary.words:,} words · {summary.sentences:,} sentences",
        f"-# {one_line(clipped(document.file_name, 100))} · id {document.id}",
    ]
    card = Card(Text("\n".join(lines)))
    if summary.shared:
        card.add_item(Text("-# From the base library, which every server shares."))
        return StatelessLayout(card)
    card.add_item(Text("\n".join(["**Versions**", *map(_version, versions[:_MOST_VERSIONS])])))
    key = VersionKey(document.id, document.version)
    buttons = [document_button(deed, key) for deed in ("details", "ask-remove")]
    return StatelessLayout(card, Row(*buttons))


def _version(version: VersionSummary) -> str:
    now = " · **quoted now**" if version.current else ""
    return (
        f"{version.document.version} · <t:{int(version.added_at.timestamp())}:d> · "
        f"{_who(version.added_by)} · {version.words:,} words{now}"
    )


def render_drafts(drafts: Sequence[Draft]) -> StatelessLayout:
    """Draw the drafts that wait for a decision, the newest first."""
    newest = sorted(drafts, key=lambda each: each.prepared_at, reverse=True)
    count = f"{len(newest)} draft{'' if len(newest) == 1 else 's'}"
    card = Card(Text(f"### Waiting for a decision\n{count}; nothing of them is live."))
    for each in newest[:_MOST_DRAFTS]:
        title = one_line(clipped(each.details.title, 80))
        when = f"<t:{int(each.prepared_at.timestamp())}:R>"
        words = f"**{title}**\n-# {when} · {_who(each.prepared_by)}"
        card.add_item(Block(Text(words), accessory=draft_button("open", each)))
    return StatelessLayout(card)


def render_log(entries: Sequence[LogEntry], page: int, *, more: bool) -> StatelessLayout:
    """Draw one page of the log, the newest step first; `more`: there are older ones."""
    card = Card(Text(f"### Log of the library\npage {page + 1}"))
    if not entries:
        card.add_item(Text("No step was taken here."))
    for each in entries:
        words = Text("\n".join(_step(each)))
        card.add_item(Block(words, accessory=undo_button(each.number)) if each.undoable else words)
    if not page and not more:
        return StatelessLayout(card)
    return StatelessLayout(
        card,
        Row(
            _turn("Newer", ids.log_id(max(page - 1, 0)), off=page == 0),
            _turn("Older", ids.log_id(page + 1), off=not more),
        ),
    )


def _step(entry: LogEntry) -> list[str]:
    title = f" “{one_line(clipped(entry.title, 80))}”" if entry.title else ""
    lines = [
        f"**{entry.number} · {one_line(entry.what)}**{title}",
        f"-# {_who(entry.actor)} · <t:{int(entry.at.timestamp())}:f>",
    ]
    before, after = (one_line(clipped(each, 120)) for each in (entry.before, entry.after))
    if before and after:
        lines.append(f"-# {before} → {after}")
    return lines


def step_name(entry: LogEntry) -> str:
    """Name a step in one line of plain text, for choosing it."""
    title = f" “{clipped(entry.title, 50)}”" if entry.title else ""
    return f"{entry.number} · {entry.what}{title} · {entry.at.date()}"


def _who(actor: str) -> str:
    """Mention a moderator, which pings nobody; the terminal is named."""
    return f"<@{actor}>" if actor.isdecimal() else one_line(clipped(actor, 40))


def _turn(label: str, custom_id: str, *, off: bool) -> Button:
    return Button(label=label, disabled=off, custom_id=custom_id)
