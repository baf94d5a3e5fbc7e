"""`/library` and **Add to library**: moderators keep the documents that answers are quoted from."""

import discord
from discord import app_commands

from bot.discord_app.interaction.parts import CommandTree, Parts
from bot.discord_app.library.keeping import add_changing, add_looking
from bot.discord_app.library.ways_in import add_ways_in


def register(tree: CommandTree, parts: Parts) -> None:
    """Add the group and the message's menu entry to the tree."""
    library: app_commands.Group = app_commands.Group(
        name="library",
        description="For moderators: keep the documents that answers are quoted from",
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
        default_permissions=discord.Permissions(manage_messages=True),
    )
    add_ways_in(library, tree, parts)
    add_looking(library, parts)
    add_changing(library, parts)
    tree.add_command(library)
