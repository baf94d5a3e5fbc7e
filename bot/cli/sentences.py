"""`sentences`: every sentence with its analysis."""

import json
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.answers import SHAPES, printable, speakers
from bot.cli.options import DataOption, JsonOption, ServerOption, library_of, opened


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("sentences")(_sentences)


def _sentences(
    context: typer.Context,
    document: Annotated[
        str | None, typer.Option(help="Only this document: its id, file name or title.")
    ] = None,
    as_json: JsonOption = False,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Print every sentence: who says it, how surely, and its status."""
    with opened(context, data) as hearsay:
        found = hearsay.catalogue.sentences(library_of(server), document)
    if as_json:
        rows = [sentence.model_dump(mode="json") for sentence in found]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    console = Console(highlight=False, soft_wrap=True)
    for each in found:
        console.print(f"[{each.start}:{each.end}] {printable(each.text)}", markup=False)
        details = [f"{SHAPES[each.status]} {each.status}", f"said by {speakers(each.said_by)}"]
        details += [f"wording {word!r}" for word in each.hedge_words]
        details += ["denial"] if each.denial else []
        details += ["correction"] if each.corrects else []
        console.print("   " + " · ".join(printable(detail) for detail in details), markup=False)
