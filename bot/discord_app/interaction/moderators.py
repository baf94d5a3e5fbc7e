"""Who may moderate. Discord hides the commands; the bot decides for itself."""

import discord

from bot.discord_app.interaction.parts import Interaction, library_of, parts_of
from bot.domain.errors import HearsayError
from bot.services.verification import Moderator


class NotAllowedError(HearsayError):
    """Somebody who is no moderator, or a place that has none."""


def may_moderate(interaction: Interaction) -> bool:
    """Say whether the member may manage messages here, or has a role that `/settings` names."""
    if interaction.guild_id is None:
        return False
    allowed = interaction.permissions
    return allowed.manage_messages or allowed.administrator or _has_role(interaction)


def may_set(interaction: Interaction) -> bool:
    """Say whether the member may change the server's settings: who manages the server may."""
    allowed = interaction.permissions
    return interaction.guild_id is not None and (allowed.manage_guild or allowed.administrator)


def hides_library(interaction: Interaction) -> bool:
    """Say whether the server keeps its list of documents from this member."""
    settings = parts_of(interaction).hearsay.server_settings.of(library_of(interaction.guild_id))
    return not settings.members_see_library and not may_moderate(interaction)


def moderator_of(interaction: Interaction) -> Moderator:
    """Return the moderator who typed or pressed.

    Raises:
        NotAllowedError: in a direct message, and if the member is no moderator.
    """
    if interaction.guild_id is None:
        raise NotAllowedError("This belongs to a server: use it in one that you moderate.")
    if not may_moderate(interaction):
        raise NotAllowedError(
            "Only moderators can do this: members who may manage messages here, or who have a "
            "role that the server's settings name."
        )
    return _named(interaction)


def setter_of(interaction: Interaction) -> Moderator:
    """Return the member who changes the server's settings.

    Raises:
        NotAllowedError: in a direct message, and if the member may not manage the server.
    """
    if not may_set(interaction):
        raise NotAllowedError("Only members who may manage this server can change its settings.")
    return _named(interaction)


def _has_role(interaction: Interaction) -> bool:
    library = library_of(interaction.guild_id)
    named = parts_of(interaction).hearsay.server_settings.of(library).moderator_roles
    member = interaction.user
    if not named or not isinstance(member, discord.Member):
        return False
    return any(str(role.id) in named for role in member.roles)


def _named(interaction: Interaction) -> Moderator:
    return Moderator(str(interaction.user.id), interaction.user.display_name)
