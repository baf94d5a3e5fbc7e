"""Posted pages and pictures of the timeline: what they show is noted, so that it can be withdrawn.

The filters and the page stand in a message's buttons alone: what members ask for is not stored.
"""

import re

import discord

from bot.discord_app.interaction.components import walk
from bot.discord_app.interaction.parts import Parts
from bot.discord_app.posted.answers import remember_page
from bot.discord_app.timeline.ids import TimelinePage, timeline_page
from bot.discord_app.timeline.page import ref_of
from bot.domain.document import LibraryId
from bot.domain.posted import PostedAnswer
from bot.domain.timeline import Timeline
from bot.services.chronology import Chronology

_STEPS = {"Earlier": 1, "Later": -1}
"""From the page that a button leads to back to the one that it stands below; others lead there."""


async def remember_timeline(
    parts: Parts,
    library: LibraryId,
    message: discord.Message,
    timeline: Timeline,
    before: PostedAnswer | None = None,
) -> None:
    """Note what a message shows from now on; with `before` because of what became of that."""
    shown = list(dict.fromkeys(map(ref_of, timeline.reports)))
    await remember_page(parts, library, message, shown, before)


def shown_page(
    message: discord.Message, form: re.Pattern[str], library: LibraryId
) -> TimelinePage | None:
    """Read which page a message shows from its buttons of a form; None if it has none."""
    for each in walk(message):
        if not isinstance(each, discord.Button) or each.disabled:
            continue
        if match := form.fullmatch(each.custom_id or ""):
            page = timeline_page(match, library)
            return page._replace(page=page.page + _STEPS.get(each.label or "", 0))
    return None


def read_page(chronology: Chronology, wanted: TimelinePage, count: int) -> Timeline:
    """Read a page of `count` reports, or the last one where documents have gone since."""
    found = chronology.timeline(wanted.request, wanted.page * count, count)
    if found.events or not found.total:
        return found
    last = (found.total - 1) // count
    return chronology.timeline(wanted.request, last * count, count)
