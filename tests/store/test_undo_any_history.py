"""Whatever was done: a step that says it can be undone can be, and leaves what was before it."""

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.document import Document, DocumentId, LibraryId
from bot.domain.errors import HearsayError, NotFoundError
from bot.store.audit import AuditEntry, AuditLog
from bot.store.database import Database
from bot.store.documents import DocumentStore
from bot.store.standing import why_not
from tests.store.samples import analysis, document

_COUNT = itertools.count(1)
Step = tuple[str, int, int]
STEPS = st.tuples(
    st.sampled_from(["edit", "version", "remove", "undo", "undo", "undo"]),
    st.integers(0, 1),
    st.integers(1, 12),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One database for all histories: each has a library of its own."""
    database = Database.open(tmp_path_factory.mktemp("histories"))
    yield database
    database.close()


class World:
    """Two documents in a fresh library."""

    def __init__(self, database: Database) -> None:
        self.library = LibraryId(str(next(_COUNT)))
        self.store, self.log = DocumentStore(database), AuditLog(database)
        self.ids = [self._add() for _ in range(2)]

    def _add(self) -> DocumentId:
        text = f"The boat {next(_COUNT)} of Orsk sails."
        added = document(text, library=self.library)
        self.store.add_version(added, analysis(text), "77")
        return added.id

    def now(self) -> tuple[Document | None, ...]:
        return tuple(self._now(each) for each in self.ids)

    def _now(self, wanted: DocumentId) -> Document | None:
        try:
            return self.store.get((self.library,), wanted)
        except NotFoundError:
            return None

    def steps(self) -> dict[int | None, AuditEntry]:
        return {each.number: each for each in self.log.steps(self.library, 100)}

    def take(self, step: Step) -> None:
        """Take a step; on a document that is not there nothing but undoing is possible."""
        what, which, number = step
        seen = self._now(self.ids[which])
        if what == "undo":
            self.store.undo(self.library, "78", number)
        elif seen is None:
            return
        elif what == "edit":
            renamed = seen.details.model_copy(update={"title": f"Boat {next(_COUNT)}"})
            self.store.edit_details(seen, renamed, "77")
        elif what == "version":
            text = f"The boat {next(_COUNT)} of Orsk sails."
            version = self.store.next_version(self.library, seen.id)
            newer = document(text, id=seen.id, version=version, library=self.library)
            self.store.add_version(newer, analysis(text), "77")
        else:
            self.store.remove(self.library, seen.id, "77")

    def why_not(self, entry: AuditEntry) -> str | None:
        assert entry.document is not None
        return why_not(entry, self.log.about(self.library, entry.document))


@settings(max_examples=25, deadline=None)
@given(st.lists(STEPS, max_size=15))
def test_undo_leads_back_to_what_was_before_the_step(shared: Database, steps: list[Step]) -> None:
    world = World(shared)
    nothing = (None, None)
    before: dict[int, tuple[Document | None, ...]] = {1: nothing, 2: nothing}
    for step in steps:
        was, known = world.now(), world.steps()
        entry = known.get(step[2]) if step[0] == "undo" else None
        reason = world.why_not(entry) if entry else None
        try:
            world.take(step)
        except HearsayError:
            assert step[0] == "undo"
            assert entry is None or reason is not None
            assert world.now() == was
            continue
        before[len(known) + 1] = was
        if entry is not None:
            assert reason is None
            at = world.ids.index(DocumentId(str(entry.document)))
            assert world.now()[at] == before[step[2]][at]
