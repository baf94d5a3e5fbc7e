"""The embedding model is prepared once for all tests, whatever data folder each of them has."""

import os

import pytest


def pytest_configure(config: pytest.Config) -> None:
    # In the environment: the processes that tests start take it from there as well.
    os.environ.setdefault("HEARSAY_GRAPHS", str(config.cache.mkdir("graphs")))
