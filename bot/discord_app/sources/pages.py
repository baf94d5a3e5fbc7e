"""Draw the documents of a library: the list, one document, and the sources of an answer."""

import re
from collections.abc import Sequence

import discord

from bot.discord_app.rendering.budget import clipped
from bot.discord_app.rendering.escape import one_line
from bot.discord_app.rendering.layout import Button, Card, Row, StatelessLayout, Text
from bot.discord_app.rendering.wording import date_words, publisher_words, source_line
from bot.domain.answer import DocumentSummary

SOURCE_LIST = re.compile(r"hearsay:list:(?P<page>\d{1,5})")
"""What the page buttons of the list remember: the page."""

_PER_PAGE = 8
"""Documents on a page: eight long titles stay within the 4,000 characters."""

_URL = re.compile(r"https?://[^\s<>]{1,280}")


def render_list(documents: Sequence[DocumentSummary], page: int) -> StatelessLayout:
    """Draw one page of a library's documents."""
    pages = max(1, -(-len(documents) // _PER_PAGE))
    page = min(page, pages - 1)
    shown = documents[page * _PER_PAGE : (page + 1) * _PER_PAGE]
    lines = [_entry(document) for document in shown] or ["This library has no documents yet."]
    count = f"{len(documents)} document{'' if len(documents) == 1 else 's'}"
    header = f"### Sources\n{count} in reach here · page {page + 1} of {pages}"
    items: list[discord.ui.Item[StatelessLayout]] = [Card(Text("\n\n".join([header, *lines])))]
    if pages > 1:
        items.append(_turning(page, pages))
    return StatelessLayout(*items)


def render_document(summary: DocumentSummary) -> StatelessLayout:
    """Draw all that is known about one document."""
    details, document = summary.details, summary.document
    published = date_words(details.published, details.published_note)
    if details.published_note:
        published += f": {one_line(clipped(details.published_note, 300))}"
    added = date_words(summary.added_at[:10], None)
    lines = [
        f"### {one_line(clipped(details.title, 300))}",
        f"Publisher: {publisher_words(details.publisher, 200)}",
        f"Published: {published}",
        f"Length: {summary.words:,} words, {summary.sentences:,} sentences",
        f"File: {one_line(clipped(document.file_name, 200))} · version {document.version}",
        f"-# Added {added} · {_origin(summary)} · id {document.id}",
    ]
    if details.author:
        lines.insert(2, f"Author: {one_line(clipped(details.author, 200))}")
    if details.url and _URL.fullmatch(details.url):
        lines.insert(-1, f"<{details.url}>")
    return StatelessLayout(Card(Text("\n".join(lines))))


def render_hidden() -> StatelessLayout:
    """Say that the list of documents is not for members here."""
    return StatelessLayout(
        Card(
            Text(
                "### Sources\nThe moderators of this server keep the list of documents to "
                "themselves. Every quote still names its own."
            )
        )
    )


def render_answer_sources(
    documents: Sequence[DocumentSummary], withdrawn: int, *, changed: str = ""
) -> StatelessLayout:
    """Draw the documents that an answer quotes; `withdrawn` counts those gone since.

    `changed` says what else became of the quotes.
    """
    lines = [changed] if changed else []
    lines += [_entry(document) for document in documents]
    if withdrawn:
        gone = "1 document was" if withdrawn == 1 else f"{withdrawn} documents were"
        lines.append(f"{gone} withdrawn since this answer.")
    return StatelessLayout(Card(Text("\n\n".join(["### Sources of this answer", *lines]))))


def list_id(page: int) -> str:
    """Name a page of the list of sources, counted from 0."""
    return f"hearsay:list:{page}"


def _entry(summary: DocumentSummary) -> str:
    return (
        f"**{source_line(summary.document, 100)}**\n"
        f"-# {summary.words:,} words · {_origin(summary)} · id {summary.document.id}"
    )


def _origin(summary: DocumentSummary) -> str:
    return "shared with every server" if summary.shared else "this server’s own"


def _turning(page: int, pages: int) -> Row:
    return Row(
        Button(label="Earlier", disabled=page == 0, custom_id=list_id(max(page - 1, 0))),
        Button(label="Later", disabled=page == pages - 1, custom_id=list_id(page + 1)),
    )
