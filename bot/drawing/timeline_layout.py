"""Where everything of a timeline's picture stands. Pure: the same timeline, the same scene."""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.claim import UNSPECIFIED, Status, most_cautious
from bot.domain.event import EventRole
from bot.domain.timeline import DatedReport, ReportedEvent, Timeline
from bot.drawing.date_words import date_words, edtf_words, gap_words
from bot.drawing.excerpt import excerpt
from bot.drawing.looks import said_words
from bot.drawing.markers import marker
from bot.drawing.scene import MARGIN, WIDTH, Box, Colour, Mark, Scene, Shape, Stroke
from bot.drawing.sheet import Sheet, Style
from bot.drawing.typefaces import Face, Typefaces

MOST_EVENTS = 12
"""More make the letters too small once a phone has fitted the picture onto its screen."""

_RAIL = 82
_LEFT = 142
_ROOM = WIDTH - MARGIN - _LEFT
_TALLEST = 4000
"""Sentences get fewer lines from here on: two screens of a phone."""

_SPACE = 34

_MOST_LINES = 9
_FEWEST_LINES = 2

_TITLE = Style(54, Face.BOLD)
_NOTE = Style(31, colour=Colour.FAINT)
_DATE = Style(48, Face.BOLD, leading=1.28)
_INFERRED = _DATE._replace(face=Face.BOLD_ITALIC)
_ROLE = Style(29, colour=Colour.FAINT)
_SENTENCE = Style(37)
_META = Style(31, colour=Colour.FAINT)
_GAP = Style(33, Face.BOLD, Colour.FAINT)
_YEAR = re.compile(r"(\d{4}s?)")


class _Facts(NamedTuple):
    """One event as it will be written."""

    lead: DatedReport
    date: str
    status: Status
    teller: str
    more: str
    disagreement: str
    gap: str | None


def lay_out_timeline(timeline: Timeline, title: str, typefaces: Typefaces) -> Scene:
    """Place a page of at most `MOST_EVENTS` events.

    Raises:
        ValueError: if there are more events, which is for the caller to page.
    """
    if len(timeline.events) > MOST_EVENTS:
        raise ValueError(f"a picture holds {MOST_EVENTS} events, not {len(timeline.events)}")
    facts = _facts(timeline.events, named=only_source(timeline) is not None)
    fewest, most = _FEWEST_LINES, _MOST_LINES
    while fewest < most:
        middle = (fewest + most + 1) // 2
        if _page(timeline, facts, title, middle, typefaces).height <= _TALLEST:
            fewest = middle
        else:
            most = middle - 1
    return _page(timeline, facts, title, fewest, typefaces)


def page_words(timeline: Timeline) -> str:
    """Say which events these are: "Events 13 to 24 of 40"."""
    shown = len(timeline.events)
    if not shown:
        return "No dated event fits."
    if shown == timeline.total:
        return f"{shown} {'event' if shown == 1 else 'events'}"
    first = timeline.first + 1
    which = f"Event {first}" if shown == 1 else f"Events {first} to {first + shown - 1}"
    return f"{which} of {timeline.total}"


def only_source(timeline: Timeline) -> str | None:
    """Name the document if everything comes from one: then it is named once, at the top."""
    documents = {each.document.id: each.document for each in timeline.reports}
    if len(documents) != 1 or len(timeline.reports) == 1:
        return None
    (document,) = documents.values()
    publisher = f", {document.publisher}" if document.publisher else ""
    return f"All from “{document.title}”{publisher}"


def teller_words(report: DatedReport, *, named: bool) -> str:
    """Say who says it, and where unless the document is `named` already."""
    where = report.document.publisher or report.document.title
    if not report.said_by:
        return "says the document itself" if named else f"says {where}"
    via = "" if named else f", via {where}"
    return f"says {said_words(report.said_by, UNSPECIFIED)}{via}"


def _facts(events: Sequence[ReportedEvent], *, named: bool) -> list[_Facts]:
    facts = []
    before: DatedReport | None = None
    for event in events:
        lead = event.reports[0]
        more = len(event.reports) - 1
        dates = [edtf_words(each) or each for each in event.disagreements if each]
        facts.append(
            _Facts(
                lead=lead,
                date=date_words(lead),
                status=most_cautious([each.status for each in event.reports]),
                teller=teller_words(lead, named=named),
                more=f"and {more} more {'report' if more == 1 else 'reports'}" if more else "",
                disagreement=f"≠ The dates disagree: {' or '.join(dates)}" if dates else "",
                gap=gap_words(before, lead) if before else None,
            )
        )
        before = lead
    return facts


def _page(
    timeline: Timeline, facts: Sequence[_Facts], title: str, most: int, typefaces: Typefaces
) -> Scene:
    sheet = Sheet(typefaces)
    room = WIDTH - 2 * MARGIN
    y = sheet.write(sheet.lines(title, room, _TITLE, 2), MARGIN, MARGIN, _TITLE)
    notes = " · ".join([page_words(timeline), *timeline.notes])
    for words in (notes, only_source(timeline)):
        y = sheet.write(sheet.lines(words or "", room, _NOTE, 4), MARGIN, y, _NOTE)
    y += 34
    for each in facts:
        if each.gap:
            y = _gap(sheet, each.gap, y)
        y = _event(sheet, each, y, most)
    legend = _legend([each.lead for each in facts])
    if legend:
        y = sheet.write(sheet.lines(legend, room, _NOTE), MARGIN, y + 6, _NOTE)
    return sheet.scene(math.ceil(y + MARGIN - 12))


def _gap(sheet: Sheet, words: str, y: float) -> float:
    top = y - _SPACE + 14
    sheet.strokes.append(Stroke(((_RAIL, top), (_RAIL, top + 66)), line=5, dashed=True))
    sheet.write([words], _LEFT, top + 10, _GAP)
    return top + 88


def _event(sheet: Sheet, facts: _Facts, top: float, most: int) -> float:
    y = _date(sheet, facts, top)
    lines = excerpt(sheet, facts.lead, _ROOM, _SENTENCE, most)
    y = sheet.write(lines, _LEFT, y + 4, _SENTENCE) + 6
    y = _meta(sheet, facts, y)
    if facts.disagreement:
        style = _META._replace(colour=Colour.ORANGE)
        y = sheet.write(sheet.lines(facts.disagreement, _ROOM, style, 2), _LEFT, y, style)
    mark = marker(facts.lead, _RAIL, top + 6, y - top - 14)
    if mark.box.bottom + 10 < y:
        sheet.strokes.append(Stroke(((_RAIL, mark.box.bottom + 10), (_RAIL, y)), line=5))
    sheet.marks.append(mark)
    return y + _SPACE


def _date(sheet: Sheet, facts: _Facts, y: float) -> float:
    """Write the date, years that are not printed in italics, and the role behind it."""
    lines = sheet.lines(facts.date, _ROOM, _DATE, 2)
    right = bottom = 0.0
    for line in lines:
        right = _LEFT
        for piece in _YEAR.split(line):
            inferred = facts.lead.year_inferred and _YEAR.fullmatch(piece)
            style = _INFERRED if inferred else _DATE
            if piece:
                sheet.write([piece], right, y, style)
                right += sheet.width(piece, style)
        bottom = y = y + _DATE.size * _DATE.leading
    role = facts.lead.role
    if role is EventRole.HAPPENED:
        return y
    width = sheet.width(role.value, _ROLE) + 40
    if right + 24 + width <= _LEFT + _ROOM:
        _pill(sheet, role.value, Box(right + 24, bottom - 58, width, 46))
        return y
    _pill(sheet, role.value, Box(_LEFT, y + 2, width, 46))
    return y + 56


def _pill(sheet: Sheet, words: str, box: Box) -> None:
    sheet.marks.append(Mark(Shape.PILL, box, Colour.LINE, line=2.5))
    sheet.write([words], box.x + 20, box.y + 4, _ROLE)


def _meta(sheet: Sheet, facts: _Facts, y: float) -> float:
    """Write the status, and who says it on the same line where that fits."""
    right = sheet.put_status(facts.status, _LEFT, y, _META)
    tail = ", ".join(part for part in (facts.teller, facts.more) if part)
    whole = sheet.lines(f"· {tail}", _ROOM, _META)
    if len(whole) == 1 and right + 12 + sheet.width(whole[0], _META) <= _LEFT + _ROOM:
        return sheet.write(whole, right + 12, y, _META)
    y += _META.size * _META.leading
    if not facts.more:
        return sheet.write(sheet.lines(facts.teller, _ROOM, _META, 2), _LEFT, y, _META)
    more = f", {facts.more}"
    lines = sheet.lines(facts.teller, _ROOM - sheet.width(more, _META), _META, 2)
    return sheet.write([*lines[:-1], lines[-1] + more], _LEFT, y, _META)


def _legend(leads: Sequence[DatedReport]) -> str:
    """Explain only what is on this page and does not explain itself."""
    roles = {each.role for each in leads}
    parts = []
    if any(not _exact(each) for each in leads):
        parts.append("A bar: no exact day is given.")
    if EventRole.REPORTED in roles:
        parts.append("Hollow: the day of a report, not of what it tells.")
    if EventRole.PLANNED in roles:
        parts.append("Pointed: planned when it was written.")
    if EventRole.BACKGROUND in roles:
        parts.append("Square: background, from before the story.")
    if any(each.year_inferred for each in leads):
        parts.append("Year in italics: worked out, not printed.")
    return " ".join(parts)


def _exact(report: DatedReport) -> bool:
    return report.earliest is not None and report.earliest == report.latest
