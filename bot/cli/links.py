"""`claims links|confirm|reject|undo`: links between sentences that wait for a decision."""

import json
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.answers import print_quote, printable
from bot.cli.options import FLAG, DataOption, JsonOption, ServerOption, library_of, opened
from bot.domain.claim import RelationKind
from bot.domain.doubtful_link import LinkState
from bot.services.doubtful_links import DoubtfulLink, SharpenedPair
from bot.services.link_references import place_of
from bot.services.verification import Moderator

OPERATOR = "operator"

_QUESTIONS = {
    RelationKind.DENIES: "Does 1 deny 2?",
    RelationKind.CORRECTS: "Does 1 correct 2?",
    RelationKind.REPEATS: "Do 1 and 2 say the same?",
}

_Link = Annotated[
    str, typer.Argument(metavar="LINK", help="The link's reference from `claims links`.")
]
_By = Annotated[str, typer.Option("--by", help="The name that everybody reads.")]


def register(group: typer.Typer) -> None:
    """Add the commands to the group."""
    group.command("links")(_links)
    group.command("confirm")(_confirm)
    group.command("reject")(_reject)
    group.command("undo")(_undo)


def _links(
    context: typer.Context,
    decided: Annotated[
        bool,
        typer.Option(
            "--decided", help="Those that were confirmed or rejected instead.", metavar=FLAG
        ),
    ] = False,
    as_json: JsonOption = False,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Show the links that the machine is unsure of, and copies that outdo their originals."""
    library = library_of(server)
    with opened(context, data) as hearsay:
        service = hearsay.doubtful_links
        found = service.decided(library) if decided else service.waiting(library)
        sharpened = () if decided else service.sharpened(library)
    if as_json:
        rows = {
            "links": [each.model_dump(mode="json") for each in found],
            "sharpened": [each.model_dump(mode="json") for each in sharpened],
        }
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for link in found:
        _print_link(link)
    for pair in sharpened:
        _print_pair(pair)
    if not found and not sharpened:
        print("No link waits for a decision." if not decided else "No link was decided on.")


def _confirm(
    context: typer.Context,
    link: _Link,
    by: _By = OPERATOR,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Record that a link holds: it counts from now on like one that was found."""
    with opened(context, data) as hearsay:
        confirm = hearsay.doubtful_links.confirm
        _print_link(confirm(library_of(server), place_of(link), Moderator(OPERATOR, by)))


def _reject(
    context: typer.Context,
    link: _Link,
    by: _By = OPERATOR,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Record that a link does not hold: it never comes back."""
    with opened(context, data) as hearsay:
        reject = hearsay.doubtful_links.reject
        _print_link(reject(library_of(server), place_of(link), Moderator(OPERATOR, by)))


def _undo(
    context: typer.Context,
    link: _Link,
    by: _By = OPERATOR,
    server: ServerOption = None,
    data: DataOption = None,
) -> None:
    """Take back the decision on a link."""
    with opened(context, data) as hearsay:
        undo = hearsay.doubtful_links.undo
        _print_link(undo(library_of(server), place_of(link), Moderator(OPERATOR, by)))


def _print_link(link: DoubtfulLink) -> None:
    print(f"{link.reference}  {_QUESTIONS[link.kind]} {_answer(link)}")
    console = Console(highlight=False, soft_wrap=True)
    print_quote(console, 1, link.subject)
    print_quote(console, 2, link.target)
    print()


def _answer(link: DoubtfulLink) -> str:
    if link.state is LinkState.OPEN or link.decided_at is None:
        return "(open)"
    day = link.decided_at.date().isoformat()
    return f"({link.state} by {printable(link.decided_by or '')} on {day})"


def _print_pair(pair: SharpenedPair) -> None:
    print(f"Copy 1 says more than 2: {printable(pair.what)}")
    console = Console(highlight=False, soft_wrap=True)
    print_quote(console, 1, pair.copied)
    print_quote(console, 2, pair.original)
    print()
