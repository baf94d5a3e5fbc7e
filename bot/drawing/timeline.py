"""Draw a page of the timeline."""

from bot.domain.claim import most_cautious
from bot.domain.event import EventRole
from bot.domain.timeline import ReportedEvent, Timeline
from bot.drawing.cleaning import cleaned
from bot.drawing.date_words import date_words
from bot.drawing.looks import LOOKS
from bot.drawing.painting import paint
from bot.drawing.picture import Picture, alt_text
from bot.drawing.timeline_layout import lay_out_timeline, only_source, page_words, teller_words
from bot.drawing.typefaces import Typefaces


def draw_timeline(timeline: Timeline, *, title: str = "Timeline") -> Picture:
    """Return a dark picture for a phone, 1080 pixels wide; takes some 0.3 s.

    Raises:
        ValueError: if there are more than `MOST_EVENTS` events.
    """
    typefaces = Typefaces()
    scene = lay_out_timeline(timeline, title, typefaces)
    source = only_source(timeline)
    heading = f"{cleaned(title)}: {page_words(timeline)}. {cleaned(f'{source}.' if source else '')}"
    return Picture(
        png=paint(scene, typefaces),
        alt=alt_text(
            [
                heading.strip(),
                *(_event_words(event, named=source is not None) for event in timeline.events),
            ]
        ),
    )


def _event_words(event: ReportedEvent, *, named: bool) -> str:
    """Name date, role, status and teller; the sentences themselves would not fit."""
    lead = event.reports[0]
    role = "" if lead.role is EventRole.HAPPENED else f" ({lead.role})"
    status = LOOKS[most_cautious([each.status for each in event.reports])].words.lower()
    return cleaned(f"{date_words(lead)}{role}: {status}, {teller_words(lead, named=named)}.")
