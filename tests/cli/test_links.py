"""`claims links` shows what the machine is unsure of; `confirm`, `reject` and `undo` decide."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

pytestmark = pytest.mark.model


def test_a_link_is_listed_confirmed_undone_and_rejected(terminal: Terminal, tmp_path: Path) -> None:
    listed = json.loads(terminal("claims", "links", "--json", folder=tmp_path).out)["links"]
    link = listed[0]["reference"]
    assert listed[0]["state"] == "open"

    printed = terminal("claims", "links", folder=tmp_path).out
    assert any(line.startswith(link) and line.endswith("(open)") for line in printed.split("\n"))
    assert f"1. “{listed[0]['subject']['text']}”" in printed

    confirm = terminal("claims", "confirm", link, "--by", "Wren", folder=tmp_path)
    assert "(confirmed by Wren on 20" in confirm.out
    assert "Wren confirmed on 20" in confirm.out
    assert link in terminal("claims", "links", "--decided", folder=tmp_path).out
    again = terminal("claims", "reject", link, folder=tmp_path)
    assert again.code == 1
    assert "Wren has confirmed this link already" in again.err

    assert "(open)" in terminal("claims", "undo", link, folder=tmp_path).out
    rejected = terminal("claims", "reject", link, folder=tmp_path)
    assert "(rejected by operator on 20" in rejected.out
    assert link not in terminal("claims", "links", folder=tmp_path).out


def test_what_is_no_link_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    refused = terminal("claims", "confirm", "that one", folder=tmp_path)

    assert refused.code == 1
    assert "names no link" in refused.err
