"""The terminal as a person uses it: real commands, one data folder for those that only read."""

import contextlib
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.cli.app import main

ROOT = Path(__file__).parents[2]


class Finished(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Terminal = Callable[..., Finished]


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def terminal(data: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Run a command line in this process, where the model's library is imported only once.

    `given` is its standard input.
    """
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)

    def run(*words: str, given: str = "", folder: Path = data) -> Finished:
        monkeypatch.setenv("HEARSAY_DATA", str(folder))
        monkeypatch.setattr(sys, "argv", ["hearsay", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main()
                code = 0
            except SystemExit as end:
                code = int(end.code or 0)
        return Finished(code, out.getvalue(), err.getvalue())

    return run
