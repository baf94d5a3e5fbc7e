"""Kill a writer again and again, and say of everything that it did whether it is whole."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from bot.config import Settings
from bot.domain.document import DocumentId, LibraryId, SentenceKey, VersionKey
from bot.domain.draft import DraftId
from bot.domain.errors import NotFoundError
from bot.store.audit import AuditAction, AuditLog
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.drafts import DraftStore
from bot.wiring import build
from tests.services.killed_writer import use_words_for_the_model

ROOT = Path(__file__).parents[2]
LONGEST = 0.8
"""Seconds until a kill, at most: a step takes half of it."""

_A_LIBRARY = 10
"""Kills in one library: judging a large one takes longer than the writer lives."""

Told = dict[str, str | int | None]


class Killing:
    """Counts kills, and what the killed had said that they had done."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self._chance = chance
        self.kills = 0
        self.confirmed = 0
        self.told = 0
        self._possible: dict[LibraryId, dict[str, set[str | None]]] = defaultdict(dict)
        self._kills_in: dict[LibraryId, int] = defaultdict(int)

    def kill(self, times: int) -> None:
        """Let a writer work and kill it at a random moment, and look at what it left each time."""
        command = [sys.executable, "-m", "tests.services.killed_writer", str(self._folder)]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as server:
            assert server.stdin is not None
            assert server.stdout is not None
            assert json.loads(server.stdout.readline()) == {"server": "loaded"}
            for _ in range(times):
                library = LibraryId(str(7000 + self.kills // _A_LIBRARY))
                server.stdin.write(f"{library} {self._chance.randrange(10**9)}\n")
                server.stdin.flush()
                told = self._kill_child(server)
                self.kills += 1
                self._kills_in[library] += 1
                self._believe(library, told)
                self.check(library)
            server.stdin.close()

    def check(self, library: LibraryId) -> None:
        """Look into the database as the next start finds it."""
        with closing(Database.open(self._folder)) as database:
            store = DocumentStore(database)
            reach = (library,)
            found = {each.document.id: each for each in store.current(reach)}
            for document, states in self._possible[library].items():
                there = found.get(DocumentId(document))
                state = f"{there.document.version} {there.document.title}" if there else None
                assert state in states, f"{document} is {state}, not one of {states}"
            unconfirmed = set(found) - set(self._possible[library])
            assert len(unconfirmed) <= self._kills_in[library]
            steps = AuditLog(database).entries(library, limit=10_000)
            assert {e.document for e in steps if e.action is AuditAction.ADD} >= set(found)
            for each in found.values():
                _check_whole(store, library, VersionKey(each.document.id, each.document.version))

    def check_all(self) -> None:
        """Start as the bot does; index and statuses of every library are those of the store."""
        use_words_for_the_model()
        hearsay = build(Settings(data=self._folder))
        try:
            assert hearsay.database.problems() == ()
            for library in self._kills_in:
                self.check(library)
                keys = [
                    SentenceKey(*key, each.position)
                    for key in hearsay.documents.version_keys(library)
                    for each in hearsay.documents.sentences((library,), key)
                ]
                assert set(hearsay.assessments.assessments(library, keys)) == set(keys)
                before = hearsay.sentence_finder.search(library, "Who was in Tolm?")
                hearsay.catalogue.rebuild(library)
                assert hearsay.sentence_finder.search(library, "Who was in Tolm?") == before
        finally:
            hearsay.close()

    def _kill_child(self, server: "subprocess.Popen[str]") -> list[Told]:
        """Kill a child at a random moment and return all that it had told."""
        assert server.stdout is not None
        told: list[Told] = []
        child = 0
        killed = False
        at_work = self._chance.random() < 0.5
        for line in server.stdout:
            said: Told = json.loads(line)
            if said.get("server") == "ended":
                return told
            if "child" in said:
                child = int(said["child"] or 0)
            else:
                told.append(said)
            # One half is killed while it starts, or soon after; the other half while it works.
            if child and not killed and len(told) >= at_work:
                killed = True
                time.sleep(self._chance.uniform(0.0, LONGEST))
                os.kill(child, signal.SIGKILL)
        raise AssertionError("the writer ended by itself")

    def _believe(self, library: LibraryId, told: list[Told]) -> None:
        """Take down which states are possible now; a step that was killed may be done or not."""
        possible = self._possible[library]
        for each in told:
            if "document" not in each:
                continue
            after = each["after"]
            states = {after, each["before"]} if "before" in each else {after}
            possible[str(each["document"])] = {None if s is None else str(s) for s in states}
            self.confirmed += "before" not in each
        self.told += len(told)
        if told and "draft" in told[-1]:
            self._check_draft(library, DraftId(str(told[-1]["draft"])))

    def _check_draft(self, library: LibraryId, draft: DraftId) -> None:
        """A draft that was being published is still there as a whole, or a document as a whole."""
        with closing(Database.open(self._folder)) as database:
            try:
                waiting = DraftStore(database).load(library, draft)
            except NotFoundError as error:
                became = str(error)
            else:
                assert waiting.text.split("\n\n") == [e.text for e in waiting.analysis.sentences]
                return
            document = DocumentId(became.rstrip(".").rpartition(" ")[2])
            assert "was published" in became
            assert DocumentStore(database).get((library,), document).text


def _check_whole(store: DocumentStore, library: LibraryId, key: VersionKey) -> None:
    text = store.get_version((library,), key).text
    sentences = store.get_version_sentences((library,), key.document, key.version)
    assert [each.sentence.text for each in sentences] == text.split("\n\n")
    covered = {
        n for each in store.passages((library,), key) for n in range(each.first, each.last + 1)
    }
    assert covered == set(range(len(sentences)))
