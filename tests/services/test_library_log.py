"""Every kind of step stands in the log in words; what is undone elsewhere says so."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.document import DocumentId, LibraryId
from bot.services.library_log import LibraryLog
from bot.store.audit import AuditAction, AuditEntry, AuditLog, append
from bot.store.database import Database

SERVER = LibraryId("4001")


@pytest.mark.parametrize("action", sorted(set(AuditAction) - {AuditAction.UNDO}))
def test_every_action_can_be_read_in_the_log(tmp_path: Path, action: AuditAction) -> None:
    database = Database.open(tmp_path)
    with database.write() as connection:
        append(
            connection,
            AuditEntry(
                library=SERVER,
                at=datetime(2031, 5, 4, tzinfo=UTC),
                actor="7",
                action=action,
                document=DocumentId("abcd1234"),
                before=None,
                after={"state": "confirmed", "moderator_name": "Wren"},
            ),
        )

    (entry,) = LibraryLog(AuditLog(database)).entries(SERVER)

    assert entry.what
    assert entry.after == "decision: confirmed · by: Wren"
    here = {"verdict", "clear verdict", "add", "new version", "edit details", "remove"}
    assert entry.undoable == (action in here)
    database.close()
