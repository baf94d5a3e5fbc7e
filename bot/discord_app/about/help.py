"""`/help`: what the bot does, on one screen."""

from bot.discord_app.interaction.parts import CommandTree, Interaction, Parts
from bot.discord_app.rendering.layout import Card, StatelessLayout, Text
from bot.discord_app.rendering.wording import STATUS_LOOKS

_ASKING = """### How to ask
`/ask` a question, or mention me in front of it. Reply to my answer to ask on: for {minutes} \
minutes I remember what it was about. In a direct message just write.

`/check` a claim, or open a message’s menu, *Apps*, **Check against sources**: who says so, who \
denies it, and how many origins there are.

I answer only in the words of the story’s sources, quoted exactly. Where they hold no answer, \
I say so."""

_READING = """### How to read an answer
Each quote names who says it, the document, and its status:
{statuses}

**In context** shows the text around a quote, **Sources** the documents, **Wrong?** tells the \
moderators. `/timeline show` tells what is said to have happened when, `/sources list` shows \
all documents, `/privacy` what is kept about you.

Moderators record what they verified or refuted, with evidence: below **In context**, \
or by `/claim`; `/event` mends the timeline. They add and keep documents with `/library`, \
or through a message’s menu, **Add to library**: nothing is live before they saw its preview."""

_MEANINGS = {
    "verified": "a moderator checked it and names the evidence",
    "refuted": "a moderator found it wrong and names the evidence",
    "corrected": "a later document takes it back",
    "disputed": "another document denies or contradicts it",
    "corroborated": "independent origins say the same",
    "stated": "the document says so itself; nobody else does",
    "unverified": "somebody says so; that is all",
}


def register(tree: CommandTree, parts: Parts) -> None:
    """Add the command to the tree."""
    minutes = parts.hearsay.settings.context_minutes

    @tree.command(name="help", description="How to ask, and how to read an answer")
    async def show_help(interaction: Interaction) -> None:
        await interaction.response.send_message(view=render_help(minutes), ephemeral=True)


def render_help(minutes: int) -> StatelessLayout:
    """Draw the help."""
    statuses = "\n".join(
        f"{look.shape} **{look.words}**: {_MEANINGS[status]}"
        for status, look in STATUS_LOOKS.items()
    )
    asking = _ASKING.format(minutes=minutes)
    return StatelessLayout(Card(Text(asking), Text(_READING.format(statuses=statuses))))
