"""`/privacy`: what is kept about members, and for how long."""

from bot.discord_app.interaction.parts import CommandTree, Interaction, Parts
from bot.discord_app.rendering.layout import Card, StatelessLayout, Text
from bot.services.departures import DAYS_KEPT as SERVER_DAYS
from bot.services.posted_answers import DAYS_KEPT as ANSWER_DAYS

_TEXT = """### What is kept about you
**Questions** and claims to check are not stored. For {minutes} minutes the question behind an \
answer stays in memory, so that a reply to it can ask on; then it is gone.
**Messages** reach me only when they mention me, are sent to me directly, or when a member uses \
**Check against sources** on one. I read no others, and keep none of them.
**Autocomplete** looks at what you are typing and forgets it at once.
**Wrong?** stores what you write in the form, with your Discord id, a link to the answer and the \
time, for the moderators. `/forget-me` deletes it, in every server.
**Answers** and timelines that everybody in a channel can see are noted for {days} days, so that \
they can be marked when a source is withdrawn or corrected: where the message stands and which \
sentences it quotes; not the question, and not who asked.
**Moderators**: every step in the library and the settings is logged with the Discord id of who \
took it, and may be told in the server’s log channel. Verdicts show the moderator’s name. \
Documents that wait to be published are kept for moderators, and deleted if nobody publishes them.
**Servers**: their documents, settings and logs are kept while I am there and {left} days after; \
then all of it is deleted.
Nothing is sent to anyone else, and no language model writes or reads your words."""


def register(tree: CommandTree, parts: Parts) -> None:
    """Add the command to the tree."""
    minutes = parts.hearsay.settings.context_minutes

    @tree.command(name="privacy", description="What is kept about you, and for how long")
    async def show_privacy(interaction: Interaction) -> None:
        await interaction.response.send_message(view=render_privacy(minutes), ephemeral=True)


def render_privacy(minutes: int) -> StatelessLayout:
    """Draw the notice."""
    words = _TEXT.format(minutes=minutes, days=ANSWER_DAYS, left=SERVER_DAYS)
    return StatelessLayout(Card(Text(words)))
