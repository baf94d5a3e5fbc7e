"""The button **Picture** below a check: who told whom, drawn for a phone."""

import re
from typing import Self

import discord

from bot.discord_app.checking.page import PICTURE, claim_in
from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.parts import Interaction, PartsClient, library_of, parts_of
from bot.discord_app.rendering.layout import Button, StatelessLayout
from bot.discord_app.rendering.pictures import NewFile, render_picture
from bot.domain.check import NOT_IN_SOURCES, CheckRequest
from bot.domain.errors import WithdrawnError
from bot.drawing.chain import draw_chain
from bot.drawing.picture import Picture
from bot.services.checking import ClaimChecker

_FILE = "who-told-whom.png"
_Item = discord.ui.Item[StatelessLayout]


class ChainPicture(discord.ui.DynamicItem[Button], template=re.escape(PICTURE)):
    """Check the claim of the message again and draw what is found, privately."""

    def __init__(self) -> None:
        super().__init__(Button(label="Picture", custom_id=PICTURE))

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Need nothing: the message itself names the claim."""
        return cls()

    async def callback(self, interaction: Interaction) -> None:
        """Draw the claim as the sources are now."""
        await guarded(interaction, self._show(interaction))

    async def _show(self, interaction: Interaction) -> None:
        parts = parts_of(interaction)
        claim = claim_in(interaction.message)
        parts.cooldown.check(interaction.user.id, interaction.guild_id)
        await interaction.response.defer(ephemeral=True, thinking=True)
        request = CheckRequest(library_of(interaction.guild_id), claim)
        picture = await parts.worker.run(_draw, parts.hearsay.checker, request)
        await interaction.edit_original_response(
            view=render_picture(picture, _FILE),
            attachments=[NewFile(picture.png, _FILE)],
        )


def register(client: PartsClient) -> None:
    """Let the client recognise the button by its custom id."""
    client.add_dynamic_items(ChainPicture)


def _draw(checker: ClaimChecker, request: CheckRequest) -> Picture:
    check = checker.check(request)
    if check.verdict == NOT_IN_SOURCES:
        raise WithdrawnError("No document says anything about this claim any more.")
    return draw_chain(check)
