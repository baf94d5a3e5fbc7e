"""Draw an answer as one message: status and note, then the quotes, then the buttons."""

from bot.discord_app.rendering.budget import clipped, fit_all
from bot.discord_app.rendering.escape import one_line
from bot.discord_app.rendering.layout import Block, Card, Gap, Row, StatelessLayout, Text
from bot.discord_app.rendering.limits import ANSWER_CHARACTERS, length
from bot.discord_app.rendering.quotes import (
    block_quoted,
    context_button,
    facts_with_room,
    sources_button,
    wrong_button,
)
from bot.discord_app.rendering.wording import REFUSED, STATUS_LOOKS, status_words
from bot.domain.answer import Answer


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
        # One text for both lines: with one each, six quotes would be a component too many.
        below = Text(f"{fact.who}\n{fact.where}")
        card.add_item(Block(below, accessory=context_button(quote)))
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
