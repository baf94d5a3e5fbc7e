"""Posted pages of the timeline: noted, and drawn anew when what they show is withdrawn or changed.

The filters and the page stand in a message's buttons alone: what members ask for is not stored.
"""

import discord

from bot.discord_app.interaction.components import walk
from bot.discord_app.interaction.parts import Parts
from bot.discord_app.posted.answers import remember_page
from bot.discord_app.posted.marks import mark_line
from bot.discord_app.timeline import ids
from bot.discord_app.timeline.ids import TimelinePage
from bot.discord_app.timeline.page import PER_PAGE, ref_of, render_timeline
from bot.domain.document import LibraryId
from bot.domain.posted import GONE
from bot.domain.timeline import Timeline
from bot.services.chronology import Chronology
from bot.services.posted_answers import DueAnswer


async def remember_timeline(
    parts: Parts, library: LibraryId, message: discord.Message, timeline: Timeline
) -> None:
    """Note a page that a message shows from now on."""
    await remember_page(parts, library, message, list(map(ref_of, timeline.reports)))


async def redraw(parts: Parts, due: DueAnswer, message: discord.Message) -> bool:
    """Draw a posted page as the library is now, and say what went; False if it is no page."""
    answer, changes = due
    page = shown_page(message, answer.library)
    if page is None:
        return False
    gone = [each for each in changes if each.kind in GONE]
    documents = [each.document for each in gone]
    titles = await parts.worker.run(parts.hearsay.posted.titles, answer.library, documents)
    found = await parts.worker.run(read_page, parts.hearsay.chronology, page)
    view = render_timeline(found, page.request, mark_line(gone, titles))
    await message.edit(view=view, allowed_mentions=discord.AllowedMentions.none())
    await remember_page(parts, answer.library, message, list(map(ref_of, found.reports)), answer)
    return True


def shown_page(message: discord.Message, library: LibraryId) -> TimelinePage | None:
    """Read which page a message shows from its buttons; None if it shows none."""
    named = [
        ids.timeline_page(match, library)
        for each in walk(message)
        if isinstance(each, discord.Button)
        and (match := ids.TIMELINE.fullmatch(each.custom_id or ""))
    ]
    if len(named) < 2:  # the page itself
        return named[0] if named else None
    return named[-1]._replace(page=named[-1].page - 1)  # the last one leads to the next page


def read_page(chronology: Chronology, wanted: TimelinePage) -> Timeline:
    """Read the page, or the last one where documents have gone since."""
    found = chronology.timeline(wanted.request, wanted.page * PER_PAGE, PER_PAGE)
    if found.events or not found.total:
        return found
    last = (found.total - 1) // PER_PAGE
    return chronology.timeline(wanted.request, last * PER_PAGE, PER_PAGE)
