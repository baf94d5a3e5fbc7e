"""`/sources`: what the answers are drawn from."""

import asyncio

from discord import app_commands

from bot.discord_app.interaction.moderators import hides_library
from bot.discord_app.interaction.parts import CommandTree, Interaction, Parts, library_of
from bot.discord_app.rendering.budget import clipped
from bot.discord_app.rendering.limits import CHOICE_CHARACTERS, CHOICES
from bot.discord_app.sources.pages import render_document, render_hidden, render_list
from bot.services.worker import BusyError

_AUTOCOMPLETE_SECONDS = 2.5


def register(tree: CommandTree, parts: Parts) -> None:
    """Add the group to the tree."""
    sources: app_commands.Group = app_commands.Group(
        name="sources", description="The documents that answers are quoted from"
    )

    @sources.command(name="list", description="List the documents")
    async def list_documents(interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        if hides_library(interaction):
            await interaction.edit_original_response(view=render_hidden())
            return
        library = library_of(interaction.guild_id)
        documents = await parts.worker.run(parts.hearsay.catalogue.list, library)
        await interaction.edit_original_response(view=render_list(documents, 0))

    @sources.command(name="show", description="Show what is known about one document")
    @app_commands.describe(document="Its title, file name or id")
    async def show(interaction: Interaction, document: str) -> None:
        await interaction.response.defer(ephemeral=True)
        if hides_library(interaction):
            await interaction.edit_original_response(view=render_hidden())
            return
        library = library_of(interaction.guild_id)
        found = await parts.worker.run(parts.hearsay.catalogue.find, library, document)
        await interaction.edit_original_response(view=render_document(found))

    @show.autocomplete("document")
    async def complete(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await _titles(interaction, parts, typed)

    tree.add_command(sources)


async def _titles(
    interaction: Interaction, parts: Parts, typed: str
) -> list[app_commands.Choice[str]]:
    if hides_library(interaction):
        return []
    library = library_of(interaction.guild_id)
    try:
        documents = await asyncio.wait_for(
            parts.worker.run(parts.hearsay.catalogue.list, library), _AUTOCOMPLETE_SECONDS
        )
    except (TimeoutError, BusyError):
        return []
    wanted = typed.strip().casefold()
    return [
        app_commands.Choice(
            name=clipped(each.document.title, CHOICE_CHARACTERS) or each.document.file_name[:50],
            value=each.document.id,
        )
        for each in documents
        if wanted in f"{each.document.title} {each.document.file_name}".casefold()
    ][:CHOICES]
