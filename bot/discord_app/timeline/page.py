"""Draw one page of the timeline: dates, the sentences beneath them, who says so, how sure."""

import discord

from bot.discord_app.rendering import quote_ids
from bot.discord_app.rendering.budget import SHORTENED, Fitted, clipped, fit_all
from bot.discord_app.rendering.escape import block_quote, one_line
from bot.discord_app.rendering.layout import Block, Button, Card, Gap, Row, StatelessLayout, Text
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, length
from bot.discord_app.rendering.wording import chain_words, source_line, status_words
from bot.discord_app.timeline.ids import timeline_id
from bot.domain.answer import QuoteRef
from bot.domain.event import EventRole
from bot.domain.timeline import DatedReport, ReportedEvent, Timeline, TimelineRequest
from bot.drawing.date_words import date_words, edtf_words

PER_PAGE = 5
"""Reports on a page: five with heading, quote, facts and button stay within 40 components."""

_COLOUR = 0x5865F2
_ROLES = {
    EventRole.HAPPENED: "",
    EventRole.REPORTED: " · the date of a report",
    EventRole.PLANNED: " · planned",
    EventRole.BACKGROUND: " · background",
}


def render_timeline(
    timeline: Timeline, request: TimelineRequest, told: str = ""
) -> StatelessLayout:
    """Draw a page; `request` is settled and fits into the buttons. `told` stands on top."""
    reports = [each for event in timeline.events for each in event.reports]
    header = "\n".join(filter(None, (told, _header(timeline))))
    headings = [_heading(event) for event in timeline.events]
    facts = [_facts(report) for report in reports]
    room = LAYOUT_CHARACTERS - sum(map(length, (header, *headings, *facts)))
    fitted = iter(fit_all([each.sentence.text for each in reports], room))
    card = Card(Text(header), accent_colour=_COLOUR)
    shown: set[str] = set()
    for event, heading in zip(timeline.events, headings, strict=True):
        card.add_item(Gap())
        card.add_item(Text(heading))
        told_before: set[object] = set()
        for report in event.reports:
            words = next(fitted)
            if (what := _what_is_told(report)) in told_before:
                card.add_item(Text(f"-# also {_dated(report)}"))
                continue
            told_before.add(what)
            card.add_item(Text(_quoted(words)))
            card.add_item(_with_button(report, shown))
    return StatelessLayout(card, _turning(timeline, request))


def ref_of(report: DatedReport) -> QuoteRef:
    """Return the place of the sentence that is quoted for a report."""
    sentence = report.sentence
    return QuoteRef(report.document.id, report.document.version, sentence.start, sentence.end)


def _header(timeline: Timeline) -> str:
    lines = ["### Timeline"]
    if not timeline.events:
        lines.append("No dated event of the sources fits.")
    elif timeline.total > PER_PAGE:
        last = timeline.first + sum(len(event.reports) for event in timeline.events)
        lines.append(f"Reports {timeline.first + 1} to {last} of {timeline.total}")
    lines += [f"-# {one_line(clipped(note, 160))}" for note in timeline.notes]
    return "\n".join(lines)


def _heading(event: ReportedEvent) -> str:
    first = event.reports[0]
    inferred = " (year inferred)" if first.year_inferred else ""
    again = " (continued)" if event.before else ""
    heading = f"**{one_line(date_words(first))}**{inferred}{_ROLES[first.role]}{again}"
    if not event.disagreements:
        return heading
    dates = " or ".join(edtf_words(each) or each for each in event.disagreements)
    return f"{heading}\n⚠️ Reports disagree on the date: {one_line(clipped(dates, 120))}"


def _facts(report: DatedReport) -> str:
    status = f"**{status_words(report.status)}** · {chain_words(report.said_by, 100)}"
    return f"{status}\n-# {source_line(report.document, 70)} · {_dated(report)}"


def _dated(report: DatedReport) -> str:
    dated = f"dated by “{one_line(clipped(report.expression, 50))}”"
    if report.mended_by:
        dated += f", mended by {one_line(clipped(report.mended_by, 40))}"
    return dated


def _what_is_told(report: DatedReport) -> tuple[object, ...]:
    """Return what two dates of one sentence share: quoted twice it would look like two reports."""
    return ref_of(report), report.said_by, report.status


def _quoted(words: Fitted) -> str:
    quoted = block_quote(words.text)
    return quoted if words.whole else f"{quoted}\n{SHORTENED}"


def _with_button(report: DatedReport, shown: set[str]) -> Block | Text:
    """Put the jump beside the facts; Discord takes no button twice in one message."""
    jump = quote_ids.context_id(ref_of(report))
    if jump in shown:
        return Text(_facts(report))
    shown.add(jump)
    button = Button(label="In context", style=discord.ButtonStyle.secondary, custom_id=jump)
    return Block(Text(_facts(report)), accessory=button)


def _turning(timeline: Timeline, request: TimelineRequest) -> Row:
    """Name the page in the buttons: nothing else knows it when the message is to be drawn anew."""
    if timeline.total <= PER_PAGE:
        return Row(Button(label="Look again", custom_id=timeline_id(request, 0)))
    page = timeline.first // PER_PAGE
    last = (timeline.total - 1) // PER_PAGE
    return Row(
        Button(
            label="Earlier", disabled=page == 0, custom_id=timeline_id(request, max(page - 1, 0))
        ),
        Button(label="Later", disabled=page >= last, custom_id=timeline_id(request, page + 1)),
    )
