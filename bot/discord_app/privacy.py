"""`/privacy`: what is kept about members, and for how long."""

from bot.discord_app.layout import Card, StatelessLayout, Text
from bot.discord_app.parts import CommandTree, Interaction, Parts

_TEXT = """### What is kept about you
**Questions** and claims to check are not stored. For {minutes} minutes the question behind an \
answer stays in memory, so that a reply to it can ask on; then it is gone.
**Messages** reach me only when they mention me, are sent to me directly, or when a member uses \
**Check against sources** on one. I read no others, and keep none of them.
**Wrong?** stores what you write in the form, with your Discord id, a link to the answer and the \
time, for the moderators.
**Verdicts** of moderators are shown with their name and logged with their Discord id.
**Autocomplete** looks at what you are typing and forgets it at once.
Nothing is sent to anyone else, and no language model writes or reads your words."""


def register(tree: CommandTree, parts: Parts) -> None:
    """Add the command to the tree."""
    minutes = parts.hearsay.settings.context_minutes

    @tree.command(name="privacy", description="What is kept about you, and for how long")
    async def show_privacy(interaction: Interaction) -> None:
        await interaction.response.send_message(view=render_privacy(minutes), ephemeral=True)


def render_privacy(minutes: int) -> StatelessLayout:
    """Draw the notice."""
    return StatelessLayout(Card(Text(_TEXT.format(minutes=minutes))))
