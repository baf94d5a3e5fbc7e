"""Draw an answer as one message: status and note, then the quotes, then the buttons."""

from collections.abc import Sequence
from typing import NamedTuple

import discord

from bot.discord_app import custom_ids
from bot.discord_app.budget import SHORTENED, Fitted, clipped, fit_all
from bot.discord_app.escape import block_quote, one_line
from bot.discord_app.layout import Block, Button, Card, Gap, Row, StatelessLayout, Text
from bot.discord_app.limits import ANSWER_CHARACTERS, length
from bot.discord_app.why import why_line
from bot.discord_app.wording import (
    REFUSED,
    STATUS_LOOKS,
    source_line,
    status_words,
    who_says,
)
from bot.domain.answer import Answer, Quote, QuoteRef

_SCALES = (1.0, 0.5, 0.25, 0.12, 0.05)
"""How far our own lines give way so that the quoted words keep their place."""

_ROOM_PER_QUOTE = 320
"""Characters that each quote must have before our own lines may be long."""


class Facts(NamedTuple):
    """The lines below a quote: status and who says it; where it stands and why."""

    who: str
    where: str

    @property
    def length(self) -> int:
        """Characters that both take."""
        return length(self.who) + length(self.where)


def render_answer(answer: Answer) -> StatelessLayout:
    """Draw an answer or a refusal within Discord's limits."""
    if answer.refused or answer.status is None:
        return _render_refusal(answer)
    header = _header(answer, status_words(answer.status))
    facts = facts_with_room(answer.quotes, ANSWER_CHARACTERS - length(header))
    room = ANSWER_CHARACTERS - length(header) - sum(each.length for each in facts)
    card = Card(Text(header), accent_colour=STATUS_LOOKS[answer.status].colour)
    fitted = fit_all([quote.text for quote in answer.quotes], room)
    for quote, words, fact in zip(answer.quotes, fitted, facts, strict=True):
        card.add_item(Gap())
        card.add_item(Text(block_quoted(words)))
        card.add_item(Block(Text(fact.who), accessory=context_button(quote)))
        card.add_item(Text(fact.where))
    return StatelessLayout(card, Row(sources_button(), wrong_button()))


def _render_refusal(answer: Answer) -> StatelessLayout:
    header = _header(answer, f"{REFUSED.shape} {REFUSED.words}")
    return StatelessLayout(
        Card(Text(header), accent_colour=REFUSED.colour),
        Row(wrong_button()),
    )


def _header(answer: Answer, status: str) -> str:
    note = one_line(clipped(answer.note, 500))
    question = one_line(clipped(answer.question, 200))
    return f"### {status}\n{note}\n-# Question: {question}"


def block_quoted(words: Fitted) -> str:
    """Show fitted words as a block quote, and below it whether they are all of them."""
    quoted = block_quote(words.text)
    return quoted if words.whole else f"{quoted}\n{SHORTENED}"


def facts_with_room(quotes: Sequence[Quote], room: int) -> list[Facts]:
    """Draw the facts of quotes so that at least enough of `room` is left for each."""
    for scale in _SCALES:
        facts = [_facts(quote, scale) for quote in quotes]
        if room - sum(each.length for each in facts) >= _ROOM_PER_QUOTE * len(quotes):
            break
    return facts


def _facts(quote: Quote, scale: float) -> Facts:
    status = f"**{status_words(quote.status)}** · {who_says(quote, int(160 * scale))}"
    place = source_line(quote.document, int(90 * scale))
    lines = [f"{place} · paragraph {quote.paragraph}", why_line(quote, scale)]
    return Facts(status, "\n".join(f"-# {line}" for line in lines if line))


def context_button(quote: Quote) -> Button:
    """Offer the text around a quote."""
    ref = QuoteRef(quote.document.id, quote.document.version, quote.start, quote.end)
    return Button(
        label="In context",
        style=discord.ButtonStyle.secondary,
        custom_id=custom_ids.context_id(ref),
    )


def sources_button() -> Button:
    """Offer the documents that a message quotes."""
    return Button(
        label="Sources", style=discord.ButtonStyle.secondary, custom_id=custom_ids.SOURCES
    )


def wrong_button() -> Button:
    """Offer to tell the moderators what is wrong."""
    return Button(label="Wrong?", style=discord.ButtonStyle.secondary, custom_id=custom_ids.WRONG)
