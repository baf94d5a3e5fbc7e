"""`claims` records verdicts with evidence, lists and clears them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

pytestmark = pytest.mark.model

STORY = """# Harbour fire in Tolm

The grain store in Tolm burned down on 4 May. Two dockers were hurt.
"""
SENTENCE = "Two dockers were hurt."
LINK = "https://gazette.example/hospital"


@pytest.fixture
def folder(tmp_path: Path, terminal: Terminal) -> Path:
    """Make a data folder with a fictional story in it."""
    (tmp_path / "harbour.md").write_text(STORY, encoding="utf-8")
    assert terminal("add", str(tmp_path / "harbour.md"), folder=tmp_path / "data").code == 0
    return tmp_path / "data"


def test_a_verdict_is_recorded_shown_listed_and_cleared(terminal: Terminal, folder: Path) -> None:
    recorded = terminal(
        "claims", "verify", SENTENCE, "--evidence", LINK, "--by", "Wren", folder=folder
    )
    assert recorded.code == 0
    assert "Verified by Wren on 20" in recorded.out
    assert LINK in recorded.out

    checked = terminal("check", "Two dockers were hurt in Tolm.", "--json", folder=folder)
    assert json.loads(checked.out)["verdict"] == "verified"
    (listed,) = json.loads(terminal("claims", "list", "--json", folder=folder).out)
    assert listed["text"] == SENTENCE
    assert listed["verdict"]["evidence"] == LINK

    reference = terminal("claims", "list", folder=folder).out.split()[0]
    cleared = terminal("claims", "clear", reference, folder=folder)
    assert cleared.code == 0
    assert "Stated" in cleared.out
    assert terminal("claims", "list", folder=folder).out == ""


def test_without_evidence_nothing_is_recorded(terminal: Terminal, folder: Path) -> None:
    refused = terminal("claims", "refute", SENTENCE, "--evidence", "hearsay", folder=folder)

    assert refused.code == 1
    assert "needs evidence" in refused.err
    assert terminal("claims", "list", folder=folder).out == ""
    assert terminal("claims", "refute", SENTENCE, folder=folder).code == 2
