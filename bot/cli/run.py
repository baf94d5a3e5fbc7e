"""`run`: the Discord bot."""

from typing import Annotated

import typer

from bot.cli.options import FLAG, DataOption, say_where, settings_of
from bot.cli.progress import terminal_progress
from bot.logs import configure_logging
from bot.wiring import build


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("run")(_run)


def _run(
    context: typer.Context,
    sync: Annotated[
        bool,
        typer.Option(
            "--sync",
            help="Tell Discord the commands first. Needed once, and after an update that "
            "changes commands.",
            metavar=FLAG,
        ),
    ] = False,
    guild: Annotated[
        int | None,
        typer.Argument(help="With --sync: only this server, at once. Default: everywhere."),
    ] = None,
    data: DataOption = None,
) -> None:
    """Log in to Discord and answer. Needs DISCORD_TOKEN."""
    # Half a second to import, which every other command would pay as well.
    from bot.discord_app.run import SyncTarget, check_settings, run_bot  # noqa: PLC0415

    if guild is not None and not sync:
        raise typer.BadParameter("a server's id goes with --sync")
    settings = settings_of(context, data)
    check_settings(settings)
    configure_logging(settings.log_level)
    say_where(settings)
    with terminal_progress() as progress:
        hearsay = build(settings, progress)
    try:
        code = run_bot(hearsay, settings, sync=SyncTarget(guild) if sync else None)
    finally:
        hearsay.close()
    raise typer.Exit(code)
