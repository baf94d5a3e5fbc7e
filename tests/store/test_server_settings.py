"""Settings are one server's own, and every change of them stands in its log."""

from collections.abc import Callable

import pytest

from bot.domain.document import BASE_LIBRARY, LibraryId
from bot.domain.errors import NotFoundError, WithdrawnError
from bot.domain.server import ServerSettings
from bot.store.audit import AuditAction, AuditLog
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.server_settings import ServerSettingsStore
from bot.store.verdicts import VerdictStore
from tests.store.samples import (
    HARBOUR,
    MEADOW,
    REACH,
    SteppingClock,
    analysis,
    document,
    key,
    verdict,
)

Edit = Callable[[ServerSettings], ServerSettings]


@pytest.fixture
def settings(database: Database) -> ServerSettingsStore:
    return ServerSettingsStore(database, SteppingClock())


def with_(**fields: object) -> Edit:
    return lambda before: before.model_copy(update=fields)


def test_a_server_that_decided_nothing_has_the_defaults(settings: ServerSettingsStore) -> None:
    assert settings.get(HARBOUR) == ServerSettings(library=HARBOUR)
    assert settings.all() == {}


def test_settings_are_read_back_as_they_were_stored(settings: ServerSettingsStore) -> None:
    decided = ServerSettings(
        library=HARBOUR,
        moderator_roles=("5", "6"),
        log_channel="7",
        answer_channels=("8",),
        members_see_library=False,
        use_base=False,
        links=False,
    )

    changed = settings.change(HARBOUR, lambda _: decided, "77")

    assert changed == decided
    assert settings.get(HARBOUR) == decided
    assert settings.all() == {HARBOUR: decided}
    assert settings.get(MEADOW) == ServerSettings(library=MEADOW)


def test_two_who_change_different_things_do_not_overwrite_one_another(
    settings: ServerSettingsStore,
) -> None:
    settings.change(HARBOUR, with_(log_channel="7"), "77")
    settings.change(HARBOUR, with_(links=False), "78")

    assert settings.get(HARBOUR) == ServerSettings(library=HARBOUR, log_channel="7", links=False)


def test_a_change_is_logged_with_what_was_before(
    database: Database, settings: ServerSettingsStore
) -> None:
    settings.change(HARBOUR, with_(moderator_roles=("5",)), "77")
    settings.change(HARBOUR, with_(moderator_roles=("5", "6"), links=False), "78")

    latest, first = AuditLog(database).entries(HARBOUR)
    assert (latest.action, latest.actor) == (AuditAction.SETTINGS, "78")
    assert latest.before == {"moderator_roles": "5", "links": "on"}
    assert latest.after == {"moderator_roles": "5 6", "links": "off"}
    assert first.before == {"moderator_roles": ""}
    assert AuditLog(database).entries(MEADOW) == ()


def test_what_changes_nothing_is_not_logged(
    database: Database, settings: ServerSettingsStore
) -> None:
    settings.change(HARBOUR, with_(links=True), "77")

    assert AuditLog(database).entries(HARBOUR) == ()
    assert settings.all() == {}


def test_a_server_without_the_base_reaches_its_own_documents_alone(
    database: Database, store: DocumentStore, settings: ServerSettingsStore
) -> None:
    shared, own = document(library=BASE_LIBRARY), document("Our own lighthouse burns.")
    store.add_version(shared, analysis(), "operator")
    store.add_version(own, analysis(own.text), "77")
    settings.change(HARBOUR, with_(use_base=False), "77")

    reach = store.reach(HARBOUR)

    assert reach == (HARBOUR,)
    assert [each.document.id for each in store.current(reach)] == [own.id]
    with pytest.raises(NotFoundError):
        store.get(reach, shared.id)
    with pytest.raises(NotFoundError):
        VerdictStore(database).record(HARBOUR, verdict(key(shared)))
    assert store.reach(MEADOW) == (BASE_LIBRARY, MEADOW)
    assert store.reach(BASE_LIBRARY) == (BASE_LIBRARY,)


def test_the_verdicts_of_a_base_that_is_switched_off_do_not_count(
    database: Database, store: DocumentStore, settings: ServerSettingsStore
) -> None:
    shared = document(library=BASE_LIBRARY)
    store.add_version(shared, analysis(), "operator")
    verdicts = VerdictStore(database)
    verdicts.record(BASE_LIBRARY, verdict(key(shared)))
    assert set(verdicts.current(HARBOUR, [key(shared)])) == {key(shared)}

    settings.change(HARBOUR, with_(use_base=False), "77")

    assert verdicts.current(HARBOUR, [key(shared)]) == {}
    assert set(verdicts.current(MEADOW, [key(shared)])) == {key(shared)}


def test_a_document_comes_back_with_the_base(
    store: DocumentStore, settings: ServerSettingsStore
) -> None:
    shared = document(library=BASE_LIBRARY)
    store.add_version(shared, analysis(), "operator")
    settings.change(HARBOUR, with_(use_base=False), "77")
    settings.change(HARBOUR, with_(use_base=True), "77")

    assert store.get(store.reach(HARBOUR), shared.id) == shared
    store.remove(BASE_LIBRARY, shared.id, "operator")
    with pytest.raises(WithdrawnError):
        store.get_version(store.reach(LibraryId("1001")), shared.key)
    assert store.reach(HARBOUR) == REACH
