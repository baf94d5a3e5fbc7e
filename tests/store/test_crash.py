"""A process that is killed in the middle of writing leaves whole documents, or none."""

import random
import subprocess
import sys
import time
from pathlib import Path

from bot.domain.answer import QuoteRef
from bot.store.audit import AuditAction, AuditLog
from bot.store.database import Database
from bot.store.documents import DocumentStore
from tests.store.endless_writer import LINES
from tests.store.samples import HARBOUR, REACH

ROOT = Path(__file__).parents[2]
KILLS = 5


def test_a_killed_writer_leaves_every_document_whole_or_absent(tmp_path: Path) -> None:
    confirmed: set[str] = set()
    for kill in range(KILLS):
        confirmed |= _write_until_killed(tmp_path, str(kill), random.uniform(0.0, 0.15))  # noqa: S311 - not for secrets

    database = Database.open(tmp_path)
    store = DocumentStore(database)
    found = store.current(REACH)

    assert len(confirmed) >= KILLS
    assert confirmed <= {each.document.id for each in found}
    assert {each.sentences for each in found} == {LINES}
    for each in found:
        text = store.get(REACH, each.document.id).text
        sentences = store.get_version_sentences(REACH, each.document.id, 1)
        last = sentences[-1].sentence
        ref = QuoteRef(each.document.id, 1, last.start, last.end)
        assert store.read_span(REACH, ref) == text[last.start :] == last.text
        assert len(store.passages(REACH, sentences[0].key.version_key)) == 1
    logged = AuditLog(database).entries(HARBOUR, limit=10_000)
    assert {each.action for each in logged} == {AuditAction.ADD}
    assert {each.document for each in logged} == {each.document.id for each in found}
    assert database.problems() == ()
    database.close()


def _write_until_killed(folder: Path, name: str, seconds: float) -> set[str]:
    """Kill the writer `seconds` after its first document; return the ids that it confirmed."""
    command = [sys.executable, "-m", "tests.store.endless_writer", str(folder), name]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(seconds)
        writer.kill()
        rest = writer.stdout.read()
    # A last line without its end was cut off by the kill.
    return {line.strip() for line in (first + rest).splitlines(keepends=True) if line[-1] == "\n"}
