"""Options that several commands share, and how a command opens Hearsay with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console

from bot.cli.progress import terminal_progress
from bot.config import Settings
from bot.domain.document import BASE_LIBRARY, LibraryId
from bot.domain.errors import ConfigurationError
from bot.index.default_model import GRAPH, PREPARING_SECONDS
from bot.index.graph_cache import GraphCache
from bot.wiring import Hearsay, build

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        help="Folder for the database and the indexes. Default: HEARSAY_DATA, else the user's "
        "data directory.",
        show_default=False,
    ),
]
FLAG = ""
"""What the help shows as a flag's value: it takes none, and typer's own `<bool>` suggests one."""

_TAKES = f"about {PREPARING_SECONDS} seconds"

JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON instead of text.", metavar=FLAG)
]
ServerOption = Annotated[
    str | None,
    typer.Option(
        "--server",
        help="A Discord server's id: use its library on top of the base one. Default: the base.",
        show_default=False,
    ),
]


@dataclass(frozen=True)
class State:
    """What was said before the command's name."""

    data: Path | None = None


def settings_of(context: typer.Context, data: Path | None) -> Settings:
    """Read the settings; `--data` after the command wins over `--data` before it.

    Raises:
        ConfigurationError: if a setting is not usable; the message names it.
    """
    state: State = context.obj or State()
    chosen = data or state.data
    try:
        return Settings(data=chosen) if chosen else Settings()
    except ValidationError as error:
        raise ConfigurationError(_problem(error)) from error


def _problem(error: ValidationError) -> str:
    """Name the first variable that is wrong, and what it takes; its value may be a secret."""
    first = error.errors()[0]
    name = str(first["loc"][0])
    about = next(each for each in Settings.model_fields.values() if each.alias == name)
    return f"{name} cannot be used: {first['msg']}. It sets: {about.description}"


@contextmanager
def opened(context: typer.Context, data: Path | None) -> Iterator[Hearsay]:
    """Open Hearsay for one command; the first start ingests the base corpus, with progress."""
    settings = settings_of(context, data)
    say_where(settings)
    with terminal_progress() as progress:
        hearsay = build(settings, progress)
    try:
        yield hearsay
    finally:
        hearsay.close()


def say_where(settings: Settings) -> None:
    """Say what takes longer once, and at the first start where everything is kept."""
    note = _note(settings)
    if note:
        Console(stderr=True, highlight=False, soft_wrap=True).print(note, markup=False)


def _note(settings: Settings) -> str:
    unprepared = not settings.model and not GraphCache(settings.graph_folder).holds(GRAPH)
    if settings.data.exists():
        return f"Preparing the embedding model at its first use, {_TAKES}." if unprepared else ""
    doing = f"preparing the embedding model, {_TAKES}, and " if unprepared else ""
    return f"First start: {doing}reading the base corpus. Everything is kept in {settings.data}"


def library_of(server: str | None) -> LibraryId:
    """Return the library that a `--server` option means.

    Raises:
        ConfigurationError: if it is not a Discord id.
    """
    if server is None:
        return BASE_LIBRARY
    if not server.isdecimal():
        raise ConfigurationError(f"--server takes a Discord server's id in digits, not “{server}”.")
    return LibraryId(server)
