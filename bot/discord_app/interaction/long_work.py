"""Work that takes seconds to minutes: told in a private message while it lasts, and at its end."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import TypeVar

import discord
import structlog

from bot.discord_app.interaction.errors import explain
from bot.discord_app.interaction.parts import Interaction, library_of, parts_of
from bot.discord_app.rendering.escape import one_line
from bot.discord_app.rendering.layout import Card, StatelessLayout, Text

SECONDS_BETWEEN_EDITS = 2.0
"""Discord allows five edits in five seconds; a reader needs fewer."""

_TOKEN_GONE = frozenset({10015, 50027})
"""Unknown webhook, invalid webhook token: the 15 minutes of an interaction are over."""

_MESSAGE_GONE = 10008
_T = TypeVar("_T")
_log = structlog.get_logger(__name__)


class Stage:
    """What long work is at: told from its own thread, read from the event loop."""

    def __init__(self, check_stopping: Callable[[], None]) -> None:
        self._check_stopping = check_stopping
        self.words = "Waiting for its turn"

    def __call__(self, doing: str, done: int, total: int) -> None:
        """Take the next step; this is a `Progress`.

        Raises:
            StoppingError: if the bot is stopping: the work is given up here.
        """
        self._check_stopping()
        doing = doing[:1].upper() + doing[1:]
        self.words = f"{doing} · {done:,} of {total:,}" if total > 1 else doing


class LongAnswer:
    """The private message of an interaction that was deferred; what replaces it when it is late."""

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._reachable = True

    async def follow(
        self, work: Coroutine[None, None, _T], draw: Callable[[], StatelessLayout]
    ) -> _T:
        """Await `work`; show what `draw` draws whenever that has changed meanwhile."""
        task = asyncio.ensure_future(work)
        shown: object = None
        try:
            while not (await asyncio.wait({task}, timeout=SECONDS_BETWEEN_EDITS))[0]:
                view = draw()
                components = view.to_components()  # type: ignore[no-untyped-call]  # its own gap
                if self._reachable and components != shown:
                    shown = components
                    self._reachable = await self._edit(view)
        except BaseException:
            task.cancel()
            raise
        return task.result()

    async def end(self, view: StatelessLayout, late: StatelessLayout) -> None:
        """Show the end of it; if the message cannot be edited any more, post `late`.

        `late` is read by everybody in the channel.
        """
        if self._interaction.is_expired() or not await self._edit(view):
            await self._post(late)

    async def _edit(self, view: StatelessLayout) -> bool:
        try:
            await self._interaction.edit_original_response(view=view)
        except discord.HTTPException as error:
            if error.code == _MESSAGE_GONE:  # dismissed by the one who read it
                return True
            if error.code not in _TOKEN_GONE:
                raise
            return False
        return True

    async def _post(self, view: StatelessLayout) -> None:
        interaction = self._interaction
        settings = parts_of(interaction).hearsay.server_settings
        log_channel = settings.of(library_of(interaction.guild_id)).log_channel
        for channel in (log_channel, interaction.channel_id):
            if channel is None:
                continue
            place = interaction.client.get_partial_messageable(int(channel))
            try:
                await place.send(view=view)
            except discord.HTTPException as error:
                _log.warning("could not post the end of long work", status=error.status)
            else:
                return


async def see_through(
    interaction: Interaction,
    work: Coroutine[None, None, _T],
    draw: Callable[[], StatelessLayout],
    view_of: Callable[[_T], StatelessLayout],
) -> None:
    """Follow work to its end and show what became of it, or why it could not be done."""
    answer = LongAnswer(interaction)
    with parts_of(interaction).under_way:
        try:
            view = view_of(await answer.follow(work, draw))
        except Exception as error:  # said in the same message: progress must not stand for ever
            view = said(explain(error))
        await answer.end(view, late=view)


def working(title: str, stage: Stage) -> StatelessLayout:
    """Draw work that goes on; `title` is plain text."""
    return StatelessLayout(Card(Text(f"### {one_line(title)}\n{one_line(stage.words)} …")))


def said(words: str) -> StatelessLayout:
    """Draw a sentence of ours, escaped already."""
    return StatelessLayout(Card(Text(words)))
