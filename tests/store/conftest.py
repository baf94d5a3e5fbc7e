"""A fresh database in a folder of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.documents import DocumentStore
from tests.store.samples import SteppingClock


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(tmp_path / "data")
    yield database
    database.close()


@pytest.fixture
def store(database: Database) -> DocumentStore:
    return DocumentStore(database, SteppingClock())
