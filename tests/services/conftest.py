"""One Hearsay for all use cases: the real store, index, model and parser on a fictional story."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config import Settings
from bot.domain.document import LibraryId
from bot.domain.ingest import GivenDetails, Submission
from bot.wiring import Hearsay, build

SERVER = LibraryId("4001")
OTHER_SERVER = LibraryId("4002")

HARBOUR = """# Harbour fire in Tolm

The grain store in Tolm burned down on 4 May. Two dockers were hurt.

Mira Osterby, the harbour master, said that a lamp had fallen over.

She also said that the store had been inspected in April.

> Who lit the lamp?
"""
DENIAL = """# Company rejects harbour master's account

Galt Shipping denied that a lamp had fallen over in the grain store in Tolm.

It is rumoured that the store was insured twice.
"""


def submission(
    file_name: str, text: str, library: LibraryId = SERVER, **details: str
) -> Submission:
    """Make a submission of a fictional document."""
    return Submission(
        library=library,
        file_name=file_name,
        data=text.encode(),
        details=GivenDetails(**details),
        added_by="test",
    )


@pytest.fixture(scope="session")
def hearsay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hearsay]:
    """Read-only for the tests: whoever changes a library takes one of its own."""
    built = build(Settings(data=tmp_path_factory.mktemp("hearsay")))
    built.ingester.ingest_many(
        [
            submission("harbour.md", HARBOUR, publisher="The Tolm Gazette", published="2021-05-05"),
            submission("denial.md", DENIAL, publisher="Coast Wire", published="2021-05-06"),
        ]
    )
    yield built
    built.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Hearsay]:
    """A Hearsay that a test may change."""
    built = build(Settings(data=tmp_path))
    yield built
    built.close()
