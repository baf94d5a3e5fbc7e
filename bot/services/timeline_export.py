"""The timeline for other programs: TimelineJS 3, CSV, iCalendar."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from textwrap import shorten
from typing import NamedTuple

from bot.domain.claim import UNSPECIFIED
from bot.domain.errors import NotFoundError
from bot.domain.event import Granularity
from bot.domain.timeline import DatedReport, Timeline
from bot.drawing.date_words import date_words

_ICALENDAR_LINE = 75
"""Octets in a line of iCalendar, RFC 5545 section 3.1; longer ones are folded."""

_CSV_FIELDS = (
    "earliest", "latest", "edtf", "granularity", "year_inferred", "role", "expression", "sentence",
    "said_by", "status", "document", "publisher", "published", "url", "file_name", "document_id",
    "version", "start", "end",
)  # fmt: skip

_HEADLINE = 90
"""Characters of a sentence above its slide; the whole of it stands below."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run."""


class ExportFormat(StrEnum):
    """What another program reads."""

    TIMELINEJS = "timelinejs"
    CSV = "csv"
    ICS = "ics"


class Export(NamedTuple):
    """A file, and what a person is told about it."""

    file_name: str
    text: str
    note: str


def export(timeline: Timeline, form: ExportFormat, now: datetime) -> Export:
    """Write every report of a timeline in one of the formats; `now` stamps a calendar.

    Raises:
        NotFoundError: if there is nothing that the format can hold.
    """
    reports = timeline.reports
    if form is ExportFormat.CSV:
        return Export("timeline.csv", _csv(reports), _count(len(reports), 0, ""))
    if form is ExportFormat.TIMELINEJS:
        shown = [each for each in reports if _first(each) is not None]
        left_out = len(reports) - len(shown)
        note = _count(len(shown), left_out, "without a year")
        return Export("timeline.json", _timelinejs(shown), note)
    days = [each for each in reports if _is_one_day(each)]
    if not days:
        raise NotFoundError("A calendar holds whole days only, and no event here has one.")
    note = _count(len(days), len(reports) - len(days), "not dated to the day")
    return Export("timeline.ics", _icalendar(days, note, now), note)


def claimant(report: DatedReport) -> str:
    """Name who says it, outermost first; the publisher or title for a document's own voice."""
    if report.said_by:
        names = ["somebody unnamed" if n == UNSPECIFIED else n for n in report.said_by]
        return " → ".join(names)
    return report.document.publisher or report.document.title


def _is_one_day(report: DatedReport) -> bool:
    return report.granularity is Granularity.DAY and (
        report.earliest is not None and report.earliest == report.latest
    )


def _count(written: int, left_out: int, why: str) -> str:
    events = f"{written} event{'' if written == 1 else 's'}"
    return f"{events}; {left_out} left out, {why}" if left_out else events


def _first(report: DatedReport) -> date | None:
    return report.earliest or report.latest


def _csv(reports: tuple[DatedReport, ...]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_CSV_FIELDS)
    writer.writerows([_cell(value) for value in _row(report)] for report in reports)
    return out.getvalue()


def _row(report: DatedReport) -> tuple[object, ...]:
    document = report.document
    return (
        report.earliest, report.latest, report.edtf, report.granularity,
        "yes" if report.year_inferred else "no", report.role, report.expression,
        report.sentence.text, claimant(report), report.status, document.title, document.publisher,
        document.published, document.url, document.file_name, document.id, document.version,
        report.start, report.end,
    )  # fmt: skip


def _cell(value: object) -> str:
    """Write a cell; one that a spreadsheet would run as a formula begins with an apostrophe."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _timelinejs(reports: list[DatedReport]) -> str:
    events = [_slide(report, at) for at, report in enumerate(reports)]
    return json.dumps({"events": events}, ensure_ascii=False, indent=2)


def _slide(report: DatedReport, at: int) -> dict[str, object]:
    words = date_words(report)
    slide: dict[str, object] = {
        "unique_id": f"{report.document.id}-{report.document.version}-{report.start}-{at}",
        "start_date": _slide_date(report.earliest or report.latest, report),
        "display_date": words,
        "group": _html(claimant(report)),
        "text": {
            "headline": _html(shorten(report.sentence.text, _HEADLINE, placeholder=" …")),
            "text": f"<p>“{_html(report.sentence.text)}”</p><p>{_html(_source(report))}</p>",
        },
    }
    if report.earliest and report.latest and report.earliest != report.latest:
        slide["end_date"] = _slide_date(report.latest, report)
    return slide


def _slide_date(day: date | None, report: DatedReport) -> dict[str, object]:
    """Give the whole date: a slide's place on the axis; the imprecision is in `display_date`."""
    if day is None:
        raise ValueError("an event without a date has no slide")
    return {
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "display_date": date_words(report),
    }


def _source(report: DatedReport) -> str:
    document = report.document
    where = f"{document.title} ({document.publisher or 'publisher not stated'})"
    return f"{claimant(report)} · {report.status} · {report.role} · {where}"


def _html(text: str) -> str:
    # TimelineJS puts these fields into the page as HTML: a document's words must stay words.
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return text


def _icalendar(reports: list[DatedReport], note: str, now: datetime) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Hearsay//timeline//EN",
        f"X-WR-CALDESC:{_escaped(note)}",
    ]
    for report in reports:
        lines += _calendar_event(report, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _calendar_event(report: DatedReport, now: datetime) -> list[str]:
    day = report.earliest
    if day is None:
        raise ValueError("only an event of one day has a place in a calendar")
    document = report.document
    lines = [
        "BEGIN:VEVENT",
        f"UID:{document.id}-{document.version}-{report.start}@hearsay",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_compact(day)}",
    ]
    if day < date.max:
        lines.append(f"DTEND;VALUE=DATE:{_compact(day + timedelta(days=1))}")
    lines += [
        f"SUMMARY:{_escaped(report.sentence.text)}",
        f"DESCRIPTION:{_escaped(f'{_source(report)}. Printed: {report.expression}.')}",
        f"CATEGORIES:{_escaped(report.status)},{_escaped(report.role)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
    return lines


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """Escape a text value, RFC 5545 section 3.3.11; control characters have no place in one."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = "\\n".join(text.splitlines())
    return "".join(character for character in text if character >= " " and character != "\x7f")


def _folded(line: str) -> str:
    """Fold a line into pieces of 75 octets, never inside a character; each next begins with one
    space."""
    pieces: list[str] = []
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _ICALENDAR_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += octets
    return "\r\n".join([*pieces, piece])
