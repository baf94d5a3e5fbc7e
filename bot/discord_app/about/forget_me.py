"""`/forget-me`: delete what a member wrote to the bot, everywhere."""

from bot.discord_app.interaction.parts import CommandTree, Interaction, Parts
from bot.discord_app.rendering.layout import Card, StatelessLayout, Text

_KEPT = (
    "-# What stays: steps that you took as a moderator are logged with your Discord id, verdicts "
    "with your name, because others rely on who recorded them; they go when the server’s data is "
    "purged. Questions were never stored."
)


def register(tree: CommandTree, parts: Parts) -> None:
    """Add the command to the tree."""

    @tree.command(name="forget-me", description="Delete what you wrote to me, in every server")
    async def forget_me(interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        member = str(interaction.user.id)
        count = await parts.worker.run(parts.hearsay.feedback.forget, member)
        await interaction.edit_original_response(view=render_forgotten(count))


def render_forgotten(count: int) -> StatelessLayout:
    """Say how much was deleted, and what is kept."""
    if count == 0:
        done = "There was nothing: I have no words of yours."
    elif count == 1:
        done = "Done: the report that you sent with **Wrong?** is deleted."
    else:
        done = f"Done: the {count} reports that you sent with **Wrong?** are deleted."
    return StatelessLayout(Card(Text(f"{done}\n{_KEPT}")))
