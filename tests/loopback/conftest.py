"""One bot process for many tests: starting it takes seconds."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loopback import documents
from tests.loopback.bot_process import BotProcess, run_bot_command
from tests.loopback.loopback import Loopback
from tests.loopback.payloads import OTHER_SERVER


@pytest.fixture(scope="session")
def prepared_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a data folder: the base corpus, a hostile document, and one of another server."""
    folder = tmp_path_factory.mktemp("loopback")
    data = folder / "data"
    hostile = folder / "hostile_notes.txt"
    hostile.write_text(documents.HOSTILE, encoding="utf-8")
    run_bot_command(
        data, "add", str(hostile), "--title", documents.HOSTILE_TITLE, "--published", "2031-06-01"
    )
    private = folder / "quillmark.txt"
    private.write_text(documents.SERVER_ONLY, encoding="utf-8")
    run_bot_command(
        data,
        "add",
        str(private),
        *("--title", documents.SERVER_ONLY_TITLE),
        *("--published", "2031-06-01"),
        *("--server", str(OTHER_SERVER)),
    )
    return data


@pytest.fixture
def data(prepared_data: Path, tmp_path: Path) -> Path:
    """Copy the data folder for a test that changes it."""
    return Path(shutil.copytree(prepared_data, tmp_path / "data"))


@pytest.fixture(scope="module")
def shared_data(prepared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the data folder for the module's one bot."""
    return Path(shutil.copytree(prepared_data, tmp_path_factory.mktemp("bot") / "data"))


@pytest.fixture(scope="module")
def running(shared_data: Path) -> Iterator[tuple[Loopback, BotProcess]]:
    """Start a loopback Discord and a bot that is logged in to it."""
    with Loopback() as loopback, BotProcess(shared_data, loopback.api_url) as bot:
        bot.wait_until_ready(loopback)
        yield loopback, bot


@pytest.fixture
def discord(running: tuple[Loopback, BotProcess]) -> Iterator[Loopback]:
    """Hand out the running Discord; afterwards every request must have been acceptable."""
    loopback, _ = running
    yield loopback
    assert loopback.server.problems == []
