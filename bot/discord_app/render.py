"""Draw an answer as one message: status and note, then the quotes, then the buttons."""

from typing import NamedTuple

import discord

from bot.discord_app import custom_ids
from bot.discord_app.budget import SHORTENED, Fitted, clipped, fit_all
from bot.discord_app.escape import block_quote, one_line
from bot.discord_app.layout import Block, Button, Card, Gap, Row, StatelessLayout, Text
from bot.discord_app.limits import LAYOUT_CHARACTERS, length
from bot.discord_app.wording import (
    REFUSED,
    STATUS_LOOKS,
    source_line,
    status_words,
    who_says,
)
from bot.domain.answer import Answer, Quote, QuoteRef
from bot.domain.reasons import reasons_to_show

_SCALES = (1.0, 0.5, 0.25, 0.12)
"""How far our own lines give way so that the quoted words keep their place."""

_ROOM_PER_QUOTE = 320
"""Characters that each quote must have before our own lines may be long."""


class _Facts(NamedTuple):
    """The lines below a quote: status and who says it; where it stands and why."""

    who: str
    where: str


def render_answer(answer: Answer) -> StatelessLayout:
    """Draw an answer or a refusal within Discord's limits."""
    if answer.refused or answer.status is None:
        return _render_refusal(answer)
    header = _header(answer, status_words(answer.status))
    facts = _facts_with_room(answer.quotes, LAYOUT_CHARACTERS - length(header))
    room = LAYOUT_CHARACTERS - length(header) - sum(map(_length, facts))
    card = Card(Text(header), accent_colour=STATUS_LOOKS[answer.status].colour)
    fitted = fit_all([quote.text for quote in answer.quotes], room)
    for quote, words, fact in zip(answer.quotes, fitted, facts, strict=True):
        card.add_item(Gap())
        card.add_item(Text(_quoted(words)))
        card.add_item(Block(Text(fact.who), accessory=_context_button(quote)))
        card.add_item(Text(fact.where))
    return StatelessLayout(card, Row(_sources_button(), _wrong_button()))


def _render_refusal(answer: Answer) -> StatelessLayout:
    header = _header(answer, f"{REFUSED.shape} {REFUSED.words}")
    return StatelessLayout(
        Card(Text(header), accent_colour=REFUSED.colour),
        Row(_wrong_button()),
    )


def _header(answer: Answer, status: str) -> str:
    note = one_line(clipped(answer.note, 500))
    question = one_line(clipped(answer.question, 200))
    return f"### {status}\n{note}\n-# Question: {question}"


def _quoted(words: Fitted) -> str:
    quoted = block_quote(words.text)
    return quoted if words.whole else f"{quoted}\n{SHORTENED}"


def _facts_with_room(quotes: tuple[Quote, ...], room: int) -> list[_Facts]:
    for scale in _SCALES:
        facts = [_facts(quote, scale) for quote in quotes]
        if room - sum(map(_length, facts)) >= _ROOM_PER_QUOTE * len(quotes):
            break
    return facts


def _facts(quote: Quote, scale: float) -> _Facts:
    status = f"**{status_words(quote.status)}** · {who_says(quote, int(160 * scale))}"
    place = source_line(quote.document, int(90 * scale))
    lines = [f"-# {place} · paragraph {quote.paragraph}"]
    why = []
    if quote.hedge_words:
        printed = ", ".join(f"“{word}”" for word in quote.hedge_words)
        why.append(f"hedged: {clipped(printed, int(120 * scale))}")
    if quote.denial:
        why.append("a denial")
    why += [clipped(reason, int(160 * scale)) for reason in reasons_to_show(quote)[:3]]
    if why:
        lines.append(f"-# {one_line(' · '.join(why))}")
    return _Facts(status, "\n".join(lines))


def _length(facts: _Facts) -> int:
    return length(facts.who) + length(facts.where)


def _context_button(quote: Quote) -> Button:
    ref = QuoteRef(quote.document.id, quote.document.version, quote.start, quote.end)
    return Button(
        label="In context",
        style=discord.ButtonStyle.secondary,
        custom_id=custom_ids.context_id(ref),
    )


def _sources_button() -> Button:
    return Button(
        label="Sources", style=discord.ButtonStyle.secondary, custom_id=custom_ids.SOURCES
    )


def _wrong_button() -> Button:
    return Button(label="Wrong?", style=discord.ButtonStyle.secondary, custom_id=custom_ids.WRONG)
