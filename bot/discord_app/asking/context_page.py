"""Draw a quote in its surroundings: the paragraphs around it, page by page, nothing left out."""

import re

import discord

from bot.discord_app.rendering import quote_ids
from bot.discord_app.rendering.budget import clipped, cost, first_words
from bot.discord_app.rendering.escape import block_quote, escaped, one_line, visible
from bot.discord_app.rendering.layout import Button, Card, Gap, Row, StatelessLayout, Text
from bot.discord_app.rendering.limits import length
from bot.discord_app.rendering.why import verdict_words
from bot.discord_app.rendering.wording import (
    STATUS_LOOKS,
    date_words,
    publisher_words,
    quote_status_words,
    who_says,
)
from bot.domain.answer import QuoteInContext, QuoteRef

_PAGE = 2_000
"""Characters of document text on a page; the rest of the 4,000 is for marks and details."""

_URL = re.compile(r"https?://[^\s<>]{1,280}")
_BEFORE, _QUOTE, _AFTER = range(3)


def render_context(found: QuoteInContext, page: int | None = None) -> StatelessLayout:
    """Draw one page of the surroundings; without `page` the one on which the quote begins."""
    verdict = verdict_words(found.quote)
    pages = _pages(found, _PAGE - length(verdict))
    number = min(page, len(pages) - 1) if page is not None else _page_of_quote(pages)
    card = Card(
        Text(_header(found)),
        Gap(),
        Text(block_quote("".join(_marked(part, kind) for kind, part in pages[number]).strip("\n"))),
        Gap(),
        Text(_details(found, verdict)),
        accent_colour=STATUS_LOOKS[found.quote.status].colour,
    )
    items: list[discord.ui.Item[StatelessLayout]] = [card]
    if len(pages) > 1:
        card.add_item(Text(f"-# Page {number + 1} of {len(pages)}"))
        items.append(_turning(found, number, len(pages)))
    return StatelessLayout(*items)


def _pages(found: QuoteInContext, most: int) -> list[list[tuple[int, str]]]:
    """Cut the surroundings into pages of (before, quote or after; visible words).

    A page holds at most about `most` characters.
    """
    parts = ((_BEFORE, found.before), (_QUOTE, found.quote.text), (_AFTER, found.after))
    pages: list[list[tuple[int, str]]] = [[]]
    room = most
    for kind, text in parts:
        rest = visible(text)
        while rest.strip():
            words = _first_words(rest, room, kind)
            if len(words) < len(rest) and room < most // 4:
                pages.append([])
                room = most
                rest = rest.lstrip()
                continue
            pages[-1].append((kind, words))
            room -= cost(_marked(words, kind))
            rest = rest[len(words) :]
    return pages


def _first_words(rest: str, room: int, kind: int) -> str:
    """Return what of `rest` fits; bold marks on every line may double what a quote takes."""
    if kind == _QUOTE:
        room = room // 2 if "\n" in rest[:room] else room - 4
    return rest if cost(escaped(rest)) <= room else first_words(rest, room)


def _page_of_quote(pages: list[list[tuple[int, str]]]) -> int:
    for number, page in enumerate(pages):
        if any(kind == _QUOTE for kind, _ in page):
            return number
    return 0


def _marked(words: str, kind: int) -> str:
    if kind != _QUOTE:
        return escaped(words)
    lines = escaped(words).split("\n")
    return "\n".join(f"**{line}**" if line.strip() else line for line in lines)


def _header(found: QuoteInContext) -> str:
    title = one_line(clipped(found.details.title, 100))
    head = f"### In context: {title}\nThe quote is in bold; the text around it is the document's."
    return f"{head}\n**Superseded**: {found.superseded}." if found.superseded else head


def _details(found: QuoteInContext, verdict: str) -> str:
    quote, details = found.quote, found.details
    place = (
        f"version {quote.document.version} · paragraph {quote.paragraph} "
        f"· {found.sentences:,} sentences"
    )
    published = date_words(details.published, details.published_note)
    if details.published_note:
        published += f": {one_line(clipped(details.published_note, 120))}"
    lines = [
        f"**{quote_status_words(quote)}** · {who_says(quote, 120)}",
        f"-# Publisher: {publisher_words(details.publisher, 80)}",
        f"-# Published: {published}",
        f"-# File: {one_line(clipped(quote.document.file_name, 80))} · {place}",
    ]
    if details.author:
        lines.insert(1, f"-# Author: {one_line(clipped(details.author, 80))}")
    if verdict:
        lines.insert(1, f"-# {verdict}")
    if details.url and _URL.fullmatch(details.url):
        lines.append(f"-# <{details.url}>")
    return "\n".join(lines)


def _turning(found: QuoteInContext, number: int, pages: int) -> Row:
    quote = found.quote
    ref = QuoteRef(quote.document.id, quote.document.version, quote.start, quote.end)
    return Row(
        Button(
            label="Earlier",
            disabled=number == 0,
            custom_id=quote_ids.context_id(ref, max(number - 1, 0)),
        ),
        Button(
            label="Later",
            disabled=number == pages - 1,
            custom_id=quote_ids.context_id(ref, number + 1),
        ),
    )
