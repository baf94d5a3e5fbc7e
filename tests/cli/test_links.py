"""`claims links` shows what the machine is unsure of; `confirm`, `reject` and `undo` decide."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

pytestmark = pytest.mark.model

CLAIM = "She also said that the store had been inspected in April."
VAGUE = "Galt Shipping denied that the store had ever been looked at by an inspector."
STORIES = {
    "harbour.md": "# Harbour fire in Tolm\n\nMira Osterby is the harbour master of Tolm.\n\n"
    f"Mira Osterby said that a lamp had fallen over.\n\n{CLAIM}\n",
    "galt.md": f"# Galt Shipping\n\n{VAGUE}\n",
}


@pytest.fixture
def folder(tmp_path: Path, terminal: Terminal) -> Path:
    """Make a data folder with a fictional story in it."""
    for name, text in STORIES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [str(tmp_path / name) for name in STORIES]
    assert terminal("add", *files, folder=tmp_path / "data").code == 0
    return tmp_path / "data"


def test_a_link_is_listed_confirmed_undone_and_rejected(terminal: Terminal, folder: Path) -> None:
    listed = json.loads(terminal("claims", "links", "--json", folder=folder).out)["links"]
    link = next(each for each in listed if each["subject"]["text"] == VAGUE)
    assert (link["kind"], link["state"], link["target"]["text"]) == ("denies", "open", CLAIM)

    printed = terminal("claims", "links", folder=folder).out
    assert f"{link['reference']}  Does 1 deny 2? (open)" in printed
    assert f"1. “{VAGUE}”" in printed

    confirm = terminal("claims", "confirm", link["reference"], "--by", "Wren", folder=folder)
    assert "(confirmed by Wren on 20" in confirm.out
    assert "Disputed" in confirm.out
    decided = terminal("claims", "links", "--decided", folder=folder)
    assert link["reference"] in decided.out
    again = terminal("claims", "reject", link["reference"], folder=folder)
    assert again.code == 1
    assert "Wren has confirmed this link already" in again.err

    assert "(open)" in terminal("claims", "undo", link["reference"], folder=folder).out
    rejected = terminal("claims", "reject", link["reference"], folder=folder)
    assert "(rejected by operator on 20" in rejected.out
    assert link["reference"] not in terminal("claims", "links", folder=folder).out


def test_what_is_no_link_is_refused(terminal: Terminal, folder: Path) -> None:
    refused = terminal("claims", "confirm", "that one", folder=folder)

    assert refused.code == 1
    assert "names no link" in refused.err
