"""A moderator's verdict holds until it is cleared or replaced, and is never forgotten."""

from datetime import datetime, timedelta

import pytest

from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY, Document
from bot.domain.errors import NotFoundError
from bot.store.audit import AuditAction, AuditLog
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.verdicts import PastVerdict, VerdictStore
from tests.store.samples import HARBOUR, MEADOW, NOON, analysis, document, key, verdict

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def verdicts(database: Database) -> VerdictStore:
    return VerdictStore(database)


@pytest.fixture
def shared(store: DocumentStore) -> Document:
    shared = document(library=BASE_LIBRARY)
    store.add_version(shared, analysis(), "operator")
    return shared


def test_a_verdict_is_in_force_in_its_library_alone(
    verdicts: VerdictStore, shared: Document
) -> None:
    found = verdict(key(shared))

    verdicts.record(HARBOUR, found)

    assert verdicts.current(HARBOUR, [key(shared), key(shared, 1)]) == {key(shared): found}
    assert verdicts.list(HARBOUR) == (found,)
    assert verdicts.current(MEADOW, [key(shared)]) == {}
    assert verdicts.list(MEADOW) == ()


def test_the_librarys_own_verdict_wins_over_the_bases(
    verdicts: VerdictStore, shared: Document
) -> None:
    everywhere, here = verdict(key(shared)), verdict(key(shared), Status.REFUTED)
    verdicts.record(BASE_LIBRARY, everywhere)
    verdicts.record(HARBOUR, here)

    assert verdicts.current(HARBOUR, [key(shared)]) == {key(shared): here}
    assert verdicts.current(MEADOW, [key(shared)]) == {key(shared): everywhere}


def test_clearing_and_replacing_keep_the_history(
    verdicts: VerdictStore, shared: Document, database: Database
) -> None:
    first = verdict(key(shared))
    second = verdict(key(shared), Status.REFUTED)
    verdicts.record(HARBOUR, first)
    verdicts.record(HARBOUR, second)

    assert verdicts.current(HARBOUR, [key(shared)]) == {key(shared): second}
    assert verdicts.clear(HARBOUR, key(shared), "78", LATER) == second

    assert verdicts.current(HARBOUR, [key(shared)]) == {}
    assert verdicts.history(HARBOUR, key(shared)) == (
        PastVerdict(verdict=first, cleared_at=NOON, cleared_by="77"),
        PastVerdict(verdict=second, cleared_at=LATER, cleared_by="78"),
    )
    logged = AuditLog(database).entries(HARBOUR)
    assert [(each.action, each.actor) for each in logged] == [
        (AuditAction.CLEAR_VERDICT, "78"),
        (AuditAction.VERDICT, "77"),
        (AuditAction.VERDICT, "77"),
    ]
    assert logged[1].before is not None
    assert logged[1].before["status"] == "verified"


def test_what_was_never_recorded_cannot_be_cleared(
    verdicts: VerdictStore, shared: Document
) -> None:
    with pytest.raises(NotFoundError):
        verdicts.clear(HARBOUR, key(shared), "78", LATER)


def test_another_librarys_sentence_takes_no_verdict(
    verdicts: VerdictStore, store: DocumentStore
) -> None:
    own = document()
    store.add_version(own, analysis(), "77")

    with pytest.raises(NotFoundError):
        verdicts.record(MEADOW, verdict(key(own)))
    with pytest.raises(NotFoundError):
        verdicts.record(HARBOUR, verdict(key(own, 9)))


def test_a_moment_without_a_time_zone_is_refused(verdicts: VerdictStore, shared: Document) -> None:
    naive = datetime(2031, 5, 4)  # noqa: DTZ001 - the case that is refused

    with pytest.raises(Exception, match="time zone"):
        verdicts.record(HARBOUR, verdict(key(shared)).model_copy(update={"recorded_at": naive}))

    assert verdicts.list(HARBOUR) == ()
