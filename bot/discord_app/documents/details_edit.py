"""Change the details of a document that is live."""

from bot.discord_app.documents.details_form import DetailsForm
from bot.discord_app.documents.outcome_page import render_changed
from bot.discord_app.documents.steps import newest_step
from bot.discord_app.interaction.long_work import Stage, see_through, working
from bot.discord_app.interaction.moderators import moderator_of
from bot.discord_app.interaction.parts import Interaction, library_of, parts_of
from bot.domain.document import Document, DocumentRef
from bot.domain.ingest import GivenDetails


async def open_details(interaction: Interaction, seen: Document) -> None:
    """Answer with a form; what is sent changes the document as it was seen, or nothing."""

    async def save(sent: Interaction, details: GivenDetails) -> None:
        moderator = moderator_of(sent)
        parts, library = parts_of(sent), library_of(sent.guild_id)
        await sent.response.defer(ephemeral=True, thinking=True)

        def change() -> tuple[DocumentRef, int | None]:
            hearsay = parts.hearsay
            ref = hearsay.catalogue.edit_details(library, seen, details, moderator.id)
            return ref, newest_step(hearsay.library_log, library, ref.id)

        stage = Stage(parts.worker.check_stopping)
        await see_through(
            sent,
            parts.worker.run_long(library, change),
            lambda: working("Changing the details", stage),
            lambda done: render_changed(*done),
        )

    await interaction.response.send_modal(DetailsForm("Edit details", seen.details, save))
