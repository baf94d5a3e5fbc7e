"""Buttons of the library's lists and documents. All they know stands in their custom ids."""

import re
from typing import Self

import discord

from bot.discord_app.documents import ids as document_ids
from bot.discord_app.documents.details_edit import open_details
from bot.discord_app.documents.outcome_page import render_ask_remove, render_removed
from bot.discord_app.documents.steps import newest_step, undo_step
from bot.discord_app.interaction.completion import before_form
from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.long_work import Stage, said, see_through, working
from bot.discord_app.interaction.moderators import moderator_of
from bot.discord_app.interaction.parts import Interaction, PartsClient, library_of, parts_of
from bot.discord_app.library import ids
from bot.discord_app.library.keeping import show_library, show_log
from bot.discord_app.rendering.layout import Button, StatelessLayout
from bot.domain.document import DocumentRef, VersionKey
from bot.domain.errors import ConflictError

_Item = discord.ui.Item[StatelessLayout]


class DocumentButton(discord.ui.DynamicItem[Button], template=document_ids.DOCUMENT):
    """Change a document's details, or remove it after asking."""

    def __init__(self, deed: str, seen: VersionKey) -> None:
        custom_id = document_ids.document_id(deed, seen)
        super().__init__(Button(label=document_ids.DOCUMENT_DEEDS[deed], custom_id=custom_id))
        self._deed = deed
        self._seen = seen

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Read deed and version from the custom id."""
        return cls(match["deed"], document_ids.seen_version(match))

    async def callback(self, interaction: Interaction) -> None:
        """Do it if a moderator pressed."""
        await guarded(interaction, self._do(interaction))

    async def _do(self, interaction: Interaction) -> None:
        moderator_of(interaction)
        parts, library = parts_of(interaction), library_of(interaction.guild_id)
        if self._deed == "keep":
            await interaction.response.edit_message(view=said("Kept as it is."))
            return
        if self._deed == "remove":
            await interaction.response.defer()
            await _remove(interaction, self._seen)
            return
        catalogue = parts.hearsay.catalogue
        if self._deed == "details":
            found = await before_form(parts, catalogue.document, library, self._seen.document)
            await open_details(interaction, found)
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        found = await parts.worker.run(catalogue.document, library, self._seen.document)
        await interaction.edit_original_response(view=render_ask_remove(found.ref))


class Undo(discord.ui.DynamicItem[Button], template=document_ids.UNDO):
    """Take back the step of the log that the button stands beside."""

    def __init__(self, number: int) -> None:
        super().__init__(Button(label="Undo", custom_id=document_ids.undo_id(number)))
        self._number = number

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Read the step from the custom id."""
        return cls(int(match["entry"]))

    async def callback(self, interaction: Interaction) -> None:
        """Take it back if a moderator pressed."""
        await guarded(interaction, self._undo(interaction))

    async def _undo(self, interaction: Interaction) -> None:
        moderator_of(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await undo_step(interaction, self._number)


class LibraryPage(discord.ui.DynamicItem[Button], template=ids.LIBRARY):
    """Turn the pages of the list in place."""

    def __init__(self, page: int, words: str) -> None:
        super().__init__(Button(label="Page", custom_id=ids.library_id(page, words)))
        self._page = page
        self._words = words

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Read page and filter from the custom id."""
        return cls(int(match["page"]), match["words"])

    async def callback(self, interaction: Interaction) -> None:
        """Show the page as the library is now."""
        await guarded(interaction, self._show(interaction))

    async def _show(self, interaction: Interaction) -> None:
        moderator_of(interaction)
        await interaction.response.defer()
        await show_library(interaction, self._words, self._page)


class LogPage(discord.ui.DynamicItem[Button], template=ids.LOG):
    """Turn the pages of the log in place."""

    def __init__(self, page: int) -> None:
        super().__init__(Button(label="Page", custom_id=ids.log_id(page)))
        self._page = page

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Read the page from the custom id."""
        return cls(int(match["page"]))

    async def callback(self, interaction: Interaction) -> None:
        """Show the page as the log is now."""
        await guarded(interaction, self._show(interaction))

    async def _show(self, interaction: Interaction) -> None:
        moderator_of(interaction)
        await interaction.response.defer()
        await show_log(interaction, self._page)


def register(client: PartsClient) -> None:
    """Let the client recognise the buttons by the form of their custom ids."""
    client.add_dynamic_items(DocumentButton, Undo, LibraryPage, LogPage)


async def _remove(interaction: Interaction, seen: VersionKey) -> None:
    """Remove the version that was asked about, but not one that came meanwhile."""
    moderator = moderator_of(interaction)
    parts, library = parts_of(interaction), library_of(interaction.guild_id)
    stage = Stage(parts.worker.check_stopping)

    def remove() -> tuple[DocumentRef, int | None]:
        hearsay = parts.hearsay
        document = hearsay.catalogue.document(library, seen.document)
        if document.key != seen:
            raise ConflictError(
                f"“{document.details.title}” has another version by now: look at it again."
            )
        stage("Taking it out of the index", 0, 1)
        removed = hearsay.catalogue.remove(library, seen.document, moderator.id)
        return removed, newest_step(hearsay.library_log, library, removed.id)

    await see_through(
        interaction,
        parts.worker.run_long(library, remove),
        lambda: working("Removing the document", stage),
        lambda done: render_removed(*done),
    )
