"""Steps of the log: find the one that was just taken, and take one back."""

from bot.discord_app.documents.outcome_page import undo_button
from bot.discord_app.interaction.long_work import Stage, see_through, working
from bot.discord_app.interaction.moderators import moderator_of
from bot.discord_app.interaction.parts import Interaction, library_of, parts_of
from bot.discord_app.rendering.escape import one_line
from bot.discord_app.rendering.layout import Card, Row, StatelessLayout, Text
from bot.domain.document import DocumentId, LibraryId
from bot.services.library_log import LibraryLog
from bot.store.standing import CARRYING_STEPS

_RECENT = 20
"""Steps among which the one just taken is looked for: others may act in the same second."""


def newest_step(log: LibraryLog, library: LibraryId, document: DocumentId) -> int | None:
    """Return the number of the newest step on a document; None if it cannot be undone.

    What was carried along with a version is no step of its own: it goes back with the version.
    """
    for entry in log.entries(library, limit=_RECENT):
        if entry.document == document and entry.action not in CARRYING_STEPS:
            return entry.number if entry.undoable else None
    return None


async def undo_step(interaction: Interaction, number: int | None) -> None:
    """Take a step back, the last one for None, and say so in the message that was deferred."""
    moderator = moderator_of(interaction)
    parts, library = parts_of(interaction), library_of(interaction.guild_id)
    stage = Stage(parts.worker.check_stopping)

    def undo() -> tuple[str, int | None]:
        stage("Bringing the library up to it", 0, 1)
        undone = parts.hearsay.catalogue.undo(library, moderator.id, number)
        step = newest_step(parts.hearsay.library_log, library, undone.document.id)
        return undone.description, step

    await see_through(
        interaction,
        parts.worker.run_long(library, undo),
        lambda: working("Undoing a step", stage),
        lambda done: _undone(*done),
    )


def _undone(description: str, step: int | None) -> StatelessLayout:
    card = Card(Text(f"### ↩️ Taken back\n{one_line(description)}"))
    return StatelessLayout(card) if step is None else StatelessLayout(card, Row(undo_button(step)))
