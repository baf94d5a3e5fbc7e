"""`timeline`: dated events for people, as JSON, and for other programs."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Terminal

pytestmark = pytest.mark.model
STORY = (ROOT / "corpus" / "dong-jingwei-defection.txt").read_text(encoding="utf-8")
FIELDS = [
    "document", "start", "end", "expression", "sentence", "edtf", "earliest", "latest",
    "granularity", "year_inferred", "role", "said_by", "status",
]  # fmt: skip


def test_json_is_one_flat_list_of_events_in_the_shape_of_the_contract(terminal: Terminal) -> None:
    events = json.loads(terminal("timeline", "--json").out)

    assert events
    for event in events:
        assert list(event) == FIELDS
        sentence = event["sentence"]
        assert STORY[event["start"] : event["end"]] == event["expression"]
        assert STORY[sentence["start"] : sentence["end"]] == sentence["text"]
    dates = [event["earliest"] or event["latest"] for event in events]
    assert dates == sorted(dates)


def test_people_read_date_sentence_claimant_and_status(terminal: Terminal) -> None:
    done = terminal("timeline", "--about", "defection", "--from", "february 2021")

    assert "from “february 2021”: 1 February 2021 or later" in done.out
    assert "(year inferred)" in done.out
    assert "△ Unverified · said by" in done.out
    assert "the year: counted from the publication date" in done.out


def test_nothing_that_fits_is_said_so(terminal: Terminal) -> None:
    done = terminal("timeline", "--to", "1900")

    assert done.code == 0
    assert "No dated event fits." in done.out


def test_as_of_a_day_before_the_documents_shows_nothing(terminal: Terminal) -> None:
    before = terminal("timeline", "--as-of", "29 June 2021", "--json")
    after = terminal("timeline", "--as-of", "June 2021", "--json")

    assert json.loads(before.out) == []
    assert json.loads(after.out)
    assert "only what was out by 30 June 2021" in after.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--from", "the other day or so"), "“the other day or so” is not a date"),
        (("--from", "2022", "--to", "2021"), "later than"),
        (("--about", "?!"), "no words"),
        (("--status", "true"), "true"),
        (("--json", "--export", "csv"), "--export"),
        (("--to-file", "x.csv"), "--export"),
    ],
)
def test_what_is_not_understood_is_named(
    terminal: Terminal, words: tuple[str, ...], told: str
) -> None:
    done = terminal("timeline", *words)

    assert done.code == 2
    assert told in done.err
    assert "Traceback" not in done.err


def test_an_export_goes_to_standard_output_and_its_note_beside_it(terminal: Terminal) -> None:
    done = terminal("timeline", "--export", "csv")

    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert len(rows) == len(json.loads(terminal("timeline", "--json").out))
    assert f"{len(rows)} events" in done.err


def test_an_export_goes_to_a_file(terminal: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "story.ics"

    done = terminal("timeline", "--export", "ics", "--to-file", str(target))

    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "left out, not dated to the day" in done.err
    assert done.out == ""


def test_a_file_that_cannot_be_written_is_told(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal("timeline", "--export", "csv", "--to-file", str(tmp_path / "no" / "x.csv"))

    assert done.code == 2
    assert "cannot be written" in done.err
