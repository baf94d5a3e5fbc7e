"""`/settings`: who moderates, where the bot answers and logs, and what it quotes from."""

from discord import app_commands

from bot.discord_app.interaction.moderators import setter_of
from bot.discord_app.interaction.parts import CommandTree, Interaction, Parts, library_of
from bot.discord_app.settings.buttons import settings_as_they_are


def register(tree: CommandTree, parts: Parts) -> None:
    """Add the command to the tree."""

    @tree.command(name="settings", description="Who moderates, where I answer, what I quote from")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def settings(interaction: Interaction) -> None:
        setter_of(interaction)
        decided = parts.hearsay.server_settings.of(library_of(interaction.guild_id))
        view = settings_as_they_are(interaction, decided)
        await interaction.response.send_message(view=view, ephemeral=True)
