"""`servers`: where the bot is and was, for its operator; counts, and no word of any library."""

import json
from datetime import timedelta

import typer
from rich.console import Console

from bot.cli.options import DataOption, JsonOption, opened
from bot.services.departures import DAYS_KEPT
from bot.store.servers import Server


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("servers")(_servers)


def _servers(context: typer.Context, as_json: JsonOption = False, data: DataOption = None) -> None:
    """List the Discord servers that the bot is or was in, with how much they hold."""
    with opened(context, data) as hearsay:
        servers = hearsay.departures.list()
    if as_json:
        print(json.dumps([each.model_dump(mode="json") for each in servers], indent=2))
        return
    console = Console(highlight=False, soft_wrap=True)
    for each in servers:
        console.print(_line(each), markup=False)
    if not servers:
        console.print("The bot has not been in any server yet.")


def _line(server: Server) -> str:
    noun = "document" if server.documents == 1 else "documents"
    line = f"{server.library}  {server.documents} {noun} of its own"
    if server.left_at is None:
        return line
    purged = server.left_at + timedelta(days=DAYS_KEPT)
    return f"{line}; left on {server.left_at.date()}, purged after {purged.date()}"
