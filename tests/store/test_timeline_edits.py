"""Edits of the timeline: in force until undone, kept for ever, and each library's own."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.domain.document import BASE_LIBRARY, LibraryId
from bot.domain.errors import NotFoundError
from bot.domain.event import DatedValue
from bot.domain.timeline import EditKind, ReportPlace, TimelineEdit
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.timeline_edits import TimelineEditStore
from tests.store import samples

HERE, THERE = LibraryId("4001"), LibraryId("4002")
NOW = datetime(2031, 6, 1, tzinfo=UTC)


def edit(place: ReportPlace, *, date: DatedValue | None = None) -> TimelineEdit:
    return TimelineEdit(
        place=place,
        kind=EditKind.DATE if date else EditKind.HIDE,
        shown="Mara Osterby left Veldhaven.",
        date=date,
        moderator_id="7",
        moderator_name="Ilka",
        recorded_at=NOW,
    )


@pytest.fixture
def edits(database: Database) -> TimelineEditStore:
    return TimelineEditStore(database)


@pytest.fixture
def place(database: Database) -> ReportPlace:
    document = samples.document(library=HERE)
    DocumentStore(database).add_version(document, samples.analysis(), "test")
    return ReportPlace(document.id, document.version, 3)


def test_an_edit_counts_until_it_is_undone_and_stays_in_the_log(
    edits: TimelineEditStore, place: ReportPlace
) -> None:
    first, second = edit(place), edit(place, date=DatedValue(edtf="2031"))
    edits.record(HERE, first)
    edits.record(HERE, second)

    assert edits.in_force(HERE) == (first, second)
    assert edits.undo(HERE, "8", NOW + timedelta(days=1)) == second
    assert edits.in_force(HERE) == (first,)
    assert [(past.edit, past.undone_by) for past in edits.history(HERE)] == [
        (second, "8"),
        (first, None),
    ]


def test_nothing_to_undo_is_said_so(edits: TimelineEditStore) -> None:
    with pytest.raises(NotFoundError, match="left to undo"):
        edits.undo(HERE, "8", NOW)


def test_another_library_neither_sees_nor_undoes_an_edit(
    edits: TimelineEditStore, place: ReportPlace
) -> None:
    edits.record(HERE, edit(place))

    assert edits.in_force(THERE) == edits.in_force(BASE_LIBRARY) == ()
    assert edits.history(THERE) == ()
    with pytest.raises(NotFoundError):
        edits.undo(THERE, "8", NOW)
    with pytest.raises(NotFoundError):
        edits.record(THERE, edit(place))


@pytest.mark.parametrize(
    "statement", ["DELETE FROM timeline_edits", "UPDATE timeline_edits SET edit = '{}'"]
)
def test_history_cannot_be_rewritten(
    database: Database, edits: TimelineEditStore, place: ReportPlace, statement: str
) -> None:
    edits.record(HERE, edit(place))

    with pytest.raises(DBAPIError, match="an edit is undone"), database.write() as connection:
        connection.execute(text(statement))
