"""Edits of the timeline follow their sentences to another version of a document, and back."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.domain.document import BASE_LIBRARY, Document, LibraryId
from bot.domain.timeline import EditKind, ReportPlace, TimelineEdit
from bot.store.audit import AuditAction, AuditLog
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.standing import why_not
from bot.store.timeline_edits import TimelineEditStore
from tests.store.samples import HARBOUR, MEADOW, NOON, analysis, document

BURNED = "The mill of Tolm burned down in 2021."
SOLD = "Galt bought the mill in 2019."
NEW = "Nobody lives there."
_COUNT = count(1)


def edit(place: ReportPlace, other: ReportPlace | None = None) -> TimelineEdit:
    return TimelineEdit(
        place=place,
        kind=EditKind.MERGE if other else EditKind.HIDE,
        shown=BURNED,
        other=other,
        other_shown=SOLD if other else "",
        moderator_id="7",
        moderator_name="Ilka",
        recorded_at=NOON,
    )


def add(store: DocumentStore, *lines: str, library: LibraryId = HARBOUR) -> Document:
    added = document("\n".join(lines), library=library, file_name=f"{next(_COUNT)}.txt")
    store.add_version(added, analysis(added.text), "77")
    return added


def replace(store: DocumentStore, old: Document, *lines: str) -> Document:
    version = store.next_version(old.library, old.id)
    newer = document("\n".join(lines), id=old.id, version=version, library=old.library)
    store.add_version(newer, analysis(newer.text), "78")
    return newer


def place(stored: Document, words: str, which: int = 0) -> ReportPlace:
    """Return a place within these words, where they stand for the n-th time."""
    start = -1
    for _ in range(which + 1):
        start = stored.text.index(words, start + 1)
    return ReportPlace(stored.id, stored.version, start + 2)


@pytest.fixture
def edits(database: Database) -> TimelineEditStore:
    return TimelineEditStore(database)


def test_an_edit_goes_with_its_sentence_and_back(
    store: DocumentStore, edits: TimelineEditStore, database: Database
) -> None:
    first = add(store, BURNED, SOLD)
    kept, gone = edit(place(first, BURNED)), edit(place(first, SOLD))
    edits.record(HARBOUR, kept)
    edits.record(HARBOUR, gone)

    second = replace(store, first, NEW, BURNED)

    moved = kept.model_copy(update={"place": place(second, BURNED)})
    assert edits.in_force(HARBOUR) == (moved, gone)
    assert [past.edit for past in edits.history(HARBOUR)] == [gone, kept]
    (newest, *_) = AuditLog(database).steps(HARBOUR, 1)
    assert (newest.action, newest.actor) == (AuditAction.CARRY_EVENT, "78")
    assert newest.before is not None
    assert newest.after is not None
    assert (newest.before["version"], newest.after["version"]) == (1, 2)
    assert why_not(newest, AuditLog(database).about(HARBOUR, first.id)) is not None

    store.undo(HARBOUR, "78")

    assert edits.in_force(HARBOUR) == (kept, gone)


def test_what_was_changed_on_the_newer_version_stays_when_it_is_undone(
    store: DocumentStore, edits: TimelineEditStore
) -> None:
    first = add(store, BURNED)
    second = replace(store, first, NEW, BURNED)
    edits.record(HARBOUR, edit(place(second, BURNED)))

    store.undo(HARBOUR, "78")

    assert [each.place for each in edits.in_force(HARBOUR)] == [place(first, BURNED)]


def test_both_sides_of_a_merge_follow_each_its_own_document(
    store: DocumentStore, edits: TimelineEditStore
) -> None:
    first, other = add(store, BURNED, SOLD), add(store, NEW, SOLD)
    edits.record(HARBOUR, edit(place(first, BURNED), place(first, SOLD)))
    edits.record(HARBOUR, edit(place(first, BURNED), place(other, SOLD)))

    second = replace(store, first, SOLD, BURNED)
    third = replace(store, other, SOLD)

    assert [(each.place, each.other) for each in edits.in_force(HARBOUR)] == [
        (place(second, BURNED), place(second, SOLD)),
        (place(second, BURNED), place(third, SOLD)),
    ]


def test_the_same_words_twice_keep_their_order_and_are_left_where_one_is_gone(
    store: DocumentStore, edits: TimelineEditStore
) -> None:
    first = add(store, BURNED, SOLD, BURNED)
    last = edit(place(first, BURNED, 1))
    edits.record(HARBOUR, last)

    second = replace(store, first, NEW, BURNED, BURNED)
    assert [each.place for each in edits.in_force(HARBOUR)] == [place(second, BURNED, 1)]

    replace(store, second, BURNED)
    assert [each.place for each in edits.in_force(HARBOUR)] == [place(second, BURNED, 1)]


def test_an_undone_edit_stays_undone(store: DocumentStore, edits: TimelineEditStore) -> None:
    first = add(store, BURNED)
    edits.record(HARBOUR, edit(place(first, BURNED)))
    edits.undo(HARBOUR, "8", NOON)

    second = replace(store, first, NEW, BURNED)
    assert edits.in_force(HARBOUR) == ()

    edits.record(HARBOUR, edit(place(second, BURNED)))
    replace(store, second, BURNED, NEW)
    edits.undo(HARBOUR, "8", NOON, 2)
    assert edits.in_force(HARBOUR) == ()


def test_servers_edits_of_a_base_document_go_along_each_logged_in_its_own_library(
    store: DocumentStore, edits: TimelineEditStore, database: Database
) -> None:
    shared = add(store, BURNED, library=BASE_LIBRARY)
    for server in (HARBOUR, MEADOW):
        edits.record(server, edit(place(shared, BURNED)))

    second = replace(store, shared, NEW, BURNED)

    for server in (HARBOUR, MEADOW):
        assert [each.place for each in edits.in_force(server)] == [place(second, BURNED)]
        assert [each.action for each in AuditLog(database).steps(server, 9)] == [
            AuditAction.CARRY_EVENT,
            AuditAction.HIDE_EVENT,
        ]
    assert edits.in_force(BASE_LIBRARY) == ()


@pytest.mark.parametrize("statement", ["DELETE FROM edit_moves", "UPDATE edit_moves SET start = 0"])
def test_where_an_edit_went_cannot_be_rewritten(
    store: DocumentStore, edits: TimelineEditStore, database: Database, statement: str
) -> None:
    first = add(store, BURNED)
    edits.record(HARBOUR, edit(place(first, BURNED)))
    replace(store, first, NEW, BURNED)

    with pytest.raises(DBAPIError, match="where an edit went"), database.write() as connection:
        connection.execute(text(statement))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One database for all histories: each has a library of its own."""
    database = Database.open(tmp_path_factory.mktemp("moves"))
    yield database
    database.close()


LINES = st.lists(st.sampled_from([BURNED, SOLD, NEW, "🜂 It rains.", "É"]), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(LINES, st.lists(LINES, max_size=3), st.data())
def test_a_moved_edit_stands_on_the_same_words_and_undoing_brings_it_back(
    shared: Database, first: list[str], later: list[list[str]], data: st.DataObject
) -> None:
    store, edits = DocumentStore(shared), TimelineEditStore(shared)
    library = LibraryId(f"5{next(_COUNT)}")
    added = add(store, *first, library=library)
    start = data.draw(st.integers(0, len(added.text) - 1).filter(lambda at: added.text[at] != "\n"))
    edits.record(library, edit(ReportPlace(added.id, 1, start)))
    versions = [added]
    places = [edits.in_force(library)[0].place]
    for lines in later:
        versions.append(replace(store, versions[-1], f"Version {next(_COUNT)}.", *lines))
        places.append(edits.in_force(library)[0].place)

    words = {_line_at(versions[each.version - 1], each.start) for each in places}
    assert len(words) == 1
    line, _ = words.pop()
    for newer, now in zip(versions[1:], places[1:], strict=True):
        if now.version == newer.version:
            assert newer.text.split("\n").count(line) == first.count(line)
    for expected in reversed(places[:-1]):
        store.undo(library, "78")
        assert edits.in_force(library)[0].place == expected


def _line_at(stored: Document, at: int) -> tuple[str, int]:
    """Return the line around a place, and how far into it the place is."""
    begin = stored.text.rfind("\n", 0, at) + 1
    return stored.text[begin:].split("\n")[0], at - begin
