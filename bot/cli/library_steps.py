"""`edit`, `remove`, `undo`, `log`, `rebuild`: what is done to the library, and taken back."""

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from bot.cli.answers import printable
from bot.cli.library import OPERATOR
from bot.cli.options import DataOption, JsonOption, ServerOption, library_of, opened
from bot.cli.progress import terminal_progress
from bot.domain.ingest import GivenDetails
from bot.services.library_log import LogEntry

_WANTED = "The document's id, file name or title."
_CLEAR = "An empty one takes it away."


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("edit")(_edit)
    app.command("remove")(_remove)
    app.command("undo")(_undo)
    app.command("log")(_log)
    app.command("rebuild")(_rebuild)


def _edit(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    context: typer.Context,
    document: Annotated[str, typer.Argument(help=_WANTED)],
    title: Annotated[str | None, typer.Option(help="What it is called.")] = None,
    publisher: Annotated[str | None, typer.Option(help=f"Who published it. {_CLEAR}")] = None,
    author: Annotated[str | None, typer.Option(help=f"Who wrote it. {_CLEAR}")] = None,
    published_on: Annotated[
        str | None,
        typer.Option(
            "--published", help=f"When: 2021-06-18, 2021-06, 2021 or “about 2021”. {_CLEAR}"
        ),
    ] = None,
    url: Annotated[str | None, typer.Option(help=f"Where it was published. {_CLEAR}")] = None,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Change what is known about a document beside its text; `add --replace` changes the text."""
    details = GivenDetails(
        title=title, publisher=publisher, author=author, published=published_on, url=url
    )
    if details == GivenDetails():
        raise typer.BadParameter("say what to change: --title, --published, …")
    library = library_of(server)
    with opened(context, data) as hearsay:
        seen = hearsay.catalogue.document(library, document)
        changed = hearsay.catalogue.edit_details(library, seen, details, OPERATOR)
    if changed == seen.ref:
        print(f"{changed.id}: nothing changed.")
    else:
        print(f"changed {changed.id}: {printable(changed.title)}. `undo` takes it back.")


def _remove(
    context: typer.Context,
    document: Annotated[str, typer.Argument(help=_WANTED)],
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Remove a document; `undo` brings it back."""
    with opened(context, data) as hearsay:
        removed = hearsay.catalogue.remove(library_of(server), document, OPERATOR)
    print(f"removed {removed.id}: {printable(removed.title)}. `undo` brings it back.")


def _undo(
    context: typer.Context,
    step: Annotated[
        int | None, typer.Argument(help="A step's number in `log`. Default: the last step.")
    ] = None,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Take back the last step on a document, or any other one that nothing later builds on."""
    with opened(context, data) as hearsay:
        undone = hearsay.catalogue.undo(library_of(server), OPERATOR, step)
    print(printable(undone.description))


def _log(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    context: typer.Context,
    limit: Annotated[int, typer.Option(help="How many steps, at most.", min=1, max=1000)] = 20,
    before: Annotated[
        int | None, typer.Option(help="Only steps before the one with this number.")
    ] = None,
    as_json: JsonOption = False,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Show what was done to the library, the newest step first: who, what, when, and the change."""
    with opened(context, data) as hearsay:
        entries = hearsay.library_log.entries(library_of(server), before, limit)
    if as_json:
        rows = [each.model_dump(mode="json") for each in entries]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    console = Console(highlight=False, soft_wrap=True)
    for entry in entries:
        for line in _lines(entry):
            console.print(Text(printable(line)))


def _lines(entry: LogEntry) -> list[str]:
    at = entry.at.strftime("%Y-%m-%d %H:%M UTC")
    about = f"“{entry.title}” ({entry.document})" if entry.title else str(entry.document or "")
    lines = [f"{entry.number}  {at}  {entry.actor}  {entry.what}: {about}"]
    lines += [f"   before: {entry.before}"] if entry.before else []
    lines += [f"   after: {entry.after}"] if entry.after else []
    lines += [f"   cannot be undone: {entry.why_not}"] if entry.why_not else []
    return lines


def _rebuild(context: typer.Context, server: ServerOption = None, data: DataOption = None) -> None:
    """Throw the library's index away and build it anew from the stored documents."""
    with opened(context, data) as hearsay, terminal_progress() as progress:
        report = hearsay.catalogue.rebuild(library_of(server), progress)
    print(f"rebuilt: {report.documents} documents, {report.sentences} sentences.")
