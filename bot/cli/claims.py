"""`claims`: verdicts on sentences, and decisions on doubtful links, from the terminal."""

import json
from typing import Annotated

import typer
from rich.console import Console

from bot.cli import links
from bot.cli.answers import print_quote, printable
from bot.cli.options import DataOption, JsonOption, ServerOption, library_of, opened
from bot.domain.status import verdict_reason
from bot.services.sentence_finder import reference_of
from bot.services.verification import Moderator, RecordedVerdict

OPERATOR = "operator"

_Sentence = Annotated[
    str,
    typer.Argument(
        metavar="SENTENCE", help="All words of the sentence, or its reference from `claims list`."
    ),
]
_Evidence = Annotated[
    str, typer.Option(help="A link, or a document of the library: its id, file name or title.")
]
_Reason = Annotated[str, typer.Option(help="Why, in a sentence.")]
_By = Annotated[str, typer.Option("--by", help="The name that everybody reads.")]


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(
        help="Verdicts on sentences: verify, refute, clear, list. "
        "Links between sentences that the machine is unsure of: links, confirm, reject, undo.",
        no_args_is_help=True,
    )
    group.command("verify")(_verify)
    group.command("refute")(_refute)
    group.command("clear")(_clear)
    group.command("list")(_list)
    links.register(group)
    app.add_typer(group, name="claims")


def _verify(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    context: typer.Context,
    sentence: _Sentence,
    evidence: _Evidence,
    reason: _Reason = "",
    by: _By = OPERATOR,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Record that a sentence is right; the evidence is shown wherever it is quoted."""
    library = library_of(server)
    with opened(context, data) as hearsay:
        quote = hearsay.verification.verify(
            library,
            hearsay.sentence_finder.find(library, sentence),
            Moderator(OPERATOR, by),
            evidence=evidence,
            reason=reason,
        )
    print_quote(_console(), 1, quote)


def _refute(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    context: typer.Context,
    sentence: _Sentence,
    evidence: _Evidence,
    reason: _Reason = "",
    by: _By = OPERATOR,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Record that a sentence is wrong; the evidence is shown wherever it is quoted."""
    library = library_of(server)
    with opened(context, data) as hearsay:
        quote = hearsay.verification.refute(
            library,
            hearsay.sentence_finder.find(library, sentence),
            Moderator(OPERATOR, by),
            evidence=evidence,
            reason=reason,
        )
    print_quote(_console(), 1, quote)


def _clear(
    context: typer.Context,
    sentence: _Sentence,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Take back the verdict on a sentence."""
    library = library_of(server)
    with opened(context, data) as hearsay:
        key = hearsay.sentence_finder.find(library, sentence)
        quote = hearsay.verification.clear(library, key, Moderator(OPERATOR, OPERATOR))
    if quote is None:
        print("cleared; the sentence's document was withdrawn.")
    else:
        print_quote(_console(), 1, quote)


def _list(
    context: typer.Context,
    as_json: JsonOption = False,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """List the verdicts in force, the newest first."""
    with opened(context, data) as hearsay:
        recorded = hearsay.verification.list(library_of(server))
        waiting = len(hearsay.doubtful_links.waiting(library_of(server)))
    if as_json:
        rows = [each.model_dump(mode="json") for each in recorded]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for each in recorded:
        print(_line(each))
    if waiting:
        note = f"{waiting} doubtful links wait for a decision: `claims links` shows them."
        Console(stderr=True, highlight=False, soft_wrap=True).print(note)


def _line(recorded: RecordedVerdict) -> str:
    words = recorded.text or "(its document was withdrawn)"
    verdict = verdict_reason(recorded.verdict)
    return f"{reference_of(recorded.verdict.sentence)}  {printable(words)}\n   {printable(verdict)}"


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)
