"""`/ask`: a question in, one message out."""

import asyncio

import structlog
from discord import app_commands

from bot.discord_app.asking.answer_page import render_answer
from bot.discord_app.interaction.parts import CommandTree, Interaction, Parts, library_of
from bot.discord_app.interaction.places import pointed_elsewhere
from bot.discord_app.interaction.questions import words_of
from bot.discord_app.posted.answers import remember
from bot.discord_app.rendering.limits import CHOICE_CHARACTERS, CHOICES
from bot.domain.answer import AskRequest
from bot.services.worker import BusyError

_AUTOCOMPLETE_SECONDS = 2.5
"""Half a second less than Discord waits, for the way there and back."""

_log = structlog.get_logger(__name__)


def register(tree: CommandTree, parts: Parts) -> None:
    """Add the command to the tree."""

    @tree.command(name="ask", description="Ask about the story; its sources answer word for word")
    @app_commands.describe(
        question="What you want to know, in a sentence",
        private="Show the answer only to you",
    )
    async def ask(interaction: Interaction, question: str, private: bool = False) -> None:
        with parts.under_way:
            await _answer(interaction, parts, question, private=private)

    @ask.autocomplete("question")
    async def complete(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await _complete(interaction, parts, typed)


async def _answer(interaction: Interaction, parts: Parts, question: str, *, private: bool) -> None:
    """Reject before deferring, since only a first response can still be private."""
    library = library_of(interaction.guild_id)
    if await pointed_elsewhere(interaction, parts):
        return
    tidy = parts.hearsay.answerer.check_question(words_of(question))
    parts.cooldown.check(interaction.user.id, interaction.guild_id)
    asking = parts.worker.ask(AskRequest(library, tidy))
    await interaction.response.defer(ephemeral=private)
    answer = await asking
    message = await interaction.edit_original_response(view=render_answer(answer))
    if not private:
        parts.conversations.remember(message.id, library, tidy)
        if interaction.guild_id is not None:
            await remember(parts, library, message, answer.quotes)


async def _complete(
    interaction: Interaction, parts: Parts, typed: str
) -> list[app_commands.Choice[str]]:
    library = library_of(interaction.guild_id)
    try:
        names = await asyncio.wait_for(
            parts.worker.run(parts.hearsay.suggestions.complete, library, typed),
            _AUTOCOMPLETE_SECONDS,
        )
    except (TimeoutError, BusyError):
        _log.debug("no time to complete")
        return []
    return [
        app_commands.Choice(name=name, value=name)
        for name in names
        if 0 < len(name) <= CHOICE_CHARACTERS
    ][:CHOICES]
