"""`ask`: one question, or many from a file."""

from pathlib import Path
from typing import Annotated

import typer

from bot.analysis.question import checked_question
from bot.cli.answers import print_answer
from bot.cli.jsonl import check_files, read_lines, write_lines
from bot.cli.options import DataOption, JsonOption, ServerOption, library_of, opened
from bot.domain.answer import AskRequest
from bot.domain.value import Value

BATCH = 16
"""Questions answered together: enough to keep the model busy, few enough to stay small."""


class QuestionLine(Value):
    """One line of `--from`."""

    id: str | int | None = None
    question: str
    after: str | None = None


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ask")(_ask)


def _ask(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="The question, in quotes.")] = None,
    after: Annotated[
        str | None, typer.Option(help="The question before, when this one follows it up.")
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", help='Many questions: lines of {"id", "question", "after"?}.'),
    ] = None,
    target: Annotated[
        Path | None, typer.Option("--to", help="Where the answers go, a JSON line each.")
    ] = None,
    as_json: JsonOption = False,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Answer a question in the sources' own words, or say that no source answers it."""
    library = library_of(server)
    if (question is None) == (source is None):
        raise typer.BadParameter("give one question, or --from FILE with many")
    check_files(source, target)
    if source is None:
        # Before the model is loaded: who mistypes should not wait for it.
        earlier = checked_question(after) if after else None
        request = AskRequest(library, checked_question(question or ""), earlier)
        with opened(context, data) as hearsay:
            print_answer(hearsay.answerer.answer(request), as_json=as_json)
        return
    lines = read_lines(source, QuestionLine)
    requests = [AskRequest(library, line.question, line.after, line.id) for line in lines]
    with opened(context, data) as hearsay:
        answers = [
            answer
            for at in range(0, len(requests), BATCH)
            for answer in hearsay.answerer.answer_many(requests[at : at + BATCH])
        ]
    write_lines(target, answers)
