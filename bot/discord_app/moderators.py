"""Who may record verdicts. Discord hides the commands; the bot decides for itself."""

from bot.discord_app.parts import Interaction
from bot.domain.errors import HearsayError
from bot.services.verification import Moderator


class NotAllowedError(HearsayError):
    """Somebody who is no moderator, or a place that has none."""


def may_moderate(interaction: Interaction) -> bool:
    """Say whether the member may manage messages where this was typed or pressed."""
    allowed = interaction.permissions
    return interaction.guild_id is not None and (allowed.manage_messages or allowed.administrator)


def moderator_of(interaction: Interaction) -> Moderator:
    """Return the moderator who typed or pressed.

    Raises:
        NotAllowedError: in a direct message, and if the member may not manage messages.
    """
    if interaction.guild_id is None:
        raise NotAllowedError("Verdicts belong to a server: use this in one that you moderate.")
    if not may_moderate(interaction):
        raise NotAllowedError(
            "Only moderators, members who may manage messages here, can record verdicts."
        )
    return Moderator(str(interaction.user.id), interaction.user.display_name)
