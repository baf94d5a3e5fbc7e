"""The lists and switches below the settings; all they know stands in their custom ids."""

import re
from collections.abc import Callable
from typing import Self

import discord

from bot.discord_app.interaction.errors import guarded
from bot.discord_app.interaction.moderators import setter_of
from bot.discord_app.interaction.parts import Interaction, PartsClient, library_of, parts_of
from bot.discord_app.log_channel.channels import why_not_in
from bot.discord_app.rendering.layout import Button, StatelessLayout
from bot.discord_app.settings.page import (
    CHOICE,
    MOST_CHOSEN,
    SWITCH,
    ChannelChoice,
    RoleChoice,
    channel_choice,
    render_settings,
    role_choice,
    switch,
)
from bot.domain.server import ServerSettings

_Item = discord.ui.Item[StatelessLayout]
_Edit = Callable[[ServerSettings], ServerSettings]


class Choice(discord.ui.DynamicItem[RoleChoice | ChannelChoice], template=CHOICE):
    """Take over what was chosen in one of the lists."""

    def __init__(self, what: str, item: RoleChoice | ChannelChoice) -> None:
        super().__init__(item)
        self._what = what

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Read from the custom id which list it is."""
        what = match["what"]
        settings = ServerSettings(library=library_of(interaction.guild_id))
        return cls(
            what, role_choice(settings) if what == "roles" else channel_choice(what, settings)
        )

    async def callback(self, interaction: Interaction) -> None:
        """Store the choice and draw the settings as they are now."""
        await guarded(interaction, self._take(interaction))

    async def _take(self, interaction: Interaction) -> None:
        chosen = tuple(str(each.id) for each in self.item.values[:MOST_CHOSEN])
        if self._what == "roles":
            # Everybody has the role that is called after the server's id.
            chosen = tuple(each for each in chosen if each != str(interaction.guild_id))
            edit = _with(moderator_roles=chosen)
        elif self._what == "log":
            edit = _with(log_channel=chosen[0] if chosen else None)
        else:
            edit = _with(answer_channels=chosen)
        await _change(interaction, edit)


class Switch(discord.ui.DynamicItem[Button], template=SWITCH):
    """Switch one of the settings on or off."""

    def __init__(self, what: str, *, on: bool) -> None:
        super().__init__(switch(what, on=on))
        self._what = what
        self._on = on

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: _Item, match: re.Match[str], /
    ) -> Self:
        """Read from the custom id what to switch, and to which state."""
        return cls(match["what"], on=match["to"] == "on")

    async def callback(self, interaction: Interaction) -> None:
        """Store the new state and draw the settings as they are now."""
        await guarded(interaction, self._switch(interaction))

    async def _switch(self, interaction: Interaction) -> None:
        # Judging the documents anew takes seconds; nobody's question shall wait for that.
        long = self._what == "use_base"
        await _change(interaction, _with(**{self._what: self._on}), long=long)


def register(client: PartsClient) -> None:
    """Let the client recognise the lists and switches by the form of their custom ids."""
    client.add_dynamic_items(Choice, Switch)


def settings_as_they_are(interaction: Interaction, decided: ServerSettings) -> StatelessLayout:
    """Draw them, and why the log channel cannot be used while somebody is here who can mend it."""
    trouble = ""
    if decided.log_channel is not None and interaction.guild is not None:
        trouble = why_not_in(interaction.guild, decided.log_channel)
    return render_settings(decided, trouble=trouble)


async def _change(interaction: Interaction, edit: _Edit, *, long: bool = False) -> None:
    moderator = setter_of(interaction)
    await interaction.response.defer()
    parts = parts_of(interaction)
    library = library_of(interaction.guild_id)
    change = parts.hearsay.server_settings.change
    if long:
        decided = await parts.worker.run_long(library, change, library, edit, moderator)
    else:
        decided = await parts.worker.run(change, library, edit, moderator)
    view = settings_as_they_are(interaction, decided)
    await interaction.edit_original_response(view=view)


def _with(**fields: tuple[str, ...] | str | bool | None) -> _Edit:
    return lambda before: before.model_copy(update=fields)
