"""`timeline-edit` mends the timeline: every change is logged and can be taken back."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

pytestmark = pytest.mark.model

STORY = """# Harbour fire in Tolm

The grain store in Tolm burned down on 4 May 2021. Mira Osterby sold it in 2019.

Nobody in Tolm slept on 5 May 2021.
"""
BURNED, SOLD, SLEPT = "grain store burned", "Osterby sold", "Nobody slept"


@pytest.fixture
def folder(tmp_path: Path, terminal: Terminal) -> Path:
    """Make a data folder with a fictional story in it."""
    (tmp_path / "harbour.md").write_text(STORY, encoding="utf-8")
    assert terminal("add", str(tmp_path / "harbour.md"), folder=tmp_path / "data").code == 0
    return tmp_path / "data"


def sentences(terminal: Terminal, folder: Path) -> list[str]:
    rows = json.loads(terminal("timeline", "--json", folder=folder).out)
    return [row["sentence"]["text"] for row in rows if "harbour" in row["document"]["file_name"]]


def test_every_kind_of_change_is_made_logged_and_undone(terminal: Terminal, folder: Path) -> None:
    before = terminal("timeline", "--about", "Tolm", folder=folder).out

    hidden = terminal("timeline-edit", "hide", SLEPT, "--by", "Ilka", folder=folder)
    dated = terminal("timeline-edit", "date", SOLD, "may 2018", "--reason", "a typo", folder=folder)
    merged = terminal("timeline-edit", "merge", SOLD, BURNED, folder=folder)
    together = terminal("timeline", "--about", "Tolm", folder=folder).out
    split = terminal("timeline-edit", "split", BURNED, folder=folder)

    assert [each.code for each in (hidden, dated, merged, split)] == [0, 0, 0, 0]
    assert "#1 hidden: “Nobody in Tolm slept on 5 May 2021.”" in hidden.out
    assert "#2 dated May 2018" in dated.out
    assert "Reports disagree on the date: May 2018" in together
    assert len(sentences(terminal, folder)) == 2
    log = json.loads(terminal("timeline-edit", "log", "--json", folder=folder).out)
    assert [(each["number"], each["edit"]["kind"]) for each in log] == [
        (4, "split"), (3, "merge"), (2, "date"), (1, "hide"),
    ]  # fmt: skip
    assert "a typo" in terminal("timeline-edit", "log", folder=folder).out

    assert terminal("timeline-edit", "undo", "1", folder=folder).out.startswith("undone: hidden")
    assert len(sentences(terminal, folder)) == 3
    for _ in range(3):
        assert terminal("timeline-edit", "undo", folder=folder).code == 0
    assert terminal("timeline", "--about", "Tolm", folder=folder).out == before
    assert terminal("timeline-edit", "undo", folder=folder).code == 1


def test_a_report_is_named_by_its_reference_or_by_words_it_alone_has(
    terminal: Terminal, folder: Path
) -> None:
    found = terminal("timeline-edit", "find", "may 2021", folder=folder).out.splitlines()
    several = terminal("timeline-edit", "hide", "Tolm", folder=folder)
    none = terminal("timeline-edit", "hide", "penguins", folder=folder)

    assert [line.partition("  ")[2] for line in found] == [
        "4 May 2021  The grain store in Tolm burned down on 4 May 2021.",
        "5 May 2021  Nobody in Tolm slept on 5 May 2021.",
    ]
    assert several.code == 2
    assert found[0].split()[0] in several.err
    assert none.code == 1
    assert terminal("timeline-edit", "hide", found[1].split()[0], folder=folder).code == 0


def test_a_date_that_is_none_changes_nothing(terminal: Terminal, folder: Path) -> None:
    refused = terminal("timeline-edit", "date", SOLD, "soon", folder=folder)

    assert refused.code == 2
    assert "is not a date" in refused.err
    assert terminal("timeline-edit", "log", folder=folder).out == ""
