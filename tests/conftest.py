"""The embedding model is prepared once for all tests, whatever data folder each of them has."""

import os

import pytest


def pytest_configure(config: pytest.Config) -> None:
    # In the environment: the processes that tests start take it from there as well. Beside what
    # pytest's cache keeps, but not through its plugin, which may be switched off.
    graphs = config.rootpath / ".pytest_cache" / "d" / "graphs"
    graphs.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("HEARSAY_GRAPHS", str(graphs))
