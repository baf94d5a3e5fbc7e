"""The terminal as a person uses it: real commands, one data folder for those that only read."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

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


@pytest.fixture(scope="session")
def terminal(data: Path) -> Terminal:
    """Run `python -m bot` with HEARSAY_DATA set; `given` is its standard input."""

    def run(*words: str, given: str = "", folder: Path = data) -> Finished:
        environment = {**os.environ, "HEARSAY_DATA": str(folder)}
        environment.pop("DISCORD_TOKEN", None)
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=ROOT,
            env=environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
        )
        return Finished(done.returncode, done.stdout, done.stderr)

    return run
