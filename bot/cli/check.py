"""`check`: a statement against the library, or many from a file."""

from pathlib import Path
from typing import Annotated

import typer

from bot.analysis.question import checked_question
from bot.cli.answers import print_check
from bot.cli.jsonl import check_files, read_lines, write_lines
from bot.cli.options import DataOption, JsonOption, ServerOption, library_of, opened
from bot.domain.check import CheckRequest
from bot.domain.errors import QuestionRejectedError
from bot.domain.value import Value

BATCH = 16
"""Statements checked together, as questions are answered together."""


class StatementLine(Value):
    """One line of `--from`."""

    id: str | int | None = None
    statement: str


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(_check)


def _check(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    context: typer.Context,
    claim: Annotated[str | None, typer.Argument(help="The statement, in quotes.")] = None,
    source: Annotated[
        Path | None, typer.Option("--from", help='Many: lines of {"id", "statement"}.')
    ] = None,
    target: Annotated[
        Path | None, typer.Option("--to", help="Where the verdicts go, a JSON line each.")
    ] = None,
    as_json: JsonOption = False,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Hold a statement against the library: who says so, who denies it, how many origins."""
    library = library_of(server)
    if (claim is None) == (source is None):
        raise typer.BadParameter("give one statement, or --from FILE with many")
    check_files(source, target)
    if claim is not None and not claim.strip():
        raise QuestionRejectedError("The statement is empty. Say in a sentence what you heard.")
    if source is None:
        # Before the model is loaded: who mistypes should not wait for it.
        request = CheckRequest(library, checked_question(claim or ""))
        with opened(context, data) as hearsay:
            print_check(hearsay.checker.check(request), as_json=as_json)
        return
    requests = [
        CheckRequest(library, line.statement, line.id) for line in read_lines(source, StatementLine)
    ]
    with opened(context, data) as hearsay:
        checks = [
            check
            for at in range(0, len(requests), BATCH)
            for check in hearsay.checker.check_many(requests[at : at + BATCH])
        ]
    write_lines(target, checks)
