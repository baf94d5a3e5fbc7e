"""Draw a check as one message: the verdict, then both sides in equal weight, then the buttons."""

from collections.abc import Sequence
from typing import NamedTuple

import discord

from bot.discord_app.interaction.components import walk
from bot.discord_app.rendering.budget import Fitted, clipped, fit_all
from bot.discord_app.rendering.escape import one_line, shown
from bot.discord_app.rendering.layout import Block, Button, Card, Gap, Row, StatelessLayout, Text
from bot.discord_app.rendering.limits import ANSWER_CHARACTERS, LAYOUT_COMPONENTS, length
from bot.discord_app.rendering.quotes import (
    Facts,
    block_quoted,
    context_button,
    facts_with_room,
    sources_button,
    wrong_button,
)
from bot.discord_app.rendering.wording import NOT_IN_SOURCES_LOOK, STATUS_LOOKS, StatusLook
from bot.domain.answer import Quote
from bot.domain.check import NOT_IN_SOURCES, Check
from bot.domain.claim import Status
from bot.domain.errors import NotFoundError

PICTURE = "hearsay:picture"
"""What the button **Picture** remembers: nothing, the message itself names the claim."""

_FRAME = 8
"""Components beside the quotes: card, header, gap, heading, a row of up to three buttons."""

_PER_QUOTE = 5
"""Components of a quote: its words, who says it beside the button, and where it stands."""

_CLAIM = "-# Claim: "
_MOST_CLAIM = 600
"""Characters of the escaped claim; a statement has at most 500 before."""

_NONE = "nothing in these sources"


class _Drawn(NamedTuple):
    """A quote ready to be added."""

    quote: Quote
    words: Fitted
    facts: Facts


def render_check(check: Check) -> StatelessLayout:
    """Draw a check within Discord's limits."""
    look = _look(check)
    quotes = _quotes(check)
    header = f"{_header(check, look)}\n{_first_heading(check)}".rstrip()
    (_, leading), following = check.sides
    second = _heading(*following)
    room = ANSWER_CHARACTERS - length(header) - length(second)
    facts = facts_with_room(quotes, room)
    fitted = fit_all(
        [quote.text for quote in quotes], room - sum(each.length + 1 for each in facts)
    )
    drawn = [_Drawn(*each) for each in zip(quotes, fitted, facts, strict=True)]
    card = Card(Text(header), accent_colour=look.colour)
    if check.verdict == NOT_IN_SOURCES:
        _add(card, drawn, together=len(quotes))
    else:
        _add(card, drawn[: len(leading)], together=len(quotes))
        card.add_item(Gap())
        card.add_item(Text(second))
        _add(card, drawn[len(leading) :], together=len(quotes))
    return StatelessLayout(card, Row(*_buttons(check, quotes)))


def claim_in(message: discord.Message | None) -> str:
    """Read the claim back from a message that was drawn from its check.

    Raises:
        NotFoundError: if the message shows none, or not the whole of it.
    """
    for component in walk(message):
        if isinstance(component, discord.TextDisplay):
            for line in component.content.split("\n"):
                if line.startswith(_CLAIM):
                    return shown(line.removeprefix(_CLAIM))
    raise NotFoundError("This message does not show the claim any more. Check it once more.")


def _buttons(check: Check, quotes: Sequence[Quote]) -> list[Button]:
    buttons = [sources_button(), wrong_button()] if quotes else [wrong_button()]
    if check.verdict != NOT_IN_SOURCES and _claim_is_whole(check):
        buttons.insert(0, Button(label="Picture", custom_id=PICTURE))
    return buttons


def _claim_is_whole(check: Check) -> bool:
    """Say whether the message shows all of the claim, so that it can be read back."""
    return shown(_claim(check)) == check.statement


def _claim(check: Check) -> str:
    """Escape the claim; one that takes too much room is shortened."""
    whole = one_line(check.statement)
    return whole if length(whole) <= _MOST_CLAIM else one_line(clipped(check.statement, 200))


def _look(check: Check) -> StatusLook:
    if check.verdict == NOT_IN_SOURCES:
        return NOT_IN_SOURCES_LOOK
    return STATUS_LOOKS[Status(check.verdict)]


def _quotes(check: Check) -> tuple[Quote, ...]:
    """Return the quotes in the order in which they are shown."""
    if check.verdict == NOT_IN_SOURCES:
        return (check.closest,) if check.closest else ()
    return tuple(quote for _, side in check.sides for quote in side)


def _header(check: Check, look: StatusLook) -> str:
    lines = [
        f"### {look.shape} {look.words}",
        one_line(clipped(check.note, 400)),
        f"{_CLAIM}{_claim(check)}",
    ]
    if check.origins:
        count = "1 origin" if len(check.origins) == 1 else f"{len(check.origins)} origins"
        names = one_line(clipped(", ".join(check.origins), 160))
        lines.append(f"-# {count}: {names}")
    return "\n".join(lines)


def _first_heading(check: Check) -> str:
    """Head what comes first; it stands in the header's text, which saves a component."""
    if check.verdict != NOT_IN_SOURCES:
        return f"\n{_heading(*check.sides[0])}"
    return "\n**The closest sentence, which does not say so**" if check.closest else ""


def _heading(side: str, quotes: Sequence[Quote]) -> str:
    return f"**{side}** · {_count(quotes)}"


def _count(quotes: Sequence[Quote]) -> str:
    if not quotes:
        return _NONE
    return "1 quote" if len(quotes) == 1 else f"{len(quotes)} quotes"


def _add(card: Card, side: Sequence[_Drawn], *, together: int) -> None:
    """Add the quotes of one side; where they are many, each saves a component."""
    roomy = together * _PER_QUOTE + _FRAME <= LAYOUT_COMPONENTS
    for quote, words, facts in side:
        card.add_item(Text(block_quoted(words)))
        if roomy:
            card.add_item(Block(Text(facts.who), accessory=context_button(quote)))
            card.add_item(Text(facts.where))
        else:
            both = f"{facts.who}\n{facts.where}"
            card.add_item(Block(Text(both), accessory=context_button(quote)))
