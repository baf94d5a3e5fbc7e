"""Whatever was added, removed, damaged or killed before: a sync makes the index right."""

import tempfile
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.domain.document import LibraryId
from bot.domain.retrieval import IndexableDocument
from bot.index.retriever import Retriever
from tests.index.documents import HARBOUR, VALLEY, make_document, sync
from tests.index.fake_encoder import WordEncoder

libraries = st.sampled_from([HARBOUR, VALLEY])
names = st.sampled_from(["A", "B", "C"])
texts = st.lists(st.sampled_from(["The ferry sank.", "A mill burned.", "Rain."]), max_size=3)


class AnyHistory(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="hearsay-test-"))
        self.retriever = Retriever(self.folder, WordEncoder())
        self.held: dict[LibraryId, dict[str, IndexableDocument]] = {HARBOUR: {}, VALLEY: {}}

    def teardown(self) -> None:
        rmtree(self.folder)

    def _sync(self, library: LibraryId) -> None:
        sync(self.retriever, library, *self.held[library].values())

    @rule(library=libraries, name=names, sentences=texts, version=st.integers(1, 2))
    def add(self, library: LibraryId, name: str, sentences: list[str], version: int) -> None:
        self.held[library][name] = make_document(name, sentences, version=version)
        self._sync(library)

    @rule(library=libraries, name=names)
    def remove(self, library: LibraryId, name: str) -> None:
        self.held[library].pop(name, None)
        self._sync(library)

    @rule(model=st.sampled_from(["words@1", "words@2"]))
    def restart(self, model: str) -> None:
        self.retriever = Retriever(self.folder, WordEncoder(model))
        for library in self.held:
            self._sync(library)

    @rule(library=libraries, data=st.data(), cut=st.integers(0, 400))
    def damage(self, library: LibraryId, data: st.DataObject, cut: int) -> None:
        found = sorted((self.folder / library).glob("*"))
        if found:
            path = data.draw(st.sampled_from(found))
            path.write_bytes(path.read_bytes()[:cut])
            self._sync(library)

    @rule(library=libraries, sentences=texts)
    def die_while_adding(self, library: LibraryId, sentences: list[str]) -> None:
        def die(*_: object) -> None:
            raise KeyboardInterrupt

        dying = [*self.held[library].values(), make_document("DYING", sentences)]
        with suppress(KeyboardInterrupt):
            sync(Retriever(self.folder, WordEncoder()), library, *dying, progress=die)
        self.restart("words@1")

    @invariant()
    def each_library_finds_exactly_its_own(self) -> None:
        for library, documents in self.held.items():
            expected = {(d.key, s.position) for d in documents.values() for s in d.sentences}
            keys, vectors = self.retriever.vectors((library,))
            assert len(keys) == len(expected)
            assert {(k.version_key, k.position) for k in keys} == expected
            assert len(vectors) == len(expected)
            (found,) = self.retriever.find((library,), ["the ferry sank in rain"])
            assert {(c.sentence.version_key, c.sentence.position) for c in found.candidates} == (
                expected
            )


AnyHistory.TestCase.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)
TestAnyHistory = AnyHistory.TestCase
