"""Every step stands in the log with what was before and after it."""

import pytest

from bot.domain.errors import DocumentRejectedError
from bot.store.audit import AuditAction, AuditLog
from bot.store.database import Database
from bot.store.documents import DocumentStore
from tests.store.samples import HARBOUR, MEADOW, analysis, document


def test_every_step_is_logged_with_before_and_after(
    database: Database, store: DocumentStore
) -> None:
    first = document()
    second = document("The lighthouse burns again.", id=first.id, version=2)
    store.add_version(first, analysis(), "77")
    store.add_version(second, analysis(second.text), "78")
    store.remove(HARBOUR, first.id, "79")
    store.undo(HARBOUR, "80")

    undo, remove, replace, add = AuditLog(database).entries(HARBOUR)

    assert [each.action for each in (add, replace, remove, undo)] == [
        AuditAction.ADD,
        AuditAction.NEW_VERSION,
        AuditAction.REMOVE,
        AuditAction.UNDO,
    ]
    assert [each.actor for each in (add, replace, remove, undo)] == ["77", "78", "79", "80"]
    assert add.before is None
    assert add.after is not None
    assert (add.after["version"], add.after["title"]) == (1, first.details.title)
    assert (replace.before, replace.after) == (add.after, remove.before)
    assert remove.after is None
    assert undo.undoes == remove.id
    assert {each.document for each in (add, replace, remove, undo)} == {first.id}


def test_the_log_is_read_in_pages(database: Database, store: DocumentStore) -> None:
    for number in range(5):
        text = f"Boat {number} sails."
        store.add_version(document(text, file_name=text), analysis(text), str(number))
    log = AuditLog(database)

    newest = log.entries(HARBOUR, limit=2)
    older = log.entries(HARBOUR, limit=9, before=newest[-1].id)

    assert [each.actor for each in newest] == ["4", "3"]
    assert [each.actor for each in older] == ["2", "1", "0"]
    assert log.entries(MEADOW) == ()


def test_a_step_that_fails_is_not_logged(database: Database, store: DocumentStore) -> None:
    store.add_version(document(), analysis(), "77")

    with pytest.raises(DocumentRejectedError):
        store.add_version(document(), analysis(), "78")

    assert [each.actor for each in AuditLog(database).entries(HARBOUR)] == ["77"]
