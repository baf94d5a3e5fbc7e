"""What moderators can choose from while they type: documents, and steps of the log."""

from bot.discord_app.interaction.completion import Choices, in_time, offered
from bot.discord_app.interaction.parts import Interaction, library_of, parts_of
from bot.discord_app.library.page import matching, step_name

_STEPS = 50
"""Steps that are offered for undoing; older ones are named by their number."""


async def any_document(interaction: Interaction, typed: str) -> Choices:
    """Offer every document in reach."""
    return await _documents(interaction, typed, shared_too=True)


async def own_document(interaction: Interaction, typed: str) -> Choices:
    """Offer the server's own documents: only those can be changed."""
    return await _documents(interaction, typed, shared_too=False)


async def undoable_step(interaction: Interaction, typed: str) -> Choices:
    """Offer the steps that can be undone, the newest first."""
    parts = parts_of(interaction)
    library = library_of(interaction.guild_id)
    entries = parts.hearsay.library_log.entries
    found = await in_time(interaction, parts, entries, library, limit=_STEPS)
    named = [(step_name(each), str(each.number)) for each in found or () if each.undoable]
    wanted = typed.strip().casefold()
    return offered([each for each in named if wanted in each[0].casefold()])


async def _documents(interaction: Interaction, typed: str, *, shared_too: bool) -> Choices:
    parts = parts_of(interaction)
    library = library_of(interaction.guild_id)
    found = await in_time(interaction, parts, parts.hearsay.catalogue.list, library)
    return offered(
        [
            (each.document.title, each.document.id)
            for each in matching(found or (), typed)
            if shared_too or not each.shared
        ]
    )
