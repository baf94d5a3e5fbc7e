"""Draw a posted page or picture of the timeline anew when what it shows has gone or changed."""

from collections.abc import Sequence

import discord

from bot.discord_app.interaction.parts import Parts
from bot.discord_app.posted.marks import mark_line
from bot.discord_app.timeline.ids import PICTURE, TIMELINE
from bot.discord_app.timeline.page import PER_PAGE, render_timeline
from bot.discord_app.timeline.picture import draw_page, render_drawn
from bot.discord_app.timeline.posted import read_page, remember_timeline, shown_page
from bot.domain.document import LibraryId
from bot.domain.posted import GONE, Change
from bot.services.posted_answers import DueAnswer

_SILENT = discord.AllowedMentions.none()


async def redraw(parts: Parts, due: DueAnswer, message: discord.Message) -> bool:
    """Draw it as the library is now, and say what went; False if the message is neither."""
    answer, changes = due
    chronology = parts.hearsay.chronology
    if page := shown_page(message, TIMELINE, answer.library):
        told = await _told(parts, answer.library, changes)
        found = await parts.worker.run(read_page, chronology, page, PER_PAGE)
        await message.edit(
            view=render_timeline(found, page.request, told), allowed_mentions=_SILENT
        )
    elif page := shown_page(message, PICTURE, answer.library):
        told = await _told(parts, answer.library, changes)
        drawn = await parts.worker.run(draw_page, chronology, page)
        view, files = render_drawn(drawn, page.request, told)
        await message.edit(view=view, attachments=files, allowed_mentions=_SILENT)
        found = drawn.timeline
    else:
        return False
    await remember_timeline(parts, answer.library, message, found, answer)
    return True


async def _told(parts: Parts, library: LibraryId, changes: Sequence[Change]) -> str:
    gone = [each for each in changes if each.kind in GONE]
    documents = [each.document for each in gone]
    return mark_line(gone, await parts.worker.run(parts.hearsay.posted.titles, library, documents))
