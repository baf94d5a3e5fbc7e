"""The step that a button offers to take back is the one that was just taken."""

from pathlib import Path

from bot.discord_app.documents.steps import newest_step
from bot.services.library_log import LibraryLog
from bot.store.audit import AuditLog
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.verdicts import VerdictStore
from tests.store.samples import HARBOUR, TEXT, analysis, document, key, verdict


def test_what_was_carried_along_does_not_hide_the_new_version(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    store = DocumentStore(database)
    first = document()
    second = document("New.\n" + TEXT, id=first.id, version=2)
    store.add_version(first, analysis(), "77")
    VerdictStore(database).record(HARBOUR, verdict(key(first)))
    store.add_version(second, analysis(second.text), "77")

    step = newest_step(LibraryLog(AuditLog(database)), HARBOUR, first.id)

    database.close()
    assert step == 3
