"""One voice for everything that goes wrong."""

import secrets
from collections.abc import Coroutine

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.discord_app.interaction.parts import Interaction
from bot.discord_app.rendering.escape import escaped
from bot.discord_app.rendering.layout import StatelessLayout, Text
from bot.discord_app.rendering.limits import MESSAGE_CHARACTERS
from bot.domain.errors import HearsayError

_UNKNOWN_INTERACTION = 10062
_COMMAND_CHANGED = (
    "This command has changed meanwhile. Please reload Discord (Ctrl+R) and try again."
)
_log = structlog.get_logger(__name__)


def explain(error: Exception) -> str:
    """Return the sentence that a person is shown; log what only the operator can mend.

    In this order: our own errors speak for themselves, a command that Discord knows in another
    form, and everything else, logged with its trace under an id.
    """
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, HearsayError):
        return escaped(str(error))[:MESSAGE_CHARACTERS]
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        _log.warning("command out of date", reason=str(error))
        return _COMMAND_CHANGED
    error_id = secrets.token_hex(4)
    _log.error("unexpected error", error_id=error_id, exc_info=error)
    return f"Something went wrong here, and it was noted as error {error_id}. Please try again."


async def report(interaction: Interaction, error: Exception) -> None:
    """Tell the member what went wrong, privately where Discord still allows it."""
    original = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(original, discord.NotFound) and original.code == _UNKNOWN_INTERACTION:
        _log.warning("acknowledged too late", interaction=interaction.id)
        return
    text = explain(error)
    try:
        await _tell(interaction, text)
    except (discord.HTTPException, aiohttp.ClientError) as failure:
        _log.warning("could not report an error", reason=str(failure))


async def guarded(interaction: Interaction, work: Coroutine[None, None, None]) -> None:
    """Run what a button or a modal does; report what goes wrong.

    discord.py only logs errors of dynamic items and leaves the member without an answer.
    """
    try:
        await work
    except Exception as error:
        await report(interaction, error)


async def _tell(interaction: Interaction, text: str) -> None:
    response = interaction.response
    if not response.is_done():
        await response.send_message(text, ephemeral=True)
    elif response.type is discord.InteractionResponseType.deferred_channel_message:
        # A view, as everything else of ours: a message that showed one takes no content.
        await interaction.edit_original_response(view=StatelessLayout(Text(text)))
    else:
        await interaction.followup.send(text, ephemeral=True)
