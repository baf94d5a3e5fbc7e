"""The operator sees which servers there are, and nothing of what they say."""

import json
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.document import LibraryId
from bot.store.database import Database
from bot.store.servers import ServerStore
from tests.cli.conftest import Terminal


def test_servers_are_listed_with_counts_and_when_they_are_purged(
    terminal: Terminal, tmp_path: Path
) -> None:
    assert "not been in any server" in terminal("servers", folder=tmp_path).out
    database = Database.open(tmp_path)
    ServerStore(database).join(LibraryId("4001"))
    ServerStore(database).leave(LibraryId("4002"), datetime(2031, 5, 4, tzinfo=UTC))
    database.close()
    file = tmp_path / "secret.txt"
    file.write_text("The Quillmark treasurer buried nine medals.")
    terminal("add", str(file), "--published", "2031-05-01", "--server", "4001", folder=tmp_path)

    plain = terminal("servers", folder=tmp_path)
    as_json = terminal("servers", "--json", folder=tmp_path)

    assert plain.out.splitlines() == [
        "4001  1 document of its own",
        "4002  0 documents of its own; left on 2031-05-04, purged after 2031-06-03",
    ]
    assert json.loads(as_json.out) == [
        {"library": "4001", "left_at": None, "documents": 1},
        {"library": "4002", "left_at": "2031-05-04T00:00:00Z", "documents": 0},
    ]
    assert "Quillmark" not in plain.out + as_json.out
