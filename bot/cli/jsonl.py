"""JSON lines in and out."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import typer
from pydantic import BaseModel, ValidationError

from bot.domain.errors import ConfigurationError

Line = TypeVar("Line", bound=BaseModel)


def check_files(source: Path | None, target: Path | None) -> None:
    """Refuse --from and --to that do not go together, before anything is read or written.

    Raises:
        BadParameter: if --to has no --from, or is the same file.
    """
    if target and not source:
        raise typer.BadParameter("--to goes with --from; without it the answer is printed")
    if source and target and str(source) != "-" and source.resolve() == target.resolve():
        raise typer.BadParameter("--from and --to are the same file, which would be written over")


def read_lines(path: Path, kind: type[Line]) -> list[Line]:
    """Read every line of a JSONL file; empty lines are passed over.

    Raises:
        ConfigurationError: if the file cannot be read, or a line is not of that kind.
    """
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from error
    return [
        _parse(path, number, line, kind)
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip()
    ]


def write_lines(path: Path | None, values: Sequence[BaseModel]) -> None:
    """Write one JSON line for each value, to the file or to standard output."""
    text = "".join(f"{value.model_dump_json()}\n" for value in values)
    if path is None or str(path) == "-":
        sys.stdout.write(text)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be written: {error}") from error


def _parse(path: Path, number: int, line: str, kind: type[Line]) -> Line:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        problem = error.errors()[0]
        field = ".".join(str(part) for part in problem["loc"]) or "the line"
        raise ConfigurationError(f"{path}, line {number}: {field}: {problem['msg']}") from error
