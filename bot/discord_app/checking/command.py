"""`/check` and **Check against sources**: a claim in, both sides of it out."""

import discord
from discord import app_commands

from bot.discord_app.checking.page import render_check
from bot.discord_app.interaction.parts import CommandTree, Interaction, Parts, library_of
from bot.discord_app.interaction.places import pointed_elsewhere
from bot.discord_app.interaction.questions import words_of
from bot.discord_app.posted.answers import remember
from bot.domain.check import CheckRequest
from bot.domain.errors import QuestionRejectedError

_NO_TEXT = "This message has no words of its own that could be checked."


def register(tree: CommandTree, parts: Parts) -> None:
    """Add the command and the message's menu entry to the tree."""

    @tree.command(name="check", description="Hold a claim against the story’s sources")
    @app_commands.describe(
        claim="What somebody claims, in one sentence",
        private="Show the result only to you",
    )
    async def check(interaction: Interaction, claim: str, private: bool = False) -> None:
        with parts.under_way:
            if not await pointed_elsewhere(interaction, parts):
                await _check(interaction, parts, words_of(claim), private=private)

    @tree.context_menu(name="Check against sources")
    async def check_message(interaction: Interaction, message: discord.Message) -> None:
        with parts.under_way:
            words = words_of(_written(message))
            if not words:
                raise QuestionRejectedError(_NO_TEXT)
            await _check(interaction, parts, words, private=True)


async def _check(interaction: Interaction, parts: Parts, words: str, *, private: bool) -> None:
    """Reject before deferring, since only a first response can still be private."""
    statement = parts.hearsay.answerer.check_question(words)
    parts.cooldown.check(interaction.user.id, interaction.guild_id)
    await interaction.response.defer(ephemeral=private)
    request = CheckRequest(library_of(interaction.guild_id), statement)
    found = await parts.worker.run(parts.hearsay.checker.check, request)
    message = await interaction.edit_original_response(view=render_check(found))
    if not private and interaction.guild_id is not None:
        await remember(parts, request.library, message, (*found.supporting, *found.against))


def _written(message: discord.Message) -> str:
    """Return what the message says, or what it forwards."""
    forwarded = [each.content for each in message.message_snapshots]
    return "\n".join(each for each in (message.content, *forwarded) if each)
