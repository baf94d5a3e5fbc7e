"""`timeline-edit hide|date|merge|split|undo|log|find`: mend the timeline, from the terminal."""

import json
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.answers import printable
from bot.cli.claims import OPERATOR
from bot.cli.options import DataOption, JsonOption, ServerOption, library_of, opened
from bot.domain.timeline import EditKind, PastEdit, TimelineEdit
from bot.drawing.date_words import edtf_words
from bot.services.timeline_events import Told
from bot.services.timeline_places import reference_of
from bot.services.verification import Moderator

_NAMED = "Words that its sentence alone has, or its reference from `timeline-edit find`."
_Report = Annotated[str, typer.Argument(metavar="REPORT", help=_NAMED)]
_Reason = Annotated[str, typer.Option(help="Why, in a sentence, for the log.")]
_By = Annotated[str, typer.Option("--by", help="The name that moderators read.")]


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(
        help="Mend the timeline: hide, date, merge, split, undo, log, find.",
        no_args_is_help=True,
    )
    for name, command in (
        ("hide", _hide),
        ("date", _date),
        ("merge", _merge),
        ("split", _split),
        ("undo", _undo),
        ("log", _log),
        ("find", _find),
    ):
        group.command(name)(command)
    app.add_typer(group, name="timeline-edit")


def _hide(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    context: typer.Context,
    report: _Report,
    reason: _Reason = "",
    by: _By = OPERATOR,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Take a report off the timeline."""
    library = library_of(server)
    with opened(context, data) as hearsay:
        editor = hearsay.timeline_editor
        place = editor.find(library, report)
        _tell(editor.hide(library, place, Moderator(OPERATOR, by), reason))


def _date(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    context: typer.Context,
    report: _Report,
    date: Annotated[str, typer.Argument(metavar="DATE", help="For example “5 June 2021”.")],
    reason: _Reason = "",
    by: _By = OPERATOR,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Give a report of the timeline another date."""
    library = library_of(server)
    with opened(context, data) as hearsay:
        editor = hearsay.timeline_editor
        place = editor.find(library, report)
        _tell(editor.mend(library, place, date, Moderator(OPERATOR, by), reason))


def _merge(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    context: typer.Context,
    report: _Report,
    other: Annotated[str, typer.Argument(metavar="OTHER", help=_NAMED)],
    reason: _Reason = "",
    by: _By = OPERATOR,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Put the entries of two reports under one, whatever the rule said."""
    library = library_of(server)
    with opened(context, data) as hearsay:
        editor = hearsay.timeline_editor
        places = editor.find(library, report), editor.find(library, other)
        _tell(editor.merge(library, *places, Moderator(OPERATOR, by), reason))


def _split(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    context: typer.Context,
    report: _Report,
    reason: _Reason = "",
    by: _By = OPERATOR,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Take a report out of its entry for good."""
    library = library_of(server)
    with opened(context, data) as hearsay:
        editor = hearsay.timeline_editor
        place = editor.find(library, report)
        _tell(editor.split(library, place, Moderator(OPERATOR, by), reason))


def _undo(
    context: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(metavar="[NUMBER]", help="From `timeline-edit log`. Default: the newest."),
    ] = None,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Take back a change of the timeline; the others stay as they are."""
    with opened(context, data) as hearsay:
        undo = hearsay.timeline_editor.undo
        edit = undo(library_of(server), Moderator(OPERATOR, OPERATOR), number)
    _console().print(printable(f"undone: {_deed(edit)}"), markup=False)


def _log(
    context: typer.Context,
    as_json: JsonOption = False,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """List every change that was ever made, the newest first."""
    with opened(context, data) as hearsay:
        changes = hearsay.timeline_editor.log(library_of(server))
    if as_json:
        rows = [each.model_dump(mode="json") for each in changes]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for each in changes:
        _tell(each)


def _find(
    context: typer.Context,
    words: Annotated[
        str, typer.Argument(metavar="[WORDS]", help="Words of its sentence, or a date.")
    ] = "",
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """List reports with the reference that the other commands take, up to 25."""
    with opened(context, data) as hearsay:
        found = hearsay.timeline_editor.offer(library_of(server), words)
    for told in found:
        _console().print(printable(_found_line(told)), markup=False)


def _found_line(told: Told) -> str:
    return f"{reference_of(told.place)}  {_date_of(told.event.edtf)}  {told.sentence.text}"


def _tell(change: PastEdit) -> None:
    edit = change.edit
    line = f"#{change.number} {_deed(edit)}"
    facts = [str(edit.recorded_at.date()), edit.moderator_name, edit.reason]
    if change.undone_at:
        facts.append(f"undone {change.undone_at.date()}")
    told = f"{line}\n   {' · '.join(filter(None, facts))}"
    _console().print(printable(told), markup=False)


def _deed(edit: TimelineEdit) -> str:
    told = {
        EditKind.HIDE: "hidden",
        EditKind.DATE: f"dated {_date_of(edit.date.edtf if edit.date else None)}",
        EditKind.MERGE: f"put under one entry with “{edit.other_shown}”",
        EditKind.SPLIT: "taken out of its entry",
    }
    return f"{told[edit.kind]}: “{edit.shown}”"


def _date_of(edtf: str | None) -> str:
    return edtf_words(edtf or "") or edtf or "undated"


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)
