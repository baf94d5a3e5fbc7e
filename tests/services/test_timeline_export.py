"""Exports parse back into what the timeline holds, whatever its documents say."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.claim import Status
from bot.domain.document import DocumentId, DocumentRef
from bot.domain.errors import NotFoundError
from bot.domain.event import EventRole, Granularity
from bot.domain.timeline import DatedReport, ReportedEvent, SentenceQuote, Timeline
from bot.services.timeline_export import ExportFormat, claimant, export

NOW = datetime(2031, 6, 1, 12, 30, tzinfo=UTC)
WORDS = st.text(
    st.one_of(
        st.sampled_from(list("\\;,:\"'=+-@<>&\n\r\t\x00\x0b\u2028 é漢😀")),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=300,
)


def report(
    text: str = "Mara Osterby left Veldhaven on 3 May 2031.",
    *,
    granularity: Granularity | None = Granularity.DAY,
    earliest: date | None = date(2031, 5, 3),
    latest: date | None = date(2031, 5, 3),
    edtf: str | None = "2031-05-03",
    said_by: tuple[str, ...] = (),
    start: int = 0,
) -> DatedReport:
    """Make a report of a fictional event."""
    return DatedReport(
        document=DocumentRef(
            id=DocumentId("abcd1234"),
            version=1,
            file_name="letters.md",
            title="The harbour letters",
            publisher="The Veldhaven Post",
            published="2031-06",
            url=None,
        ),
        start=start,
        end=start + 10,
        expression="3 May 2031",
        sentence=SentenceQuote(start=start, end=start + len(text), text=text),
        edtf=edtf,
        earliest=earliest,
        latest=latest,
        granularity=granularity,
        year_inferred=False,
        role=EventRole.HAPPENED,
        said_by=said_by,
        status=Status.STATED,
    )


MONTH = report(
    granularity=Granularity.MONTH,
    earliest=date(2031, 2, 11),
    latest=date(2031, 2, 20),
    edtf="2031-02~",
    said_by=("The Post", "unspecified"),
    start=100,
)
UNDATED = report(granularity=Granularity.MONTH, earliest=None, latest=None, edtf="XXXX-05")


def timeline(*reports: DatedReport) -> Timeline:
    events = tuple(ReportedEvent(reports=(each,), disagreements=()) for each in reports)
    return Timeline(events=events, first=0, total=len(events), notes=())


def text_of(form: ExportFormat, *reports: DatedReport) -> str:
    return export(timeline(*reports), form, NOW).text


def calendar_lines(text: str) -> list[str]:
    """Undo the folding of RFC 5545."""
    return text.replace("\r\n ", "").split("\r\n")


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)


def value_of(lines: list[str], name: str) -> str:
    (found,) = [line for line in lines if line.startswith(name)]
    return unescaped(found.partition(":")[2])


def test_csv_has_one_row_for_each_report() -> None:
    rows = list(csv.DictReader(io.StringIO(text_of(ExportFormat.CSV, report(), MONTH, UNDATED))))

    assert [row["edtf"] for row in rows] == ["2031-02~", "2031-05-03", "XXXX-05"]
    assert rows[0]["said_by"] == "The Post → somebody unnamed"
    assert rows[1]["said_by"] == "The Veldhaven Post"
    assert {row["status"] for row in rows} == {"stated"}


@given(WORDS)
def test_csv_reads_back_and_runs_no_formula(words: str) -> None:
    text = text_of(ExportFormat.CSV, report(words))

    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["sentence"] in {words, f"'{words}"}
    assert row["sentence"][0] not in "=+-@\t\r"


@given(WORDS)
def test_timelinejs_reads_back_and_holds_no_markup_of_a_document(words: str) -> None:
    (slide,) = json.loads(text_of(ExportFormat.TIMELINEJS, report(words)))["events"]

    assert "<" not in slide["text"]["text"].replace("<p>", "").replace("</p>", "")
    assert "<" not in slide["text"]["headline"] + slide["group"]
    assert slide["start_date"] == {
        "year": 2031, "month": 5, "day": 3, "display_date": "3 May 2031"
    }  # fmt: skip


def test_timelinejs_says_how_exact_a_date_is_and_groups_by_claimant() -> None:
    exported = export(timeline(MONTH, UNDATED), ExportFormat.TIMELINEJS, NOW)
    (slide,) = json.loads(exported.text)["events"]

    assert slide["display_date"] == "about February 2031"
    assert slide["group"] == "The Post → somebody unnamed"
    assert (slide["start_date"]["day"], slide["end_date"]["day"]) == (11, 20)
    assert exported.note == "1 event; 1 left out, without a year"


def test_a_calendar_holds_days_only_and_says_how_many_are_left_out() -> None:
    exported = export(timeline(report(), MONTH, UNDATED), ExportFormat.ICS, NOW)
    lines = calendar_lines(exported.text)

    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert value_of(lines, "DTSTART") == "20310503"
    assert value_of(lines, "DTEND") == "20310504"
    assert value_of(lines, "DTSTAMP") == "20310601T123000Z"
    assert exported.note == "1 event; 2 left out, not dated to the day"
    assert value_of(lines, "X-WR-CALDESC") == exported.note


@given(WORDS)
def test_a_calendar_is_folded_and_escaped_and_reads_back(words: str) -> None:
    text = text_of(ExportFormat.ICS, report(words))

    assert text.endswith("\r\n")
    physical = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 for line in physical)
    assert all("\n" not in line and "\r" not in line for line in physical)
    kept = "".join(c for c in "\n".join(words.splitlines()) if c >= " " or c == "\n")
    assert value_of(calendar_lines(text), "SUMMARY") == kept.replace("\x7f", "")


def test_an_empty_calendar_is_refused() -> None:
    with pytest.raises(NotFoundError, match="whole days"):
        export(timeline(MONTH), ExportFormat.ICS, NOW)


def test_the_documents_own_voice_is_its_publisher() -> None:
    assert claimant(report()) == "The Veldhaven Post"
    assert claimant(report(said_by=("unspecified",))) == "somebody unnamed"
