"""Draw moderators' verdicts: one that was just recorded or cleared, and the list of all."""

from collections.abc import Sequence

import discord

from bot.discord_app.claims import verdict_ids
from bot.discord_app.rendering.budget import fit
from bot.discord_app.rendering.escape import block_quote
from bot.discord_app.rendering.layout import Button, Card, Row, StatelessLayout, Text
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, length
from bot.discord_app.rendering.quotes import block_quoted, facts_with_room
from bot.discord_app.rendering.why import with_link
from bot.discord_app.rendering.wording import STATUS_LOOKS, source_line, status_words
from bot.domain.answer import Quote, QuoteRef
from bot.domain.claim import Status
from bot.domain.status import verdict_reason
from bot.services.verification import RecordedVerdict

_WORDS = 300
"""Characters of a sentence in the list."""

_ROOM = LAYOUT_CHARACTERS - 200
"""Characters of the entries on a page; the rest is for its heading."""

_RECORDED = "Recorded. From now on this stands wherever these words are quoted in this server."
_CLEARED = "The verdict was taken back. From now on the words are quoted like this:"


def render_recorded(quote: Quote) -> StatelessLayout:
    """Draw a quote on which a verdict was just recorded."""
    return _render(quote, f"### {status_words(quote.status)}\n{_RECORDED}")


def render_cleared(quote: Quote | None) -> StatelessLayout:
    """Draw a quote whose verdict was just cleared; None if its document was withdrawn."""
    if quote is None:
        return StatelessLayout(Card(Text("The verdict on this withdrawn sentence was taken back.")))
    return _render(quote, f"### {status_words(quote.status)}\n{_CLEARED}")


def _render(quote: Quote, header: str) -> StatelessLayout:
    room = LAYOUT_CHARACTERS - length(header)
    (facts,) = facts_with_room([quote], room)
    return StatelessLayout(
        Card(
            Text(header),
            Text(block_quoted(fit(quote.text, room - facts.length - 1))),
            Text(f"{facts.who}\n{facts.where}"),
            accent_colour=STATUS_LOOKS[quote.status].colour,
        ),
        moderation_row(quote),
    )


def moderation_row(quote: Quote) -> Row:
    """Offer what a moderator can do with a quote."""
    ref = QuoteRef(quote.document.id, quote.document.version, quote.start, quote.end)
    does = ["verify", "refute"]
    if quote.status in (Status.VERIFIED, Status.REFUTED):
        does.append("clear")
    return Row(*(_button(deed, ref) for deed in does))


def _button(deed: str, ref: QuoteRef) -> Button:
    return Button(
        label=verdict_ids.DEEDS[deed],
        style=discord.ButtonStyle.secondary,
        custom_id=verdict_ids.verdict_id(deed, ref),
    )


def render_verdicts(
    recorded: Sequence[RecordedVerdict], waiting: int, page: int
) -> StatelessLayout:
    """Draw one page of the verdicts in force, as many as fit; `waiting` counts doubtful links."""
    pages = _pages([_entry(each) for each in recorded])
    page = min(page, len(pages) - 1)
    count = f"{len(recorded)} verdict{'' if len(recorded) == 1 else 's'}"
    header = f"### Verdicts\n{count} in force in this server · page {page + 1} of {len(pages)}"
    if waiting:
        links = "1 doubtful link waits" if waiting == 1 else f"{waiting} doubtful links wait"
        header += f"\n{links} for a decision: `/claim links`"
    items: list[discord.ui.Item[StatelessLayout]] = [
        Card(Text("\n\n".join([header, *pages[page]])))
    ]
    if len(pages) > 1:
        items.append(_turning(page, len(pages)))
    return StatelessLayout(*items)


def _entry(recorded: RecordedVerdict) -> str:
    verdict = recorded.verdict
    lines = [f"{STATUS_LOOKS[verdict.status].shape} {with_link(verdict_reason(verdict))}"]
    if recorded.text is None or recorded.document is None:
        lines.append("-# Its document was withdrawn: the verdict is shown nowhere.")
    else:
        lines.append(block_quote(fit(recorded.text, _WORDS).text))
        lines.append(f"-# {source_line(recorded.document, 80)}")
    return "\n".join(lines)


def _pages(entries: Sequence[str]) -> list[list[str]]:
    pages: list[list[str]] = [[]]
    room = _ROOM
    for entry in entries:
        if pages[-1] and length(entry) + 2 > room:
            pages.append([])
            room = _ROOM
        pages[-1].append(entry)
        room -= length(entry) + 2
    return pages


def _turning(page: int, pages: int) -> Row:
    last = page == pages - 1
    return Row(
        Button(
            label="Earlier",
            disabled=page == 0,
            custom_id=verdict_ids.verdicts_id(max(page - 1, 0)),
        ),
        Button(label="Later", disabled=last, custom_id=verdict_ids.verdicts_id(page + 1)),
    )
