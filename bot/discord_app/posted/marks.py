"""Mark an answer that was posted earlier: a line on top, and no words of what was withdrawn."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeGuard

import discord

from bot.discord_app.interaction.components import walk
from bot.discord_app.rendering import quote_ids
from bot.discord_app.rendering.budget import clipped, fit_all
from bot.discord_app.rendering.escape import one_line
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, MARK_CHARACTERS, length
from bot.discord_app.rendering.quotes import block_quoted, facts_with_room
from bot.discord_app.rendering.wording import status_read_back, status_words
from bot.domain.answer import Quote, QuoteRef
from bot.domain.claim import Status
from bot.domain.document import DocumentId
from bot.domain.posted import GONE, Change, ChangeKind, ShownQuote

_MARK = "⚠️ **Since this answer:** "
_WORDS = "*These words are not shown any more: their source was withdrawn.*"
_WHO = "🗑️ **Withdrawn**"
_WHERE = "-# …"

_Text = discord.ui.TextDisplay[discord.ui.LayoutView]


class _Shown(NamedTuple):
    """A quote in a message that is being edited; `where` is None where one text holds both."""

    ref: QuoteRef
    words: _Text
    who: _Text
    where: _Text | None

    @property
    def blank(self) -> bool:
        """Whether its words were taken out."""
        return self.words.content == _WORDS


def mark_line(changes: Sequence[Change], titles: Mapping[DocumentId, str]) -> str:
    """Say what became of an answer's sources, in one line with room for it; empty if nothing."""
    told = list(dict.fromkeys(_told(each, titles.get(each.document)) for each in changes))
    if not told:
        return ""
    for count in range(len(told), 0, -1):
        rest = f"; and {len(told) - count} more" if count < len(told) else ""
        line = f"{_MARK}{'; '.join(told[:count])}{rest}."
        if length(line) < MARK_CHARACTERS:
            return line
    return f"{_MARK}sources of it have changed."


def shown_in(message: discord.Message | None) -> list[ShownQuote]:
    """Read from a message which quotes it shows, and with which status."""
    found = []
    for component in walk(message):
        if isinstance(component, discord.SectionComponent):
            ref = _ref_of(component.accessory)
            status = _status_in(component.children[0])
            if ref and status:
                found.append(ShownQuote(ref, status))
    return found


def blanked_in(view: discord.ui.LayoutView) -> list[QuoteRef]:
    """Return the quotes whose words the message does not show any more."""
    return [each.ref for each in _quotes(view) if each.blank]


def mark(
    view: discord.ui.LayoutView,
    changes: Sequence[Change],
    titles: Mapping[DocumentId, str],
    restored: Mapping[QuoteRef, Quote],
) -> None:
    """Bring a message up to these changes, in place.

    What was withdrawn loses its words; what came back is drawn anew from `restored`. Without any
    change the message tells again what it told at first.
    """
    gone = {each.document for each in changes if each.kind in GONE}
    quotes = list(_quotes(view))
    for each in quotes:
        if each.ref.document in gone:
            _blank(each)
    back = [each for each in quotes if each.blank and each.ref in restored]
    _draw(view, [each for each in back if each.ref.document not in gone], restored)
    _head(view, mark_line(changes, titles))


def _blank(quote: _Shown) -> None:
    quote.words.content = _WORDS
    quote.who.content = _WHO
    if quote.where is not None:
        quote.where.content = _WHERE


def _draw(
    view: discord.ui.LayoutView, shown: Sequence[_Shown], restored: Mapping[QuoteRef, Quote]
) -> None:
    quotes = [restored[each.ref] for each in shown]
    if not quotes:
        return
    kept = sum(length(text.content) for text in _texts(view))
    blank = len(shown) * (length(_WORDS) + length(_WHO) + length(_WHERE))
    room = LAYOUT_CHARACTERS - MARK_CHARACTERS - kept + blank
    facts = facts_with_room(quotes, room)
    fitted = fit_all([each.text for each in quotes], room - sum(each.length + 1 for each in facts))
    for each, words, fact in zip(shown, fitted, facts, strict=True):
        each.words.content = block_quoted(words)
        each.who.content = fact.who if each.where else f"{fact.who}\n{fact.where}"
        if each.where is not None:
            each.where.content = fact.where


def _head(view: discord.ui.LayoutView, line: str) -> None:
    """Put the line on top of the first text: a component of its own may be one too many."""
    header = next(_texts(view))
    lines = header.content.split("\n")
    if lines[0].startswith(_MARK):
        del lines[0]
    header.content = "\n".join([line, *lines] if line else lines)


def _quotes(view: discord.ui.LayoutView) -> Iterator[_Shown]:
    for card in view.children:
        if not isinstance(card, discord.ui.Container):
            continue
        items = card.children
        for place, item in enumerate(items):
            if not isinstance(item, discord.ui.Section):
                continue
            ref = _ref_of(item.accessory)
            words, who = items[place - 1], item.children[0]
            after = items[place + 1] if place + 1 < len(items) else None
            where = after if _is_text(after) and after.content.startswith("-# ") else None
            if ref and _is_text(words) and _is_text(who):
                yield _Shown(ref, words, who, where)


def _texts(view: discord.ui.LayoutView) -> Iterator[_Text]:
    return (item for item in view.walk_children() if isinstance(item, discord.ui.TextDisplay))


def _is_text(item: object) -> TypeGuard[_Text]:
    return isinstance(item, discord.ui.TextDisplay)


def _ref_of(button: object) -> QuoteRef | None:
    if not isinstance(button, discord.Button | discord.ui.Button) or not button.custom_id:
        return None
    match = quote_ids.CONTEXT.fullmatch(button.custom_id)
    return quote_ids.context_ref(match) if match else None


def _status_in(text: object) -> Status | None:
    return status_read_back(text.content) if isinstance(text, discord.TextDisplay) else None


def _told(change: Change, title: str | None) -> str:
    name = f"“{one_line(clipped(title, 60))}”" if title else "a source"
    if change.kind is ChangeKind.WITHDRAWN:
        return f"{name} was withdrawn"
    if change.kind is ChangeKind.OUT_OF_REACH:
        return f"{name} is not used here any more"
    if change.kind is ChangeKind.OTHER_VERSION:
        return f"{name} has another version"
    if change.status is Status.CORRECTED:
        return f"what {name} says was corrected"
    words = status_words(change.status) if change.status else "rated anew"
    return f"what {name} says is now {words}"
