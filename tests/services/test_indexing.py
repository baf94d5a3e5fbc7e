"""While one thread embeds a new document, another one goes on answering."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot.index.retriever import Retriever
from bot.index.vectors import Matrix
from bot.services.indexing import IndexKeeper
from bot.store.database import Database
from bot.store.documents import DocumentStore
from tests.index.fake_encoder import WordEncoder
from tests.store import samples
from tests.store.samples import HARBOUR

PATIENCE = 20
NEWS = "The tin bridge of Orsk fell.\nNobody crossed it."


class GatedEncoder(WordEncoder):
    """Let the main thread encode at any time, and every other one only through the gate."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.reached = threading.Event()

    def encode_with_tokens(self, texts: Sequence[str]) -> tuple[Matrix, list[Matrix]]:
        if threading.current_thread() is not threading.main_thread():
            self.reached.set()
            assert self.gate.wait(PATIENCE)
        return super().encode_with_tokens(texts)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DocumentStore]:
    database = Database.open(tmp_path / "data")
    yield DocumentStore(database)
    database.close()


def test_a_library_answers_while_another_thread_embeds_its_new_document(
    store: DocumentStore, tmp_path: Path
) -> None:
    encoder = GatedEncoder()
    retriever = Retriever(tmp_path / "index", encoder)
    keeper = IndexKeeper(store, retriever)
    old = samples.document()
    store.add_version(old, samples.analysis(), "77")
    reach = keeper.ensure(HARBOUR)
    new = samples.document(NEWS, file_name="bridge.txt")

    def add() -> None:
        with keeper.changing():
            store.add_version(new, samples.analysis(NEWS), "77")
            keeper.ensure(HARBOUR)

    adding = threading.Thread(target=add)
    adding.start()
    assert encoder.reached.wait(PATIENCE)
    assert keeper.ensure(HARBOUR) == reach  # would wait for the gate if it embedded
    meanwhile = retriever.vectors(reach)[0]
    encoder.gate.set()
    adding.join(PATIENCE)
    keeper.ensure(HARBOUR)

    assert {each.document for each in meanwhile} == {old.id}
    assert {each.document for each in retriever.vectors(reach)[0]} == {old.id, new.id}


def test_a_library_that_is_not_in_memory_yet_is_waited_for(
    store: DocumentStore, tmp_path: Path
) -> None:
    encoder = GatedEncoder()
    encoder.gate.set()
    retriever = Retriever(tmp_path / "index", encoder)
    keeper = IndexKeeper(store, retriever)
    document = samples.document()
    store.add_version(document, samples.analysis(), "77")
    entered, leave = threading.Event(), threading.Event()

    def change_another() -> None:
        with keeper.changing():
            entered.set()
            assert leave.wait(PATIENCE)

    changing = threading.Thread(target=change_another)
    changing.start()
    assert entered.wait(PATIENCE)
    threading.Timer(0.05, leave.set).start()
    reach = keeper.ensure(HARBOUR)
    changing.join(PATIENCE)

    assert {each.document for each in retriever.vectors(reach)[0]} == {document.id}


def test_a_changed_title_is_searched_without_a_new_version(
    store: DocumentStore, tmp_path: Path
) -> None:
    encoder = WordEncoder()
    retriever = Retriever(tmp_path / "index", encoder)
    keeper = IndexKeeper(store, retriever)
    seen = samples.document()
    store.add_version(seen, samples.analysis(), "77")
    reach = keeper.ensure(HARBOUR)
    embedded = len(encoder.encoded)

    def lexical() -> set[str]:
        (found,) = retriever.find(reach, ["Zuiderhaven"])
        return {each.sentence.document for each in found.candidates if each.lexical > 0}

    assert lexical() == set()
    renamed = seen.details.model_copy(update={"title": "Zuiderhaven"})
    store.edit_details(seen, renamed, "77")
    keeper.ensure(HARBOUR)

    assert lexical() == {seen.id}
    questions = 2
    assert len(encoder.encoded) == embedded + questions
    store.undo(HARBOUR, "77")
    keeper.ensure(HARBOUR)
    assert lexical() == set()


def test_an_index_is_rebuilt_beside_the_old_one_which_answers_meanwhile(
    store: DocumentStore, tmp_path: Path
) -> None:
    encoder = GatedEncoder()
    retriever = Retriever(tmp_path / "index", encoder)
    keeper = IndexKeeper(store, retriever)
    store.add_version(samples.document(), samples.analysis(), "77")
    reach = keeper.ensure(HARBOUR)
    before = retriever.vectors(reach)[0]
    shard = next((tmp_path / "index" / HARBOUR).glob("*.npz"))
    sound = shard.read_bytes()
    shard.write_bytes(b"damaged")

    rebuilding = threading.Thread(target=keeper.rebuild, args=(HARBOUR,))
    rebuilding.start()
    assert encoder.reached.wait(PATIENCE)
    assert keeper.ensure(HARBOUR) == reach
    meanwhile = retriever.vectors(reach)[0]
    encoder.gate.set()
    rebuilding.join(PATIENCE)

    assert meanwhile == before == retriever.vectors(reach)[0]
    (rebuilt,) = (tmp_path / "index" / HARBOUR).glob("*.npz")
    assert len(rebuilt.read_bytes()) == len(sound)
    assert sorted(each.name for each in (tmp_path / "index").iterdir()) == sorted(reach)


def test_a_library_is_opened_while_another_one_is_changed(
    store: DocumentStore, tmp_path: Path
) -> None:
    document = samples.document()
    store.add_version(document, samples.analysis(), "77")
    IndexKeeper(store, Retriever(tmp_path / "index", WordEncoder())).ensure(HARBOUR)
    retriever = Retriever(tmp_path / "index", WordEncoder())
    keeper = IndexKeeper(store, retriever)
    keeper.work_in_background()
    entered, leave = threading.Event(), threading.Event()

    def change_another() -> None:
        with keeper.changing():
            entered.set()
            assert leave.wait(PATIENCE)

    changing = threading.Thread(target=change_another)
    changing.start()
    assert entered.wait(PATIENCE)
    reach = keeper.ensure(HARBOUR)  # would wait for the other one
    found = {each.document for each in retriever.vectors(reach)[0]}
    leave.set()
    changing.join(PATIENCE)
    keeper.close()

    assert found == {document.id}
