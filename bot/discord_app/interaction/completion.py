"""Answer within Discord's three seconds or not at all: what moderators type, and forms."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

from discord import app_commands

from bot.discord_app.interaction.moderators import may_moderate
from bot.discord_app.interaction.parts import Interaction, Parts
from bot.discord_app.rendering.budget import clipped
from bot.discord_app.rendering.limits import CHOICE_CHARACTERS, CHOICES
from bot.services.worker import BusyError

_SECONDS = 2.5
"""Half a second less than Discord waits, for the way there and back."""

Choices = list[app_commands.Choice[str]]
_P = ParamSpec("_P")
_R = TypeVar("_R")


async def in_time(
    interaction: Interaction,
    parts: Parts,
    call: Callable[_P, _R],
    *args: _P.args,
    **kwargs: _P.kwargs,
) -> _R | None:
    """Call for a moderator's autocomplete; None where there is no time, or for anybody else."""
    if not may_moderate(interaction):
        return None
    try:
        return await asyncio.wait_for(parts.worker.run(call, *args, **kwargs), _SECONDS)
    except (TimeoutError, BusyError):
        return None


async def before_form(
    parts: Parts, call: Callable[_P, _R], *args: _P.args, **kwargs: _P.kwargs
) -> _R:
    """Call for what a form shall show: a form can only be the first answer, and soon.

    Raises:
        BusyError: if there is no time for it.
    """
    try:
        return await asyncio.wait_for(parts.worker.run(call, *args, **kwargs), _SECONDS)
    except TimeoutError as error:
        raise BusyError("Much is waiting just now. Please try again in a minute.") from error


def offered(named: Sequence[tuple[str, str]]) -> Choices:
    """Offer values under their names, as many as Discord shows."""
    choices = [
        app_commands.Choice(name=clipped(text, CHOICE_CHARACTERS) or value, value=value)
        for text, value in named
    ]
    return choices[:CHOICES]
