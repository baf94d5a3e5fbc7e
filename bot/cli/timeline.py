"""`timeline`: what is said to have happened when, as known at any date."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from bot.cli.answers import SHAPES, printable, published, speakers
from bot.cli.options import DataOption, JsonOption, ServerOption, library_of, opened
from bot.domain.claim import Status
from bot.domain.errors import ConfigurationError
from bot.domain.timeline import DatedReport, ReportedEvent, Timeline, TimelineRequest
from bot.drawing.date_words import date_words, edtf_words
from bot.services.chronology import Chronology
from bot.services.timeline_export import Export, ExportFormat, export

_DATE = "A day, month or year, or words such as “last week”."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("timeline")(_timeline)


def _timeline(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    context: typer.Context,
    about: Annotated[
        str | None, typer.Option(help="Only what has these words or comes close in meaning.")
    ] = None,
    since: Annotated[str | None, typer.Option("--from", help=f"Not before. {_DATE}")] = None,
    until: Annotated[str | None, typer.Option("--to", help=f"Not after. {_DATE}")] = None,
    as_of: Annotated[
        str | None, typer.Option(help=f"Only what had been reported by then. {_DATE}")
    ] = None,
    status: Annotated[Status | None, typer.Option(help="Only this status.")] = None,
    form: Annotated[
        ExportFormat | None, typer.Option("--export", help="Write it for another program.")
    ] = None,
    target: Annotated[
        Path | None,
        typer.Option("--to-file", help="Where --export writes. Default: standard output."),
    ] = None,
    picture: Annotated[
        Path | None,
        typer.Option(
            help="Draw it: FILE.png, then FILE-2.png and so on for every further twelve reports."
        ),
    ] = None,
    as_json: JsonOption = False,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """List the dated events of the sources: who says so, and how sure it is."""
    if sum((form is not None, as_json, picture is not None)) > 1:
        raise typer.BadParameter("give one of --json, --export and --picture")
    if target and not form:
        raise typer.BadParameter("--to-file needs --export")
    request = TimelineRequest(library_of(server), about, since, until, as_of, status)
    with opened(context, data) as hearsay:
        if picture:
            _draw(hearsay.chronology, request, picture)
            return
        timeline = hearsay.chronology.timeline(request)
    if form:
        _write(export(timeline, form, datetime.now(UTC)), target, timeline)
    elif as_json:
        _say([_understood(timeline)])
        rows = [each.model_dump(mode="json") for each in timeline.reports]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        _print(timeline)


def _draw(chronology: Chronology, request: TimelineRequest, target: Path) -> None:
    """Write one picture for every twelve reports."""
    # matplotlib takes a second to import: only who wants a picture pays for it.
    from bot.drawing.timeline import draw_timeline  # noqa: PLC0415
    from bot.drawing.timeline_layout import MOST_EVENTS  # noqa: PLC0415

    first = 0
    while True:
        timeline = chronology.timeline(request, first, MOST_EVENTS)
        number = first // MOST_EVENTS + 1
        name = f"{target.stem}-{number}{target.suffix}" if first else target.name
        _save(target.with_name(name), draw_timeline(timeline).png)
        _say([f"drawn: {target.with_name(name)}"])
        first += MOST_EVENTS
        if first >= timeline.total:
            return


def _save(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be written: {error}") from error


def _write(exported: Export, target: Path | None, timeline: Timeline) -> None:
    if target is None:
        sys.stdout.write(exported.text)
    else:
        # Bytes: CSV and iCalendar have their own line ends on every system.
        _save(target, exported.text.encode())
    _say([_understood(timeline), exported.note])


def _say(lines: list[str]) -> None:
    """Tell the person what goes beside the output, on standard error."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for line in lines:
        if line:
            console.print(printable(line), markup=False)


def _understood(timeline: Timeline) -> str:
    return "; ".join(timeline.notes)


def _print(timeline: Timeline) -> None:
    console = Console(highlight=False, soft_wrap=True)
    if timeline.notes:
        console.print(Text(printable(_understood(timeline)), style="dim"))
    count = len(timeline.events)
    events = f"{count} event{'' if count == 1 else 's'}"
    console.print(Text(events if count else "No dated event fits."))
    for event in timeline.events:
        console.print()
        _print_event(console, event)


def _print_event(console: Console, event: ReportedEvent) -> None:
    console.print(Text(printable(_heading(event.reports[0])), style="bold"))
    for report in event.reports:
        console.print(Text(f"   “{printable(report.sentence.text)}”"))
        for line in _lines(report):
            console.print(Text(f"      {printable(line)}", style="dim"))
    if event.disagreements:
        dates = " · ".join(edtf_words(each) or each for each in event.disagreements)
        console.print(Text(f"   Reports disagree on the date: {printable(dates)}"))


def _heading(report: DatedReport) -> str:
    return f"{date_words(report)} (year inferred)" if report.year_inferred else date_words(report)


def _lines(report: DatedReport) -> list[str]:
    document = report.document
    dated = f"Dated by “{report.expression}” ({report.role})"
    if report.year_reason:
        dated += f"; the year: {report.year_reason}"
    if report.mended_by:
        dated += f"; mended by {report.mended_by}"
    where = [
        document.title,
        document.publisher or "publisher not stated",
        published(document.published, document.published_note),
    ]
    return [
        f"{SHAPES[report.status]} {report.status.capitalize()} · said by "
        f"{speakers(report.said_by)}",
        dated,
        " · ".join(where),
    ]
