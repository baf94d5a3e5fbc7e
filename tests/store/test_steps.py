"""Every step can be undone, and nobody's step overwrites another's in silence."""

import pytest

from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY, Sentence
from bot.domain.errors import ConflictError, DocumentRejectedError, NotFoundError
from bot.store.audit import AuditAction, AuditLog
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.reanalysis import ReanalysisStore
from bot.store.standing import why_not
from bot.store.verdicts import VerdictStore
from tests.store.samples import (
    HARBOUR,
    MEADOW,
    NOON,
    REACH,
    TEXT,
    analysis,
    document,
    key,
    verdict,
)


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


def test_any_step_is_undone_however_old_and_in_any_order_of_documents(
    store: DocumentStore, database: Database
) -> None:
    first, second = document(), document("The lighthouse burns.", file_name="burns.txt")
    store.add_version(first, analysis(), "77")
    store.add_version(second, analysis(second.text), "77")
    store.edit_details(second, second.details.model_copy(update={"author": "M. Vell"}), "77")

    store.undo(HARBOUR, "78", 1)

    assert [each.document.id for each in store.current(REACH)] == [second.id]
    assert [each.undoes is None for each in AuditLog(database).steps(HARBOUR, 9)] == [
        False, True, True, True,
    ]  # fmt: skip


def test_a_step_that_later_ones_build_on_names_the_one_to_undo_first(
    store: DocumentStore, database: Database
) -> None:
    first = document()
    store.add_version(first, analysis(), "77")
    dark = store.edit_details(first, first.details.model_copy(update={"title": "Dark"}), "77")
    seen = store.get(REACH, dark.id)
    store.edit_details(seen, seen.details.model_copy(update={"title": "Sold"}), "77")

    with pytest.raises(ConflictError, match=r"undo step 3 \(edit details\) first"):
        store.undo(HARBOUR, "78", 1)
    with pytest.raises(ConflictError, match="undo step 3"):
        store.undo(HARBOUR, "78", 2)
    store.undo(HARBOUR, "78", 3)
    with pytest.raises(ConflictError, match="step 4 has taken it back already"):
        store.undo(HARBOUR, "78", 3)
    with pytest.raises(NotFoundError, match="no step 9"):
        store.undo(HARBOUR, "78", 9)
    store.undo(HARBOUR, "78", 2)

    assert store.get(REACH, first.id) == first
    history = AuditLog(database).about(HARBOUR, first.id)
    assert [why_not(each, history) is None for each in history] == [
        True, False, False, False, True,
    ]  # fmt: skip


def test_taking_back_is_taken_back_as_well(store: DocumentStore) -> None:
    first = document()
    store.add_version(first, analysis(), "77")
    store.remove(HARBOUR, first.id, "77")
    store.undo(HARBOUR, "77", 2)

    again = store.undo(HARBOUR, "78", 3)

    assert again.description.startswith("Done again: removing")
    assert store.current(REACH) == ()
    back = store.undo(HARBOUR, "78", 4)
    assert back.description.startswith("Undone: removing")
    assert store.get(REACH, first.id) == first


def test_what_comes_back_is_no_second_copy(store: DocumentStore) -> None:
    first, again = document(), document()
    store.add_version(first, analysis(), "77")
    store.remove(HARBOUR, first.id, "77")
    store.add_version(again, analysis(), "77")

    with pytest.raises(DocumentRejectedError, match=again.id):
        store.undo(HARBOUR, "77", 2)

    assert [each.document.id for each in store.current(REACH)] == [again.id]


def test_a_verdict_is_undone_and_put_back(store: DocumentStore, database: Database) -> None:
    first, verdicts = document(), VerdictStore(database)
    store.add_version(first, analysis(), "77")
    earlier = verdict(key(first))
    later = verdict(key(first), Status.REFUTED)
    verdicts.record(HARBOUR, earlier)
    verdicts.record(HARBOUR, later)

    with pytest.raises(ConflictError, match=r"undo step 3 \(verdict\) first"):
        store.undo(HARBOUR, "78", 2)
    store.undo(HARBOUR, "78", 3)
    assert verdicts.list(HARBOUR) == (earlier,)
    store.undo(HARBOUR, "78", 2)
    assert verdicts.list(HARBOUR) == ()
    verdicts.record(HARBOUR, later)
    verdicts.clear(HARBOUR, key(first), "77", NOON)
    store.undo(HARBOUR, "78", 7)
    assert verdicts.list(HARBOUR) == (later,)


def test_verdicts_on_unchanged_sentences_go_with_the_text_and_back(
    store: DocumentStore, database: Database
) -> None:
    first, verdicts = document(), VerdictStore(database)
    second = document("A new opening.\n" + TEXT.split("\n")[0], id=first.id, version=2)
    store.add_version(first, analysis(), "77")
    kept, gone = verdict(key(first, 0)), verdict(key(first, 1))
    verdicts.record(HARBOUR, kept)
    verdicts.record(HARBOUR, gone)

    store.add_version(second, analysis(second.text), "78")

    moved = kept.model_copy(update={"sentence": key(second, 1)})
    assert set(verdicts.list(HARBOUR)) == {moved, gone}
    (newest, *_) = AuditLog(database).steps(HARBOUR, 1)
    assert (newest.action, newest.actor) == (AuditAction.CARRY_VERDICT, "78")
    with pytest.raises(ConflictError, match="another version"):
        store.undo(HARBOUR, "78", 2)
    store.undo(HARBOUR, "78")
    assert set(verdicts.list(HARBOUR)) == {kept, gone}


def test_a_servers_verdict_on_a_base_document_is_carried_and_logged_in_its_own_library(
    store: DocumentStore, database: Database
) -> None:
    shared, verdicts = document(library=BASE_LIBRARY), VerdictStore(database)
    second = document("New.\n" + TEXT, id=shared.id, version=2, library=BASE_LIBRARY)
    store.add_version(shared, analysis(), "operator")
    verdicts.record(HARBOUR, verdict(key(shared)))

    store.add_version(second, analysis(second.text), "operator")

    assert [each.sentence for each in verdicts.list(HARBOUR)] == [key(second, 1)]
    assert [each.action for each in AuditLog(database).steps(HARBOUR, 9)] == [
        AuditAction.CARRY_VERDICT,
        AuditAction.VERDICT,
    ]
    assert all(
        each.action is AuditAction.ADD or each.action is AuditAction.NEW_VERSION
        for each in AuditLog(database).steps(BASE_LIBRARY, 9)
    )


def test_verdicts_of_two_servers_on_one_sentence_are_both_carried(
    store: DocumentStore, database: Database
) -> None:
    shared, verdicts = document(library=BASE_LIBRARY), VerdictStore(database)
    second = document("New.\n" + TEXT, id=shared.id, version=2, library=BASE_LIBRARY)
    store.add_version(shared, analysis(), "operator")
    for server in (HARBOUR, MEADOW):
        verdicts.record(server, verdict(key(shared)))

    store.add_version(second, analysis(second.text), "operator")

    for server in (HARBOUR, MEADOW):
        assert [each.sentence for each in verdicts.list(server)] == [key(second, 1)]


def test_a_verdict_comes_back_to_its_own_words_alone(
    store: DocumentStore, database: Database
) -> None:
    first, verdicts = document(), VerdictStore(database)
    store.add_version(first, analysis(), "77")
    verdicts.record(HARBOUR, verdict(key(first, 0)))
    verdicts.clear(HARBOUR, key(first, 0), "77", NOON)
    # Newer rules cut the same text in another way: position 0 is another sentence now.
    shorter = Sentence(position=0, start=0, end=3, text="The", paragraph=1)
    newer = analysis().model_copy(
        update={
            "sentences": (shorter, *analysis().sentences[1:]),
            "made_by": analysis().made_by + 1,
        }
    )
    assert ReanalysisStore(database).replace(first, newer)

    with pytest.raises(ConflictError, match="stands elsewhere by now"):
        store.undo(HARBOUR, "78", 3)

    assert verdicts.list(HARBOUR) == ()


def test_a_library_counts_its_own_steps(store: DocumentStore, database: Database) -> None:
    for number in range(3):
        store.add_version(document(f"Boat {number}.", library=MEADOW), analysis(""), "9")
    store.add_version(document(), analysis(), "77")

    assert [each.number for each in AuditLog(database).steps(HARBOUR, 9)] == [1]
    assert [each.number for each in AuditLog(database).steps(MEADOW, 2, before=3)] == [2, 1]
