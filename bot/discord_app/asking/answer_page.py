"""Draw an answer as one message: status and note, then the quotes, then the buttons."""

from bot.discord_app.rendering.budget import clipped, fit_all
from bot.discord_app.rendering.escape import one_line
from bot.discord_app.rendering.layout import Block, Card, Gap, Row, StatelessLayout, Text
from bot.discord_app.rendering.limits import ANSWER_CHARACTERS, LAYOUT_COMPONENTS, length
from bot.discord_app.rendering.quotes import (
    block_quoted,
    context_button,
    facts_with_room,
    sources_button,
    wrong_button,
)
from bot.discord_app.rendering.wording import REFUSED, STATUS_LOOKS, status_words
from bot.domain.answer import Answer

_FRAME = 5
"""Components beside the quotes: card, header, row, two buttons."""

_PER_QUOTE = 6
"""Components of a quote: gap, words, who says it beside the button, where it stands."""

_MOST_WITH_EVERY_GAP = (LAYOUT_COMPONENTS - _FRAME) // _PER_QUOTE


def render_answer(answer: Answer) -> StatelessLayout:
    """Draw an answer or a refusal within Discord's limits."""
    if answer.refused or answer.status is None:
        return _render_refusal(answer)
    header = _header(answer, status_words(answer.status))
    facts = facts_with_room(answer.quotes, ANSWER_CHARACTERS - length(header))
    room = ANSWER_CHARACTERS - length(header) - sum(each.length for each in facts)
    card = Card(Text(header), accent_colour=STATUS_LOOKS[answer.status].colour)
    fitted = fit_all([quote.text for quote in answer.quotes], room)
    drawn = list(zip(answer.quotes, fitted, facts, strict=True))
    for number, (quote, words, fact) in enumerate(drawn, start=1):
        # With a line below the header as well, six quotes would be a component too many.
        if number > 1 or len(drawn) <= _MOST_WITH_EVERY_GAP:
            card.add_item(Gap())
        card.add_item(Text(block_quoted(words)))
        card.add_item(Block(Text(fact.who), accessory=context_button(quote)))
        # Not beside the button as well: on a phone that leaves it half of the width.
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
