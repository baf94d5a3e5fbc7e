"""Draw what became of a step in the library, with what can be done next."""

import discord

from bot.discord_app.documents import ids
from bot.discord_app.rendering.layout import Button, Card, Row, StatelessLayout, Text
from bot.discord_app.rendering.wording import source_line
from bot.domain.document import DocumentRef, VersionKey
from bot.domain.ingest import IngestOutcome, IngestReport

_GREEN = 0x3BA55D
_GREY = 0x72767D


def render_published(report: IngestReport, step: int | None) -> StatelessLayout:
    """Draw a document that is live since now; `step` is what an undo takes back."""
    version = report.document.version
    new = report.outcome is IngestOutcome.NEW_VERSION
    what = f"Version {version} published" if new else "Published"
    lines = [
        f"### ✅ {what}",
        f"**{source_line(report.document, 200)}**",
        f"Its {report.sentences:,} sentences can be quoted from now on.",
    ]
    if new:
        lines.append("Answers that quote an older version say so.")
    lines.append(f"-# id {report.document.id}")
    return _done(lines, _GREEN, report.document, step)


def render_changed(document: DocumentRef, step: int | None) -> StatelessLayout:
    """Draw a document whose details were just changed."""
    lines = ["### ✏️ Details changed", f"**{source_line(document, 200)}**"]
    return _done(lines, _GREEN, document, step)


def render_removed(document: DocumentRef, step: int | None) -> StatelessLayout:
    """Draw a document that was just removed."""
    lines = [
        "### 🗑️ Removed",
        f"**{source_line(document, 200)}**",
        "Nothing quotes it any more; answers that did say that it was withdrawn.",
    ]
    return _done(lines, _GREY, None, step)


def render_ask_remove(document: DocumentRef) -> StatelessLayout:
    """Ask whether a document shall really go."""
    lines = [
        "### Remove this document?",
        f"**{source_line(document, 200)}**",
        "It can be brought back at any time: by `/library undo`.",
    ]
    key = VersionKey(document.id, document.version)
    return StatelessLayout(
        Card(Text("\n".join(lines))),
        Row(
            document_button("remove", key, discord.ButtonStyle.danger),
            document_button("keep", key),
        ),
    )


def document_button(
    deed: str, key: VersionKey, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> Button:
    """Offer one of the deeds on the version that is seen."""
    custom_id = ids.document_id(deed, key)
    return Button(label=ids.DOCUMENT_DEEDS[deed], style=style, custom_id=custom_id)


def undo_button(step: int) -> Button:
    """Offer to take back a step of the log."""
    return Button(
        label="Undo",
        style=discord.ButtonStyle.secondary,
        custom_id=ids.undo_id(step),
    )


def _done(
    lines: list[str], colour: int, document: DocumentRef | None, step: int | None
) -> StatelessLayout:
    card = Card(Text("\n".join(lines)), accent_colour=colour)
    buttons = [undo_button(step)] if step is not None else []
    if document is not None:
        buttons.append(document_button("details", VersionKey(document.id, document.version)))
    return StatelessLayout(card, Row(*buttons)) if buttons else StatelessLayout(card)
