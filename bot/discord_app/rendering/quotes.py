"""Draw quotes: their words, the facts below them, and the buttons that go with them."""

from collections.abc import Sequence
from typing import NamedTuple

import discord

from bot.discord_app.rendering import quote_ids
from bot.discord_app.rendering.budget import SHORTENED, Fitted
from bot.discord_app.rendering.escape import block_quote
from bot.discord_app.rendering.layout import Button
from bot.discord_app.rendering.limits import length
from bot.discord_app.rendering.why import why_line
from bot.discord_app.rendering.wording import quote_status_words, source_line, who_says
from bot.domain.answer import Quote, QuoteRef

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
    status = f"**{quote_status_words(quote)}** · {who_says(quote, int(160 * scale))}"
    place = source_line(quote.document, int(90 * scale))
    lines = [f"{place} · paragraph {quote.paragraph}", why_line(quote, scale)]
    return Facts(status, "\n".join(f"-# {line}" for line in lines if line))


def context_button(quote: Quote) -> Button:
    """Offer the text around a quote."""
    ref = QuoteRef(quote.document.id, quote.document.version, quote.start, quote.end)
    return Button(
        label="In context",
        style=discord.ButtonStyle.secondary,
        custom_id=quote_ids.context_id(ref),
    )


def sources_button() -> Button:
    """Offer the documents that a message quotes."""
    return Button(label="Sources", style=discord.ButtonStyle.secondary, custom_id=quote_ids.SOURCES)


def wrong_button() -> Button:
    """Offer to tell the moderators what is wrong."""
    return Button(label="Wrong?", style=discord.ButtonStyle.secondary, custom_id=quote_ids.WRONG)
