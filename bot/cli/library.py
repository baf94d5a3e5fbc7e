"""`add`, `documents`: what the library holds."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.cli.answers import printable, published
from bot.cli.options import DataOption, JsonOption, ServerOption, library_of, opened
from bot.cli.progress import terminal_progress
from bot.domain.answer import DocumentSummary
from bot.domain.document import LibraryId
from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails, IngestOutcome, IngestReport, Progress, Submission
from bot.reading.files import read_file
from bot.wiring import Hearsay

OPERATOR = "operator"
_WIDEST = 10_000
"""Columns where no terminal limits them."""

_OUTCOMES = {
    IngestOutcome.ADDED: "added",
    IngestOutcome.NEW_VERSION: "added as a new version",
    IngestOutcome.DETAILS: "already in the library, details changed",
    IngestOutcome.UNCHANGED: "already in the library, nothing changed",
}


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("add")(_add)
    app.command("documents")(_documents)


def _add(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="Files to add.", metavar="FILE...")],
    title: Annotated[str | None, typer.Option(help="The title, if the file's is not it.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    published_on: Annotated[
        str | None,
        typer.Option("--published", help="When: 2021-06-18, 2021-06, 2021 or “about 2021”."),
    ] = None,
    url: Annotated[str | None, typer.Option(help="Where it was published.")] = None,
    replace: Annotated[
        str | None,
        typer.Option(help="The document (id, file name or title) that this is a new version of."),
    ] = None,
    as_json: JsonOption = False,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Add documents to the library and report on each; 0 only if all went in."""
    if len(files) > 1 and (title or url or replace):
        raise typer.BadParameter(
            "--title, --url and --replace belong to one document: add it by itself"
        )
    given = GivenDetails(title=title, publisher=publisher, published=published_on, url=url)
    library = library_of(server)
    with opened(context, data) as hearsay, terminal_progress() as progress:
        results: list[IngestReport | DocumentRejectedError] = []
        submissions = []
        for path in files:
            try:
                submissions.append(_submission(path, library, given))
            except DocumentRejectedError as error:
                results.append(error)
        if replace and submissions:
            results.append(_new_version(hearsay, submissions[0], replace, progress))
        else:
            results += hearsay.ingester.ingest_many(submissions, progress)
    _print_reports(results, server, as_json=as_json)
    if any(isinstance(result, DocumentRejectedError) for result in results):
        raise typer.Exit(1)


def _new_version(
    hearsay: Hearsay, submission: Submission, wanted: str, progress: Progress
) -> IngestReport | DocumentRejectedError:
    library = submission.library
    replaces = hearsay.catalogue.document(library, wanted).key
    try:
        draft = hearsay.drafting.prepare(submission, progress, replaces)
        if draft.replaces != replaces:
            raise DocumentRejectedError(
                f"{submission.file_name} waits already for a moderator's decision, as another "
                "document. It is theirs to publish or discard."
            )
        return hearsay.drafting.publish(library, draft.id, OPERATOR, progress)
    except DocumentRejectedError as error:
        return error


def _submission(path: Path, library: LibraryId, given: GivenDetails) -> Submission:
    data, beside = read_file(path)
    details = beside.model_copy(update=given.model_dump(exclude_none=True))
    return Submission(
        library=library, file_name=path.name, data=data, details=details, added_by=OPERATOR
    )


def _print_reports(
    results: list[IngestReport | DocumentRejectedError], server: str | None, *, as_json: bool
) -> None:
    if as_json:
        print(json.dumps([_as_json(result) for result in results], indent=2, ensure_ascii=False))
        return
    out = Console(highlight=False, soft_wrap=True)
    err = Console(stderr=True, highlight=False, soft_wrap=True)
    for result in results:
        if isinstance(result, DocumentRejectedError):
            err.print(f"not added: {printable(str(result))}", markup=False)
            continue
        out.print(_line(result), markup=False)
        for line in reading_lines(result):
            out.print(f"   {printable(line)}", markup=False)
        if result.document.published is None:
            where = f" --server {server}" if server else ""
            mend = f"edit {result.document.id} --published 2021-06-18{where}"
            out.print(f"   `{mend}` gives it a date", markup=False)


def reading_lines(report: IngestReport) -> list[str]:
    """Say what was read of the file, what was left out, and what a person should look at."""
    found = []
    if report.pages is not None:
        found.append(f"{report.pages_read} of {report.pages} pages read")
    if report.dropped:
        found.append(f"{report.dropped} captions, menus, running headers and the like left out")
    if report.document.language != "en":
        found.append(f"language: {report.document.language}; it is quoted in its own words")
    lines = ["; ".join(found)] if found else []
    lines += (f"differs: {conflict}" for conflict in report.conflicts)
    return lines + [f"note: {warning}" for warning in report.warnings]


def _as_json(result: IngestReport | DocumentRejectedError) -> dict[str, object]:
    if isinstance(result, DocumentRejectedError):
        return {"outcome": "rejected", "reason": str(result)}
    return result.model_dump(mode="json")


def _line(report: IngestReport) -> str:
    document = report.document
    return (
        f"{document.id}  {printable(document.file_name)}: {_OUTCOMES[report.outcome]} — "
        f"{_count(report.words, 'word')}, {_count(report.sentences, 'sentence')}, "
        f"{report.attributed} of them attributed, {report.hedged} hedged, "
        f"{_count(report.denials, 'denial')}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _documents(
    context: typer.Context,
    as_json: JsonOption = False,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """List the documents of the library."""
    with opened(context, data) as hearsay:
        summaries = hearsay.catalogue.list(library_of(server))
    if as_json:
        rows = [_flat(summary) for summary in summaries]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    table = Table("id", "file", "title", "publisher", "published", "sentences", box=None)
    for summary in summaries:
        document = summary.document
        table.add_row(
            document.id,
            printable(document.file_name),
            printable(document.title),
            printable(document.publisher or "not stated"),
            published(document.published, document.published_note),
            str(summary.sentences),
        )
    console = Console(highlight=False)
    if not console.is_terminal:  # another program reads it: no name is cut
        console.width = _WIDEST
    console.print(table)


def _flat(summary: DocumentSummary) -> dict[str, object]:
    counts = summary.model_dump(mode="json", include={"words", "sentences", "added_at", "shared"})
    return {**summary.document.model_dump(mode="json"), **counts}
