"""The database opens where it can, says why where it cannot, and keeps what it was given."""

import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.domain.errors import ConfigurationError, HearsayError
from bot.store.database import FILE_NAME, Database
from bot.store.documents import DocumentStore
from bot.store.schema import metadata
from bot.store.verdicts import VerdictStore
from tests.store.samples import HARBOUR, REACH, analysis, document, key, verdict


def test_an_empty_folder_is_brought_to_the_schema_of_the_tables(database: Database) -> None:
    with database.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []


def test_a_database_at_the_base_revision_is_brought_up(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE_NAME) as base:
        base.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)")
    base.close()

    database = Database.open(tmp_path)

    with database.read() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == "0009"
    database.close()


def test_a_database_keeps_its_documents_when_it_is_opened_again(tmp_path: Path) -> None:
    added = document()
    first = Database.open(tmp_path)
    DocumentStore(first).add_version(added, analysis(), "operator")
    first.close()

    second = Database.open(tmp_path)

    assert DocumentStore(second).get(REACH, added.id) == added
    second.close()


def test_two_processes_worth_of_connections_share_one_file(tmp_path: Path) -> None:
    bot, terminal = Database.open(tmp_path), Database.open(tmp_path)
    added = document()

    DocumentStore(terminal).add_version(added, analysis(), "operator")

    assert DocumentStore(bot).get(REACH, added.id) == added
    bot.close()
    terminal.close()


def test_every_connection_has_its_guards(database: Database) -> None:
    with database.read() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }

    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")

    with pytest.raises(ConfigurationError, match="HEARSAY_DATA"):
        Database.open(tmp_path / "data")


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()

    with pytest.raises(ConfigurationError, match="HEARSAY_DATA"):
        Database.open(tmp_path)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"Dear diary, " * 500)

    with pytest.raises(ConfigurationError, match="not a database"):
        Database.open(tmp_path)

    assert (tmp_path / FILE_NAME).read_bytes() == b"Dear diary, " * 500


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE_NAME) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()

    with pytest.raises(ConfigurationError, match="another program"):
        Database.open(tmp_path)


def test_a_newer_versions_database_is_refused(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()

    with pytest.raises(ConfigurationError, match="newer version of Hearsay"):
        Database.open(tmp_path)


def test_a_file_that_is_damaged_in_the_middle_is_told_in_a_sentence(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    added = document()
    DocumentStore(database).add_version(added, analysis(), "operator")
    database.close()
    file = tmp_path / FILE_NAME
    pages = file.read_bytes()
    file.write_bytes(pages[:8192] + b"\xa5" * (len(pages) - 8192))

    damaged = Database(create_engine(f"sqlite:///{file}"), file)

    with pytest.raises(HearsayError, match="restore the data folder from a backup"):
        DocumentStore(damaged).get(REACH, added.id)
    with pytest.raises(HearsayError, match="restore the data folder from a backup"):
        DocumentStore(damaged).remove(HARBOUR, added.id, "operator")
    damaged.close()


def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError):
        _write_and_fail(database)

    with database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM documents")).scalar_one() == 0


def test_reading_goes_on_while_another_thread_writes(
    database: Database, store: DocumentStore
) -> None:
    added = document()
    store.add_version(added, analysis(), "operator")
    seen: list[int] = []
    with database.write() as connection:
        connection.execute(text("UPDATE documents SET removed_at = '2031'"))
        reader = threading.Thread(target=lambda: seen.append(len(store.current(REACH))))
        reader.start()
        reader.join()

    assert seen == [1]
    assert store.current(REACH) == ()


def test_documents_added_by_many_threads_all_arrive(store: DocumentStore) -> None:
    added = [document(f"Boat {number} sails.", file_name=f"{number}.txt") for number in range(20)]
    threads = [
        threading.Thread(target=store.add_version, args=(each, analysis(each.text), "77"))
        for each in added
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(store.version_keys(HARBOUR)) == {each.key for each in added}


def test_a_sound_database_has_no_problems(database: Database, store: DocumentStore) -> None:
    store.add_version(document(), analysis(), "operator")

    assert database.problems() == ()


def test_a_sentence_that_left_its_text_is_a_problem(
    database: Database, store: DocumentStore
) -> None:
    store.add_version(document(), analysis(), "operator")
    with database.write() as connection:
        connection.execute(text("DROP TRIGGER sentences_refuses_update"))
        connection.execute(text("UPDATE sentences SET text = 'Invented.' WHERE position = 1"))

    assert database.problems() == ("1 stored sentences differ from their document's text",)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE audit SET actor = 'nobody'", "audit log never change"),
        ("DELETE FROM audit", "audit log are never deleted"),
        ("UPDATE versions SET text = 'Invented.'", "text of a stored version never changes"),
        ("UPDATE versions SET content_hash = ''", "text of a stored version never changes"),
        ("DELETE FROM versions", "never deleted"),
        ("UPDATE sentences SET start = 1", "sentence never changes"),
        ("UPDATE passages SET last = 0", "passage never changes"),
        ("UPDATE verdicts SET status = 'refuted'", "never rewritten"),
        ("DELETE FROM verdicts", "never deleted"),
    ],
)
def test_the_database_itself_refuses_to_rewrite_history(
    database: Database, store: DocumentStore, statement: str, message: str
) -> None:
    added = document()
    store.add_version(added, analysis(), "operator")
    VerdictStore(database).record(HARBOUR, verdict(key(added)))

    with pytest.raises(IntegrityError, match=message), database.write() as connection:
        connection.execute(text(statement))


def test_a_version_without_its_document_is_refused(
    database: Database, store: DocumentStore
) -> None:
    store.add_version(document(), analysis(), "operator")

    with pytest.raises(DBAPIError, match="FOREIGN KEY"), database.write() as connection:
        connection.execute(text("DELETE FROM documents"))


def _write_and_fail(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("INSERT INTO documents VALUES ('1', 'A', 1, '2031', NULL, NULL)"))
        raise RuntimeError
