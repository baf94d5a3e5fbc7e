"""Every step can be undone, and nobody's step overwrites another's in silence."""

import pytest

from bot.domain.errors import ConflictError, NotFoundError
from bot.store.audit import AuditAction
from bot.store.documents import DocumentStore
from tests.store.samples import HARBOUR, REACH, analysis, document


def test_every_step_is_undone_from_the_newest_back(store: DocumentStore) -> None:
    first = document()
    second = document("The lighthouse burns again.", id=first.id, version=2)
    renamed = second.details.model_copy(update={"title": "Light over Orsk", "author": "M. Vell"})
    store.add_version(first, analysis(), "77")
    store.add_version(second, analysis(second.text), "77")
    store.edit_details(second, renamed, "77")
    store.remove(HARBOUR, first.id, "77")

    assert store.undo(HARBOUR, "78").action is AuditAction.REMOVE
    assert store.get(REACH, first.id).details == renamed
    assert store.undo(HARBOUR, "78").action is AuditAction.EDIT_DETAILS
    assert store.get(REACH, first.id) == second
    undone = store.undo(HARBOUR, "78")
    assert undone.action is AuditAction.NEW_VERSION
    assert "Version 1 is back" in undone.description
    assert store.get(REACH, first.id) == first
    assert store.undo(HARBOUR, "78").action is AuditAction.ADD
    assert store.current(REACH) == ()
    with pytest.raises(NotFoundError, match="no step left"):
        store.undo(HARBOUR, "78")


def test_the_number_of_an_undone_version_is_not_used_again(store: DocumentStore) -> None:
    first = document()
    second = document("The lighthouse burns again.", id=first.id, version=2)
    third = document("The lighthouse was never sold.", id=first.id, version=3)
    store.add_version(first, analysis(), "77")
    store.add_version(second, analysis(second.text), "77")
    store.undo(HARBOUR, "77")

    assert store.next_version(HARBOUR, first.id) == 3
    store.add_version(third, analysis(third.text), "77")

    assert store.get(REACH, first.id) == third
    store.undo(HARBOUR, "77")
    assert store.get(REACH, first.id) == first


def test_a_version_that_came_too_late_is_refused(store: DocumentStore) -> None:
    first = document()
    faster = document("The faster change.", id=first.id, version=2)
    slower = document("The slower change.", id=first.id, version=2)
    store.add_version(first, analysis(), "77")
    store.add_version(faster, analysis(faster.text), "77")

    with pytest.raises(ConflictError):
        store.add_version(slower, analysis(slower.text), "78")

    assert store.get(REACH, first.id) == faster


def test_details_edited_by_two_are_not_overwritten_in_silence(store: DocumentStore) -> None:
    seen = document()
    store.add_version(seen, analysis(), "77")
    store.edit_details(seen, seen.details.model_copy(update={"title": "Dark in Orsk"}), "77")

    with pytest.raises(ConflictError, match="Dark in Orsk"):
        store.edit_details(seen, seen.details.model_copy(update={"title": "Sold"}), "78")

    assert store.get(REACH, seen.id).details.title == "Dark in Orsk"
