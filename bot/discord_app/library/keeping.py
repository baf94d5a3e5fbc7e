"""Keep the library: look at it, change it, take changes back."""

import discord
from discord import app_commands

from bot.discord_app.documents.details_edit import open_details
from bot.discord_app.documents.outcome_page import render_ask_remove
from bot.discord_app.documents.steps import undo_step
from bot.discord_app.drafts.adding import Adding
from bot.discord_app.drafts.intake import take_in
from bot.discord_app.interaction.completion import before_form
from bot.discord_app.interaction.long_work import Stage, said, see_through, working
from bot.discord_app.interaction.moderators import moderator_of
from bot.discord_app.interaction.parts import Interaction, Parts, library_of, parts_of
from bot.discord_app.library.choices import any_document, own_document, undoable_step
from bot.discord_app.library.ids import MOST_FILTER
from bot.discord_app.library.page import LOG_PER_PAGE, render_document, render_library, render_log
from bot.domain.document import BASE_LIBRARY, Document, LibraryId
from bot.domain.errors import NotFoundError

_DOCUMENT = "Its title, file name or id"


def add_looking(library: app_commands.Group, parts: Parts) -> None:
    """Add what changes nothing."""

    @library.command(name="list", description="List the documents")
    @app_commands.describe(filter="Words in the title, publisher, author, date or file name")
    async def list_documents(
        interaction: Interaction,
        filter: app_commands.Range[str, 0, MOST_FILTER] = "",  # noqa: A002 - the option's name
    ) -> None:
        moderator_of(interaction)
        await interaction.response.defer(ephemeral=True)
        await show_library(interaction, filter.strip(), 0)

    @library.command(name="show", description="Show a document and its versions")
    @app_commands.describe(document=_DOCUMENT)
    @app_commands.autocomplete(document=any_document)
    async def show(interaction: Interaction, document: str) -> None:
        moderator_of(interaction)
        await interaction.response.defer(ephemeral=True)
        catalogue, here = parts.hearsay.catalogue, library_of(interaction.guild_id)
        summary = await parts.worker.run(catalogue.find, here, document)
        versions = await parts.worker.run(catalogue.versions, here, summary.document.id)
        await interaction.edit_original_response(view=render_document(summary, versions))

    @library.command(name="log", description="Show what was done to the library, and undo it")
    async def log(interaction: Interaction) -> None:
        moderator_of(interaction)
        await interaction.response.defer(ephemeral=True)
        await show_log(interaction, 0)


def add_changing(library: app_commands.Group, parts: Parts) -> None:
    """Add what changes the library."""

    @library.command(name="edit", description="Change a document’s details, or replace its text")
    @app_commands.describe(
        document=_DOCUMENT, file="A file with the new text; leave it out to change the details"
    )
    @app_commands.autocomplete(document=own_document)
    async def edit(
        interaction: Interaction, document: str, file: discord.Attachment | None = None
    ) -> None:
        moderator = moderator_of(interaction)
        here = library_of(interaction.guild_id)
        if file is None:
            seen = await before_form(parts, _own, parts, here, document)
            await open_details(interaction, seen)
            return
        await interaction.response.defer(ephemeral=True)
        seen = await parts.worker.run(_own, parts, here, document)
        source = Adding(parts, here, moderator).attachment(file)
        await take_in(interaction, [source], replaces=seen.key)

    @library.command(name="remove", description="Take a document out of the library")
    @app_commands.describe(document=_DOCUMENT)
    @app_commands.autocomplete(document=own_document)
    async def remove(interaction: Interaction, document: str) -> None:
        moderator_of(interaction)
        await interaction.response.defer(ephemeral=True)
        seen = await parts.worker.run(_own, parts, library_of(interaction.guild_id), document)
        await interaction.edit_original_response(view=render_ask_remove(seen.ref))

    @library.command(name="undo", description="Take back the last step on a document, or any other")
    @app_commands.describe(step="A step of the log; leave it out for the last one on a document")
    @app_commands.autocomplete(step=undoable_step)
    async def undo(interaction: Interaction, step: str = "") -> None:
        moderator_of(interaction)
        number = _number(step)
        await interaction.response.defer(ephemeral=True)
        await undo_step(interaction, number)

    @library.command(name="rebuild", description="Build the index anew from the documents")
    async def rebuild(interaction: Interaction) -> None:
        moderator_of(interaction)
        await interaction.response.defer(ephemeral=True)
        await _rebuild(interaction, parts)


async def show_library(interaction: Interaction, words: str, page: int) -> None:
    """Show a page of the list in the message that was deferred."""
    parts = parts_of(interaction)
    listed = parts.hearsay.catalogue.list
    documents = await parts.worker.run(listed, library_of(interaction.guild_id))
    await interaction.edit_original_response(view=render_library(documents, words, page))


async def show_log(interaction: Interaction, page: int) -> None:
    """Show a page of the log in the message that was deferred."""
    parts = parts_of(interaction)
    first = page * LOG_PER_PAGE
    entries = await parts.worker.run(
        parts.hearsay.library_log.entries,
        library_of(interaction.guild_id),
        limit=first + LOG_PER_PAGE + 1,
    )
    shown = entries[first : first + LOG_PER_PAGE]
    view = render_log(shown, page, more=len(entries) > first + LOG_PER_PAGE)
    await interaction.edit_original_response(view=view)


def _own(parts: Parts, library: LibraryId, wanted: str) -> Document:
    """Find one of the server's own documents; only those can be changed."""
    found = parts.hearsay.catalogue.document(library, wanted)
    if found.library == BASE_LIBRARY != library:
        raise NotFoundError(
            f"“{found.details.title}” belongs to the base library, which every server shares: it "
            "cannot be changed or removed from one server's."
        )
    return found


def _number(step: str) -> int | None:
    """Read the step that was chosen, or typed as in the log."""
    typed = step.strip().split(" ")[0].lstrip("#")
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > 12:
        raise NotFoundError("There is no such step: choose one of the list, or type its number.")
    return int(typed)


async def _rebuild(interaction: Interaction, parts: Parts) -> None:
    library, stage = library_of(interaction.guild_id), Stage(parts.worker.check_stopping)
    await see_through(
        interaction,
        parts.worker.run_long(library, parts.hearsay.catalogue.rebuild, library, stage),
        lambda: working("Rebuilding the index", stage),
        lambda report: said(
            f"The index was built anew from {report.documents:,} documents with "
            f"{report.sentences:,} sentences."
        ),
    )
