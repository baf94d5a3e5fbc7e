"""Draw the moderators' queue: one link a page, its two sentences below one another."""

from typing import NamedTuple

import discord

from bot.discord_app.claims import link_ids
from bot.discord_app.rendering.budget import clipped, fit_all
from bot.discord_app.rendering.escape import one_line
from bot.discord_app.rendering.layout import Block, Button, Card, Gap, Row, StatelessLayout, Text
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, length
from bot.discord_app.rendering.quotes import block_quoted, context_button, facts_with_room
from bot.domain.answer import Quote
from bot.domain.claim import RelationKind
from bot.domain.doubtful_link import LinkState
from bot.services.doubtful_links import DoubtfulLink, SharpenedPair
from bot.services.link_references import place_of

_QUESTIONS = {
    RelationKind.DENIES: ("Does the first deny the second?", "Yes, it denies this"),
    RelationKind.CORRECTS: ("Does the first correct the second?", "Yes, it corrects this"),
    RelationKind.REPEATS: ("Do both say the same?", "Yes, they say the same"),
}
_WHY = "I am not sure, so no answer uses this link until a moderator has looked."
_EMPTY = "### Doubtful links\nNothing waits for a decision."
_COPY = "### A copy that says more than its original"
_COPY_WHY = "Members read both wordings below the copy. There is nothing to decide."


class Queue(NamedTuple):
    """All that waits for the moderators of a server: links first, then sharpened copies."""

    links: tuple[DoubtfulLink, ...]
    sharpened: tuple[SharpenedPair, ...]


def render_links(queue: Queue, page: int) -> StatelessLayout:
    """Draw one page of the queue, the last one if there are not as many."""
    count = len(queue.links) + len(queue.sharpened)
    if not count:
        return StatelessLayout(Card(Text(_EMPTY)))
    page = min(page, count - 1)
    where = f"-# {page + 1} of {count}"
    if page < len(queue.links):
        link = queue.links[page]
        header = f"### {_QUESTIONS[link.kind][0]}\n{_WHY}\n{where}"
        return _render(header, (link.subject, link.target), _deciding(link, page, count))
    pair = queue.sharpened[page - len(queue.links)]
    what = one_line(clipped(pair.what, 300))
    header = f"{_COPY}\nIn the copy, {what}. {_COPY_WHY}\n{where}"
    return _render(header, (pair.copied, pair.original), _turning(page, count))


def render_decided(link: DoubtfulLink, page: int) -> StatelessLayout:
    """Draw a link that was just decided on, or whose decision was undone."""
    question, yes = _QUESTIONS[link.kind]
    answer = {
        LinkState.CONFIRMED: f"{yes}. From now on it counts wherever these words are quoted.",
        LinkState.REJECTED: "No. It is dropped and will not come back.",
        LinkState.OPEN: "Undone: the link is as the machine finds it.",
    }[link.state]
    buttons = [_next(page, label="Next")]
    if link.state is not LinkState.OPEN:
        buttons.insert(0, _deed("undo", link, page))
    return _render(f"### {question}\n{answer}", (link.subject, link.target), Row(*buttons))


def _render(header: str, quotes: tuple[Quote, Quote], row: Row | None) -> StatelessLayout:
    room = LAYOUT_CHARACTERS - length(header)
    facts = facts_with_room(quotes, room)
    fitted = fit_all([each.text for each in quotes], room - sum(each.length for each in facts))
    card = Card(Text(header))
    for quote, words, fact in zip(quotes, fitted, facts, strict=True):
        card.add_item(Gap())
        card.add_item(Text(block_quoted(words)))
        card.add_item(Block(Text(fact.who), accessory=context_button(quote)))
        card.add_item(Text(fact.where))
    return StatelessLayout(card, row) if row else StatelessLayout(card)


def _deciding(link: DoubtfulLink, page: int, count: int) -> Row:
    buttons = [
        _deed("yes", link, page, label=_QUESTIONS[link.kind][1]),
        _deed("no", link, page),
    ]
    if count > 1:
        buttons.append(_next((page + 1) % count, label="Next"))
    return Row(*buttons)


def _turning(page: int, count: int) -> Row | None:
    return Row(_next((page + 1) % count, label="Next")) if count > 1 else None


def _deed(deed: str, link: DoubtfulLink, page: int, *, label: str = "") -> Button:
    return Button(
        label=label or link_ids.DEEDS[deed],
        style=discord.ButtonStyle.secondary,
        custom_id=link_ids.link_id(deed, place_of(link.reference), page),
    )


def _next(page: int, *, label: str) -> Button:
    return Button(
        label=label, style=discord.ButtonStyle.secondary, custom_id=link_ids.links_id(page)
    )
