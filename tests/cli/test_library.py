"""`add`, `documents`, `sentences`, `remove`, `undo`, `doctor`: the operator's library."""

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


def test_a_document_goes_in_and_out_and_in_again(
    terminal: Terminal, story: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    details = ("--title", "Fire in Tolm", "--publisher", "The Tolm Gazette")
    assert str(folder) in terminal("documents", folder=folder).err
    added = terminal(
        "add", str(story), *details, "--published", "2021-05-05", "--json", folder=folder
    )
    (report,) = json.loads(added.out)
    identity = report["document"]["id"]
    assert added.code == 0
    assert report["outcome"] == "added"
    assert report["document"]["title"] == "Fire in Tolm"
    assert report["document"]["published"] == "2021-05-05"

    again = terminal("add", str(story), folder=folder)
    assert "nothing changed" in again.out

    rows = json.loads(terminal("documents", "--json", folder=folder).out)
    assert [row["file_name"] for row in rows] == ["dong-jingwei-defection.txt", "tolm-fire.md"]

    found = json.loads(terminal("sentences", "--document", identity, "--json", folder=folder).out)
    assert [STORY[each["start"] : each["end"]] for each in found] == [
        each["text"] for each in found
    ]
    assert [each["said_by"] for each in found] == [[], ["Mira Osterby"]]
    assert {each["status"] for each in found} == {"stated", "unverified"}

    assert terminal("remove", identity, folder=folder).code == 0
    assert json.loads(terminal("ask", "What burned in Tolm?", "--json", folder=folder).out)[
        "refused"
    ]
    assert terminal("undo", folder=folder).code == 0
    assert "grain store" in terminal("ask", "What burned in Tolm?", folder=folder).out


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "not"),
        ("latin.txt", "Das Café in Tölm.".encode("latin-1"), "UTF-8"),
        ("large.txt", b"word " * 4_100_000, "MB"),
    ],
)
def test_a_file_that_cannot_go_in_is_told_and_changes_nothing(
    terminal: Terminal, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    before = terminal("documents", "--json").out

    done = terminal("add", str(path))

    assert done.code == 1
    assert says in done.err
    assert "Traceback" not in done.err
    assert terminal("documents", "--json").out == before


def test_a_missing_file_is_told(terminal: Terminal) -> None:
    done = terminal("add", "/nowhere/story.md")

    assert done.code == 1
    assert "cannot be read" in done.err


def test_a_list_for_another_program_cuts_no_name(terminal: Terminal, tmp_path: Path) -> None:
    story = tmp_path / ("grain-store-of-tolm-" * 8 + ".md")
    story.write_text(STORY, encoding="utf-8")
    assert terminal("add", str(story), folder=tmp_path / "data").code == 0

    assert story.name in terminal("documents", folder=tmp_path / "data").out


def test_a_report_counts_in_words_and_says_how_to_give_the_date(
    terminal: Terminal, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Mira Osterby denied that the grain store had burned.\n", encoding="utf-8")

    done = terminal("add", str(note), folder=tmp_path / "data")

    identity, _, report = done.out.partition("  ")
    assert "9 words, 1 sentence, 1 of them attributed, 0 hedged, 1 denial\n" in report
    assert f"`edit {identity} --published 2021-06-18`" in report


def test_an_unknown_document_is_told(terminal: Terminal) -> None:
    done = terminal("remove", "NOSUCHID")

    assert done.code == 1
    assert "NOSUCHID" in done.err


def test_the_doctor_finds_a_fresh_installation_well(terminal: Terminal) -> None:
    done = terminal("doctor", "--json")

    findings = json.loads(done.out)
    assert done.code == 0
    assert [finding["what"] for finding in findings] == [
        "data folder", "token", "model", "store", "sentences", "index",
    ]  # fmt: skip
    assert all(finding["fine"] for finding in findings)


def test_the_doctor_creates_no_folder(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal("doctor", "--data", str(tmp_path / "mistyped"))

    assert done.code == 0
    assert f"{tmp_path / 'mistyped'} is not there yet" in done.out
    assert not (tmp_path / "mistyped").exists()


def test_the_doctor_looks_at_the_settings_before_there_is_a_folder(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "no token")

    done = terminal("doctor", "--json", "--data", str(tmp_path / "later"))

    findings = {finding["what"]: finding["fine"] for finding in json.loads(done.out)}
    assert done.code == 1
    assert findings == {"data folder": True, "token": False, "model": True}


def test_the_doctor_finds_a_folder_that_cannot_come_into_being(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder")

    done = terminal("doctor", "--data", str(tmp_path / "file" / "below"))

    assert done.code == 1
    assert f"PROBLEM  data folder: {tmp_path / 'file' / 'below'} cannot be created" in done.out


def test_a_data_folder_that_cannot_be_used_is_told(terminal: Terminal, tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")

    done = terminal("--data", str(occupied), "documents")

    assert done.code == 2
    assert "Traceback" not in done.err
    assert str(occupied) in done.err
