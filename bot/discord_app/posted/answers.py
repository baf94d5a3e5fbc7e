"""Remember public answers, and mark their messages when what they quote has changed."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import discord
import structlog

from bot.discord_app.interaction.parts import Parts, PartsClient
from bot.discord_app.posted.marks import blanked_in, mark, mark_line, shown_in
from bot.domain.answer import Quote, QuoteRef
from bot.domain.document import LibraryId
from bot.domain.errors import HearsayError
from bot.domain.posted import GONE, ChangeKind, PostedAnswer
from bot.services.posted_answers import DueAnswer

Redraw = Callable[[Parts, DueAnswer, discord.Message], Awaitable[bool]]
"""Draws a message anew that can tell what it shows; False if it cannot."""

_CANNOT = (400, 403)
"""What Discord answers where a message cannot be edited: an archived thread, a hidden channel."""

_log = structlog.get_logger(__name__)


async def remember(
    parts: Parts, library: LibraryId, message: discord.Message, quotes: Sequence[Quote]
) -> None:
    """Note a public answer; that this fails is the operator's to know, not the member's."""
    channel, sent = str(message.channel.id), str(message.id)
    try:
        # Not on the worker's thread: the next question need not wait for a disk.
        await asyncio.to_thread(parts.hearsay.posted.record, library, channel, sent, quotes)
    except HearsayError as error:
        _log.error("posted answer not noted", reason=str(error))


async def remember_page(
    parts: Parts,
    library: LibraryId,
    message: discord.Message,
    shown: Sequence[QuoteRef],
    before: PostedAnswer | None = None,
) -> None:
    """Note a public page; with `before` it was drawn anew because of what became of that."""
    place = library, str(message.channel.id), str(message.id)
    try:
        record = parts.hearsay.posted.record_page
        await asyncio.to_thread(record, *place, shown, before)
    except HearsayError as error:
        _log.error("posted page not noted", reason=str(error))


async def what_changed(
    parts: Parts,
    library: LibraryId,
    message: discord.Message | None,
    only: QuoteRef | None = None,
) -> str:
    """Say what became of the quotes of a message, or of one of them; empty if nothing.

    What was withdrawn is left out: whoever touches it is told so anyway.
    """
    shown = [each for each in shown_in(message) if only is None or each.ref == only]
    if not shown:
        return ""
    posted = parts.hearsay.posted
    changes = [
        each
        for each in await parts.worker.run(posted.changes, library, shown)
        if each.kind in (ChangeKind.OTHER_VERSION, ChangeKind.RE_RATED)
    ]
    titles = await parts.worker.run(posted.titles, library, [each.document for each in changes])
    return mark_line(changes, titles)


def _is_pressing(due: DueAnswer) -> bool:
    answer, changes = due
    return any(each.kind in GONE and each not in answer.marked for each in changes)


class AnswerMarker:
    """Edits messages so that they tell what became of their sources.

    An answer is marked: asked again, it may be another one. What `redraw` can draw is drawn anew.
    """

    def __init__(self, client: PartsClient, redraw: Redraw) -> None:
        self._client = client
        self._redraw = redraw

    async def mark(self, library: LibraryId, *, settled: bool) -> None:
        """Bring every answer of a server up to its library.

        What was withdrawn cannot wait; all else does until the statuses have `settled`.
        """
        parts = self._client.parts
        for due in await parts.worker.run(parts.hearsay.posted.due, library):
            if not settled and not _is_pressing(due):
                continue
            try:
                await self._edit(due)
            except discord.NotFound:
                await parts.worker.run(parts.hearsay.posted.forget, due[0])
            except discord.HTTPException as error:
                _log.info("answer not marked", status=error.status, code=error.code)
                if error.status in _CANNOT:
                    await parts.worker.run(parts.hearsay.posted.marked, *due)
            except HearsayError:
                raise
            except Exception as error:  # the others can still be marked
                _log.error("answer not marked", exc_info=error)

    async def _edit(self, due: DueAnswer) -> None:
        answer, changes = due
        parts = self._client.parts
        message = await self._fetch(answer)
        if await self._redraw(parts, due, message):
            return
        view = discord.ui.LayoutView.from_message(message, timeout=None)
        view.stop()  # its buttons are found by their custom ids; discord.py need not keep it
        posted, library = parts.hearsay.posted, answer.library
        titles = await parts.worker.run(posted.titles, library, [each.document for each in changes])
        back = await parts.worker.run(posted.quotes_again, library, blanked_in(view))
        mark(view, changes, titles, back)
        await message.edit(view=view, allowed_mentions=discord.AllowedMentions.none())
        await parts.worker.run(posted.marked, answer, changes)

    async def _fetch(self, answer: PostedAnswer) -> discord.Message:
        channel = self._client.get_partial_messageable(
            int(answer.channel), guild_id=int(answer.library)
        )
        return await channel.fetch_message(int(answer.message))
