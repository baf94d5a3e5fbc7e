"""Ways into the library: files, pasted words, an address, a message of somebody's."""

import discord
from discord import app_commands

from bot.discord_app.documents.details_form import DATE_HINT
from bot.discord_app.drafts.adding import Adding, file_name_for
from bot.discord_app.drafts.intake import take_in
from bot.discord_app.drafts.intake_page import MOST_TOGETHER
from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.moderators import moderator_of
from bot.discord_app.interaction.parts import CommandTree, Interaction, Parts, library_of, parts_of
from bot.discord_app.library.page import render_drafts
from bot.discord_app.rendering.limits import INTERACTION_MINUTES, TEXT_INPUT_CHARACTERS
from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails
from bot.services.details import LONGEST

_NOTHING = (
    "This message has no attachment, no link and no words of its own that could go into the "
    "library."
)


def add_ways_in(library: app_commands.Group, tree: CommandTree, parts: Parts) -> None:
    """Add the commands that bring documents in, and the message's menu entry."""

    @library.command(name="add", description="Add a document, or several; you see a preview first")
    @app_commands.describe(file="One file; leave it out to choose up to ten in a form")
    async def add(interaction: Interaction, file: discord.Attachment | None = None) -> None:
        adding = _adding(interaction)
        if file is None:
            await interaction.response.send_modal(FilesForm())
            return
        await interaction.response.defer(ephemeral=True)
        await take_in(interaction, [adding.attachment(file)])

    @library.command(name="paste", description="Add a text that you paste; you see a preview first")
    async def paste(interaction: Interaction) -> None:
        _adding(interaction)
        await interaction.response.send_modal(PasteForm())

    @library.command(name="link", description="Add the page or file at an address")
    @app_commands.describe(address="https://…")
    async def link(interaction: Interaction, address: str) -> None:
        adding = _adding(interaction)
        await interaction.response.defer(ephemeral=True)
        await take_in(interaction, [adding.link(address.strip())])

    @library.command(name="drafts", description="List the previews that wait for a decision")
    async def drafts(interaction: Interaction) -> None:
        moderator_of(interaction)
        await interaction.response.defer(ephemeral=True)
        waiting = parts.hearsay.drafting.open_drafts
        found = await parts.worker.run(waiting, library_of(interaction.guild_id))
        await interaction.edit_original_response(view=render_drafts(found))

    @tree.context_menu(name="Add to library")
    @app_commands.default_permissions(manage_messages=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def add_message(interaction: Interaction, message: discord.Message) -> None:
        sources = _adding(interaction).message(message)
        if not sources:
            raise DocumentRejectedError(_NOTHING)
        await interaction.response.defer(ephemeral=True)
        await take_in(interaction, sources)


class FilesForm(discord.ui.Modal, title="Add documents"):
    """Up to ten files at once."""

    def __init__(self) -> None:
        super().__init__(timeout=INTERACTION_MINUTES * 60)
        self._files: discord.ui.FileUpload[FilesForm] = discord.ui.FileUpload(
            min_values=1, max_values=MOST_TOGETHER
        )
        self.add_item(
            discord.ui.Label(
                text="Files",
                description="Markdown, text, HTML, PDF, Word or e-mail. Nothing is live yet.",
                component=self._files,
            )
        )

    async def on_submit(self, interaction: Interaction) -> None:
        """Prepare a draft of each."""
        await guarded(interaction, self._add(interaction))

    async def _add(self, interaction: Interaction) -> None:
        adding = _adding(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await take_in(interaction, [adding.attachment(each) for each in self._files.values])


class PasteForm(discord.ui.Modal, title="Paste a document"):
    """The words and what is known about them."""

    def __init__(self) -> None:
        super().__init__(timeout=INTERACTION_MINUTES * 60)
        self._title = self._field("Title", "title", required=True)
        self._text: discord.ui.TextInput[PasteForm] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=TEXT_INPUT_CHARACTERS
        )
        self.add_item(discord.ui.Label(text="Text", component=self._text))
        self._publisher = self._field("Publisher", "publisher")
        self._published = self._field("Published", "published", DATE_HINT)
        self._address = self._field("Address", "url", "Where it can be read: https://…")

    def _field(
        self, label: str, detail: str, description: str | None = None, *, required: bool = False
    ) -> "discord.ui.TextInput[PasteForm]":
        field: discord.ui.TextInput[PasteForm] = discord.ui.TextInput(
            required=required, max_length=LONGEST[detail]
        )
        self.add_item(discord.ui.Label(text=label, description=description, component=field))
        return field

    async def on_submit(self, interaction: Interaction) -> None:
        """Prepare a draft of it."""
        await guarded(interaction, self._add(interaction))

    async def _add(self, interaction: Interaction) -> None:
        adding = _adding(interaction)
        details = GivenDetails(
            title=self._title.value,
            publisher=self._publisher.value or None,
            published=self._published.value or None,
            url=self._address.value or None,
        )
        source = adding.words(self._text.value, file_name_for(self._title.value), details)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await take_in(interaction, [source])


def _adding(interaction: Interaction) -> Adding:
    """Return what adds in the name of the moderator who typed; refuse everybody else."""
    moderator = moderator_of(interaction)
    return Adding(parts_of(interaction), library_of(interaction.guild_id), moderator)
