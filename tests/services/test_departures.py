"""A server that leaves can come back for a while; after that nothing of it is left anywhere."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Settings
from bot.domain.answer import Answer, AskRequest
from bot.domain.document import LibraryId
from bot.domain.server import ServerSettings
from bot.services.departures import DAYS_KEPT
from bot.services.verification import Moderator
from bot.wiring import Hearsay, build
from tests.services.conftest import HARBOUR, OTHER_SERVER, SERVER, submission

ANNA = Moderator("77", "Anna")
SECRET = "The Quillmark treasurer buried nine medals in the orchard, a neighbour said.\n"
ASKED = "What did the Quillmark treasurer bury?"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Hearsay]:
    """Make a Hearsay with two servers, each with a document and a setting of its own."""
    built = build(Settings(data=tmp_path))
    built.departures.reconcile([SERVER, OTHER_SERVER])
    built.ingester.ingest_many(
        [
            submission("secret.txt", SECRET, SERVER),
            submission("harbour.md", HARBOUR, OTHER_SERVER),
        ]
    )
    for library in (SERVER, OTHER_SERVER):
        built.server_settings.change(
            library, lambda before: before.model_copy(update={"log_channel": "5"}), ANNA
        )
    yield built
    built.close()


def ask(hearsay: Hearsay, library: LibraryId, question: str = ASKED) -> Answer:
    return hearsay.answerer.answer(AskRequest(library, question))


def leave(hearsay: Hearsay, *, days_ago: float) -> None:
    hearsay.steps.leave(SERVER, datetime.now(UTC) - timedelta(days=days_ago))


def files_with(folder: Path, words: bytes) -> list[str]:
    files = [each for each in folder.rglob("*") if each.is_file()]
    return sorted(each.name for each in files if words in each.read_bytes())


def test_who_comes_back_in_time_finds_everything(two: Hearsay) -> None:
    before = ask(two, SERVER)
    leave(two, days_ago=DAYS_KEPT - 1)
    assert two.departures.purge() == 0

    two.departures.join(SERVER)

    assert two.departures.purge() == 0
    assert ask(two, SERVER) == before
    assert "nine medals" in before.quotes[0].text
    assert two.server_settings.of(SERVER).log_channel == "5"


def test_after_the_days_are_over_nothing_of_it_is_left(two: Hearsay) -> None:
    folder = two.settings.data
    assert "nine medals" in ask(two, SERVER).quotes[0].text
    theirs = ask(two, OTHER_SERVER, "What burned down in Tolm?")
    index = _bytes_of(folder / "index" / OTHER_SERVER)
    leave(two, days_ago=DAYS_KEPT + 1)

    assert two.departures.purge() == 1

    assert not (folder / "index" / SERVER).exists()
    assert files_with(folder, b"Quillmark") == []
    assert ask(two, SERVER).refused
    assert two.catalogue.list(SERVER) == two.catalogue.list(LibraryId("4999"))
    assert two.server_settings.of(SERVER) == ServerSettings(library=SERVER)
    assert ask(two, OTHER_SERVER, "What burned down in Tolm?") == theirs
    assert _bytes_of(folder / "index" / OTHER_SERVER) == index
    assert two.server_settings.of(OTHER_SERVER).log_channel == "5"
    assert two.departures.purge() == 0


def test_who_comes_back_too_late_begins_anew(two: Hearsay) -> None:
    leave(two, days_ago=DAYS_KEPT + 1)
    two.departures.purge()
    two.departures.join(SERVER)

    two.ingester.ingest(submission("harbour.md", HARBOUR, SERVER))

    assert ask(two, SERVER).refused
    assert ask(two, SERVER, "What burned down in Tolm?").quotes


def test_servers_that_went_or_came_while_the_bot_was_away_are_noted(two: Hearsay) -> None:
    two.departures.reconcile([OTHER_SERVER, LibraryId("4003")])
    found = {each.library: each.left_at is None for each in two.departures.list()}
    assert found == {SERVER: False, OTHER_SERVER: True, "4003": True}

    two.departures.reconcile([SERVER, OTHER_SERVER])

    found = {each.library: each.left_at is None for each in two.departures.list()}
    assert found == {SERVER: True, OTHER_SERVER: True, "4003": False}


def test_a_purge_that_is_stopped_goes_on_the_next_time(two: Hearsay) -> None:
    leave(two, days_ago=DAYS_KEPT + 1)

    with pytest.raises(InterruptedError):
        two.departures.purge(_stop)

    assert "nine medals" in ask(two, SERVER).quotes[0].text
    assert two.departures.purge() == 1
    assert ask(two, SERVER).refused


def _stop() -> None:
    raise InterruptedError


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir()) if each.is_file()}
