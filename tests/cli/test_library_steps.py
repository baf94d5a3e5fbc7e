"""`edit`, `log`, `undo STEP`, `add --replace`, `rebuild`: the operator keeps a library."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

pytestmark = pytest.mark.model

STORY = "The grain store in Tolm burned down on 4 May. Mira Osterby said that a lamp had fallen.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "tolm-fire.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_every_step_is_in_the_log_and_any_is_taken_back(
    terminal: Terminal, story: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    terminal("add", str(story), "--title", "Fire in Tolm", folder=folder)
    edited = terminal(
        "edit", "tolm-fire.md", "--published", "about 2021", "--publisher", "The Tolm Gazette",
        folder=folder,
    )  # fmt: skip
    story.write_text(STORY.replace("4 May", "5 May"), encoding="utf-8")
    newer = terminal("add", str(story), "--replace", "Fire in Tolm", "--json", folder=folder)
    (report,) = json.loads(newer.out)

    assert edited.code == newer.code == 0
    assert (report["outcome"], report["document"]["version"]) == ("new version", 2)
    assert report["document"]["publisher"] == "The Tolm Gazette"
    asked = terminal("ask", "When did the grain store in Tolm burn down?", folder=folder)
    assert "5 May" in asked.out

    too_early = terminal("undo", "2", folder=folder)
    assert too_early.code == 1
    # Step 1 is the base corpus: the terminal keeps the base library.
    entries = json.loads(terminal("log", "--json", folder=folder).out)
    numbers = {each["action"]: each["number"] for each in entries}
    assert numbers == {"new version": 4, "edit details": 3, "add": 1}
    assert f"undo step {numbers['new version']}" in too_early.err

    assert "Version 1 is back" in terminal("undo", folder=folder).out
    assert "details" in terminal("undo", "3", folder=folder).out
    text = terminal("log", "--limit", "2", folder=folder).out
    assert "undone: step 3 (edit details)" in text
    assert "before: publisher: The Tolm Gazette" in text
    rows = json.loads(terminal("documents", "--json", folder=folder).out)
    assert [(row["version"], row["published"]) for row in rows[1:]] == [(1, None)]


def test_an_edit_says_what_to_change(terminal: Terminal, story: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    terminal("add", str(story), folder=folder)

    assert terminal("edit", "tolm-fire.md", folder=folder).code == 2
    refused = terminal("edit", "tolm-fire.md", "--published", "soon", folder=folder)
    assert refused.code == 1
    assert "not understood" in refused.err
    done = terminal("rebuild", folder=folder)
    assert (done.code, done.out.split(":")[0]) == (0, "rebuilt")
    assert "2 documents" in done.out


def test_a_new_version_of_what_is_not_there_is_told(terminal: Terminal, story: Path) -> None:
    done = terminal("add", str(story), "--replace", "NOSUCHID")

    assert done.code == 1
    assert "NOSUCHID" in done.err
