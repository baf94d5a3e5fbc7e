"""A server that was left keeps its data for a while; a purge takes all of it and nothing else."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.domain.answer import QuoteRef
from bot.domain.claim import Assessment, Relation, RelationKind, Status
from bot.domain.document import BASE_LIBRARY, Document, DocumentId, LibraryId
from bot.domain.errors import NotFoundError
from bot.domain.event import DatedValue
from bot.domain.posted import PostedAnswer, ShownQuote
from bot.domain.timeline import EditKind, ReportPlace, TimelineEdit
from bot.store.assessments import AssessmentStore
from bot.store.audit import AuditAction
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.feedback import FeedbackStore
from bot.store.posted_answers import PostedAnswerStore
from bot.store.schema import metadata
from bot.store.server_settings import ServerSettingsStore
from bot.store.servers import ServerStore
from bot.store.timeline_edits import TimelineEditStore
from bot.store.verdicts import VerdictStore
from tests.store.samples import HARBOUR, MEADOW, NOON, analysis, document, key, verdict

LATER = NOON + timedelta(days=31)


@pytest.fixture
def servers(database: Database) -> ServerStore:
    return ServerStore(database)


def fill(database: Database, library: LibraryId) -> Document:
    """Put something of every kind into a library, with its id in every word."""
    store = DocumentStore(database)
    words = f"The secret of {library} is out.\nMara Vell says that {library} was sold.\nNobody."
    stored = document(words, library=library, title=f"Secrets of {library}")
    store.add_version(stored, analysis(words), "77")
    removed = document(f"Gone from {library}.", library=library, file_name="gone.txt")
    store.add_version(removed, analysis(removed.text), "77")
    store.remove(library, removed.id, "77")
    denies = Relation(
        subject=key(stored, 2), target=key(stored, 1), kind=RelationKind.DENIES, similarity=0.5
    )
    assessed = Assessment(sentence=key(stored), status=Status.STATED, reasons=(library,))
    AssessmentStore(database).replace(library, [assessed], [denies])
    VerdictStore(database).record(library, verdict(key(stored)))
    FeedbackStore(database).record(
        library, refs=(), message_link="", words=f"Wrong in {library}.", member_id="5"
    )
    TimelineEditStore(database).record(library, _edit(stored))
    ServerSettingsStore(database).change(
        library, lambda before: before.model_copy(update={"log_channel": "7"}), "77"
    )
    PostedAnswerStore(database).record(
        PostedAnswer(
            library=library,
            channel="7",
            message=f"8{library}",
            posted_at=NOON,
            quotes=(ShownQuote(QuoteRef(stored.id, 1, 0, 3), Status.STATED),),
        )
    )
    return stored


def _edit(stored: Document) -> TimelineEdit:
    return TimelineEdit(
        place=ReportPlace(stored.id, 1, 0),
        kind=EditKind.DATE,
        shown="The secret is out.",
        date=DatedValue(edtf="2031"),
        moderator_id="77",
        moderator_name="Ilse",
        recorded_at=NOON,
    )


def rows_of(database: Database, library: LibraryId) -> dict[str, list[str]]:
    """Read all rows of a library, byte for byte."""
    with database.read() as connection:
        return {
            table.name: [
                repr(tuple(row))
                for row in connection.execute(
                    text(f"SELECT * FROM {table.name} WHERE library_id = :of ORDER BY rowid"),  # noqa: S608 - our own tables
                    {"of": library},
                )
            ]
            for table in metadata.sorted_tables
        }


def test_a_purge_takes_all_of_one_library_and_nothing_of_the_others(
    database: Database, servers: ServerStore
) -> None:
    for library in (BASE_LIBRARY, HARBOUR, MEADOW):
        fill(database, library)
    for library in (HARBOUR, MEADOW):
        servers.join(library)
    servers.leave(HARBOUR, NOON)
    others = {each: rows_of(database, each) for each in (BASE_LIBRARY, MEADOW)}

    servers.purge(HARBOUR)

    assert {name: found for name, found in rows_of(database, HARBOUR).items() if found} == {}
    assert {each: rows_of(database, each) for each in others} == others
    assert database.problems() == ()


def test_purged_words_are_in_no_file_any_more(database: Database, servers: ServerStore) -> None:
    fill(database, HARBOUR)
    servers.join(HARBOUR)
    servers.leave(HARBOUR, NOON)
    before = b"".join(each.read_bytes() for each in database.file.parent.iterdir())
    assert b"The secret of 1001" in before

    servers.purge(HARBOUR)

    after = b"".join(each.read_bytes() for each in database.file.parent.iterdir())
    assert b"The secret of 1001" not in after
    assert b"Wrong in 1001" not in after


def test_what_is_in_use_is_never_purged(database: Database, servers: ServerStore) -> None:
    stored = fill(database, HARBOUR)
    fill(database, BASE_LIBRARY)
    servers.join(HARBOUR)

    for library in (HARBOUR, MEADOW, BASE_LIBRARY):
        with pytest.raises(NotFoundError):
            servers.purge(library)
        with pytest.raises(IntegrityError, match="only a server that was left is purged"):
            _begin_purge(database, library)

    assert DocumentStore(database).get((HARBOUR,), stored.id) == stored


def test_a_purge_under_way_lets_nothing_go_of_another_library(
    database: Database, servers: ServerStore
) -> None:
    fill(database, HARBOUR)
    fill(database, MEADOW)
    servers.join(HARBOUR)
    servers.leave(HARBOUR, NOON)

    with pytest.raises(IntegrityError, match="never deleted"):
        _delete_of(database, purged=HARBOUR, deleted=MEADOW)


def test_every_table_that_refuses_deletes_makes_way_for_a_purge(database: Database) -> None:
    with database.read() as connection:
        rows = connection.execute(text("SELECT sql FROM sqlite_master WHERE type = 'trigger'"))
        triggers = [str(row.sql) for row in rows]

    refusing = [each for each in triggers if re.search(r"BEFORE\s+DELETE", each)]
    assert len(refusing) >= 4
    assert [each for each in refusing if "FROM purges WHERE library_id" not in each] == []


def test_every_table_names_the_library_that_a_row_belongs_to() -> None:
    assert [each.name for each in metadata.sorted_tables if "library_id" not in each.c] == []


def test_coming_back_in_time_takes_the_leaving_back(servers: ServerStore) -> None:
    servers.join(HARBOUR)
    servers.leave(HARBOUR, NOON)
    assert servers.left_before(LATER) == (HARBOUR,)

    servers.join(HARBOUR)

    assert servers.left_before(LATER) == ()
    with pytest.raises(NotFoundError):
        servers.purge(HARBOUR)


def test_the_first_moment_of_leaving_counts(servers: ServerStore) -> None:
    servers.leave(HARBOUR, NOON)
    servers.leave(HARBOUR, LATER)

    assert servers.left_before(NOON + timedelta(seconds=1)) == (HARBOUR,)
    assert servers.left_before(NOON) == ()


def test_the_operators_list_counts_and_quotes_nothing(
    database: Database, servers: ServerStore
) -> None:
    fill(database, HARBOUR)
    servers.join(HARBOUR)
    servers.leave(MEADOW, NOON)

    here, left = servers.all()

    assert (here.library, here.left_at, here.documents) == (HARBOUR, None, 1)
    assert (left.library, left.left_at, left.documents) == (MEADOW, NOON, 0)


def test_the_log_is_told_from_where_it_stopped(database: Database, servers: ServerStore) -> None:
    store = DocumentStore(database)
    store.add_version(document(), analysis(), "77")
    servers.join(HARBOUR)
    assert servers.untold(HARBOUR, 50) == ()
    boat = document("A boat.", file_name="boat.txt")
    store.add_version(boat, analysis(boat.text), "77")
    store.add_version(document(library=MEADOW), analysis(), "78")
    store.remove(HARBOUR, boat.id, "77")

    added, removed = servers.untold(HARBOUR, 50)
    assert (added.action, removed.action) == (AuditAction.ADD, AuditAction.REMOVE)
    assert servers.untold(HARBOUR, 1) == (removed,)
    assert added.id is not None
    servers.tell(HARBOUR, added.id)

    assert servers.untold(HARBOUR, 50) == (removed,)
    assert servers.newest_steps()[HARBOUR] == (removed.id, removed.id, 0)


def test_steps_that_statuses_do_not_rest_on_leave_them_settled(
    database: Database, servers: ServerStore
) -> None:
    fill(database, HARBOUR)
    up_to = servers.newest_steps()[HARBOUR].newest
    AssessmentStore(database).replace(HARBOUR, (), (), up_to=up_to)
    assert servers.newest_steps()[HARBOUR].settled

    ServerSettingsStore(database).change(
        HARBOUR, lambda before: before.model_copy(update={"links": False}), "77"
    )
    assert servers.newest_steps()[HARBOUR].settled
    added = document("A boat.", file_name="boat.txt")
    DocumentStore(database).add_version(added, analysis(added.text), "77")

    assert not servers.newest_steps()[HARBOUR].settled


def test_steps_on_the_timeline_are_logged(database: Database) -> None:
    stored = document()
    DocumentStore(database).add_version(stored, analysis(), "77")
    edits = TimelineEditStore(database)
    edits.record(HARBOUR, _edit(stored))
    edits.undo(HARBOUR, "78", NOON)

    with database.read() as connection:
        actions = connection.execute(text("SELECT action, actor FROM audit ORDER BY id")).all()
    assert [tuple(row) for row in actions[1:]] == [("date event", "77"), ("undo event", "78")]


def test_a_row_of_a_left_server_is_still_kept_without_a_purge(
    database: Database, servers: ServerStore
) -> None:
    fill(database, HARBOUR)
    servers.leave(HARBOUR, NOON)

    with pytest.raises(DBAPIError, match="never deleted"), database.write() as connection:
        connection.execute(text("DELETE FROM verdicts"))


def test_a_posted_answer_is_kept_marked_and_forgotten(database: Database) -> None:
    answers = PostedAnswerStore(database)
    quote = ShownQuote(QuoteRef(DocumentId("ABCDEFGH"), 1, 4, 9), Status.STATED)
    old = PostedAnswer(
        library=HARBOUR, channel="1", message="2", posted_at=NOON, quotes=(quote, quote)
    )
    new = old.model_copy(update={"message": "3", "posted_at": LATER})
    answers.record(old)
    answers.record(new)

    assert answers.list(HARBOUR) == (new, old)
    assert answers.list(MEADOW) == ()
    answers.forget(MEADOW, "3")
    assert answers.forget_before(LATER) == 1
    assert answers.list(HARBOUR) == (new,)
    answers.forget(HARBOUR, "3")
    assert answers.list(HARBOUR) == ()


def _begin_purge(database: Database, library: LibraryId) -> None:
    with database.write() as connection:
        connection.execute(text("INSERT INTO purges VALUES (:of)"), {"of": library})


def _delete_of(database: Database, *, purged: LibraryId, deleted: LibraryId) -> None:
    with database.write() as connection:
        connection.execute(text("INSERT INTO purges VALUES (:of)"), {"of": purged})
        connection.execute(text("DELETE FROM audit WHERE library_id = :of"), {"of": deleted})
