"""One bot process for many tests: starting it takes seconds."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config import Settings
from bot.domain.document import BASE_LIBRARY, LibraryId
from bot.domain.ingest import GivenDetails, Submission
from bot.wiring import build
from tests.loopback import documents
from tests.loopback.bot_process import BotProcess
from tests.loopback.loopback import Loopback
from tests.loopback.moderating import Moderator
from tests.loopback.payloads import OTHER_SERVER


@pytest.fixture(scope="package")
def prepared_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a data folder: the base corpus, a hostile document, and one of another server."""
    data = tmp_path_factory.mktemp("loopback") / "data"
    hearsay = build(Settings(data=data))
    hearsay.ingester.ingest_many(
        [
            _submission(BASE_LIBRARY, "hostile_notes.txt", documents.HOSTILE_TITLE),
            _submission(LibraryId(str(OTHER_SERVER)), "quillmark.txt", documents.SERVER_ONLY_TITLE),
        ]
    )
    hearsay.close()
    return data


def _submission(library: LibraryId, file_name: str, title: str) -> Submission:
    return Submission(
        library=library,
        file_name=file_name,
        data=documents.TEXTS[file_name].encode(),
        details=GivenDetails(title=title, published="2031-06-01"),
        added_by="operator",
    )


@pytest.fixture
def data(prepared_data: Path, tmp_path: Path) -> Path:
    """Copy the data folder for a test that changes it."""
    return Path(shutil.copytree(prepared_data, tmp_path / "data"))


@pytest.fixture(scope="package")
def shared_data(prepared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the data folder for the one bot of most tests."""
    return Path(shutil.copytree(prepared_data, tmp_path_factory.mktemp("bot") / "data"))


@pytest.fixture(scope="package")
def running(shared_data: Path) -> Iterator[tuple[Loopback, BotProcess]]:
    """Start a loopback Discord and a bot that is logged in to it."""
    with Loopback() as loopback, BotProcess(shared_data, loopback.api_url) as bot:
        bot.wait_until_ready(loopback)
        yield loopback, bot


@pytest.fixture(scope="package")
def keeping(
    prepared_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Loopback, BotProcess]]:
    """Start another one for the tests that change a server's library."""
    data = Path(shutil.copytree(prepared_data, tmp_path_factory.mktemp("keeping") / "data"))
    with Loopback() as loopback, BotProcess(data, loopback.api_url) as bot:
        bot.wait_until_ready(loopback)
        yield loopback, bot


@pytest.fixture
def moderator(keeping: tuple[Loopback, BotProcess]) -> Iterator[Moderator]:
    """Hand out a moderator whose server has an empty library of its own again afterwards."""
    loopback, _ = keeping
    moderator = Moderator(loopback)
    yield moderator
    moderator.clear()
    assert loopback.server.problems == []


@pytest.fixture
def discord(running: tuple[Loopback, BotProcess]) -> Iterator[Loopback]:
    """Hand out the running Discord; afterwards every request must have been acceptable."""
    loopback, _ = running
    yield loopback
    assert loopback.server.problems == []
