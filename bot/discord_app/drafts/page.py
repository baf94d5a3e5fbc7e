"""Draw a draft: all that a moderator should see before a document is live, what matters first."""

import re
from collections.abc import Sequence

import discord

from bot.discord_app.drafts import ids
from bot.discord_app.rendering.budget import clipped, fit
from bot.discord_app.rendering.escape import block_quote, one_line
from bot.discord_app.rendering.languages import language_words
from bot.discord_app.rendering.layout import Button, Card, Gap, Row, StatelessLayout, Text
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, length
from bot.discord_app.rendering.wording import date_words
from bot.domain.draft import Draft, DraftObjection, NearDuplicate, Objection

_SCALES = (1.0, 0.6, 0.35, 0.2, 0.1)
"""How far our own lines give way where a document tells of much at once."""

_OPENING = "**Opens with**"
_LEAST_OPENING = 320
_MOST_OPENING = 640
"""Characters of the opening words: enough to recognise a text by, not to read it."""

_MOST_SHOWN = 3
"""Remarks of one kind that are shown; of the others their number is."""

_PLAIN = 0x5865F2
_REMARKABLE = 0xE67E22
_URL = re.compile(r"https?://[^\s<>]{1,280}")
_EMPTY_LINES = re.compile(r"\n\s*\n")
_OBJECTIONS = {Objection.DENIES: "⚖️ Denies", Objection.CORRECTS: "✏️ Corrects"}


def render_draft(draft: Draft, told: str = "") -> StatelessLayout:
    """Draw a draft with its buttons; `told`, a sentence of ours, stands at its top."""
    parts = _parts_with_room(draft, told)
    room = LAYOUT_CHARACTERS - sum(map(length, parts)) - length(_OPENING) - 1
    opening = _opening(draft, min(room, _MOST_OPENING))
    card = Card(Text(parts[0]), accent_colour=_REMARKABLE if len(parts) > 2 else _PLAIN)
    for part in (*parts[1:], f"{_OPENING}\n{opening}"):
        card.add_item(Gap())
        card.add_item(Text(part))
    return StatelessLayout(card, draft_buttons(draft))


def draft_buttons(draft: Draft) -> Row:
    """Offer what can be done with a draft, in the revision that is seen."""
    return Row(
        draft_button("publish", draft, discord.ButtonStyle.success),
        draft_button("edit", draft),
        draft_button("discard", draft, discord.ButtonStyle.danger),
    )


def draft_button(
    deed: str, draft: Draft, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> Button:
    """Offer one of the deeds."""
    custom_id = ids.draft_id(deed, draft.id, draft.revision)
    return Button(label=ids.DRAFT_DEEDS[deed], style=style, custom_id=custom_id)


def _opening(draft: Draft, room: int) -> str:
    """Quote the first words; what only repeats the title is left out."""
    after = draft.opening.removeprefix(draft.details.title).strip()
    fitted = fit(_EMPTY_LINES.sub("\n", after or draft.opening), room)
    return block_quote(fitted.text if fitted.whole else f"{fitted.text} …")


def _parts_with_room(draft: Draft, told: str) -> list[str]:
    """Return details, remarks (if any) and counts, short enough for the opening words."""
    for scale in _SCALES:
        remarks = "\n".join(_remarks(draft, int(200 * scale)))
        found = [_details(draft, told, scale), remarks, _counts(draft)]
        parts = [part for part in found if part]
        if sum(map(length, parts)) <= LAYOUT_CHARACTERS - _LEAST_OPENING - length(_OPENING):
            break
    return parts


def _details(draft: Draft, told: str, scale: float) -> str:
    details = draft.details
    what = "Preview of a new version" if draft.replaces else "Preview"
    lines = [
        f"### {what} · not live yet",
        f"**{one_line(clipped(details.title, int(250 * scale)))}**",
        f"Publisher: {_stated(details.publisher, int(120 * scale))}",
        f"Author: {_stated(details.author, int(120 * scale))}",
        f"Published: {_published(draft, int(160 * scale))}",
        f"Address: {_address(details.url, int(200 * scale))}",
        f"Language: {one_line(language_words(details.language))}",
    ]
    if told:
        lines.insert(1, told)
    return "\n".join(lines)


def _stated(name: str | None, most: int) -> str:
    return one_line(clipped(name, most)) if name else "not stated"


def _published(draft: Draft, most: int) -> str:
    published, note = draft.details.published, draft.details.published_note
    if published is None:
        return "**not stated** · Publish will ask"
    words = date_words(published, note)
    return f"{words}\n-# {one_line(clipped(note, most))}" if note else words


def _address(url: str | None, most: int) -> str:
    if url and len(url) <= most and _URL.fullmatch(url):
        return f"<{url}>"
    return _stated(url, most)


def _remarks(draft: Draft, most: int) -> list[str]:
    """Say what a moderator should look at before anything else."""
    told = [*draft.conflicts, *draft.warnings]
    return [
        *_first([f"⚠️ {one_line(clipped(each, most))}" for each in told]),
        *_first([_near(each, most) for each in draft.near_duplicates]),
        *_first([_objection(each, most) for each in draft.objections]),
    ]


def _first(lines: Sequence[str]) -> list[str]:
    more = len(lines) - _MOST_SHOWN
    return [*lines[:_MOST_SHOWN], *([f"-# … and {more} more like this"] if more > 0 else [])]


def _near(near: NearDuplicate, most: int) -> str:
    title = one_line(clipped(near.document.title, most))
    return f"👥 {near.shared:.0%} of it stands in **{title}**"


def _objection(objection: DraftObjection, most: int) -> str:
    title = one_line(clipped(objection.document.title, most // 2))
    objected = one_line(clipped(objection.objected, most))
    text = one_line(clipped(objection.text, most))
    return f"{_OBJECTIONS[objection.kind]} **{title}**\n-# there: “{objected}”\n-# here: “{text}”"


def _counts(draft: Draft) -> str:
    lines = [
        f"{_count(draft.words, 'word')} · {_count(draft.sentences, 'sentence')}"
        f" · {_count(draft.events, 'dated event')}",
        f"{_count(draft.attributed, 'claim')} ascribed to others · {draft.hedged:,} hedged"
        f" · {_count(draft.denials, 'denial')}",
        f"-# {_file(draft)}",
    ]
    return "\n".join(lines)


def _file(draft: Draft) -> str:
    parts = [one_line(clipped(draft.file_name, 80))]
    if draft.pages is not None:
        read = draft.pages if draft.pages_read is None else draft.pages_read
        parts.append(f"{read:,} of {_count(draft.pages, 'page')} read")
    if draft.dropped:
        parts.append(f"{draft.dropped:,} captions, menus or banners left out")
    return " · ".join(parts)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
