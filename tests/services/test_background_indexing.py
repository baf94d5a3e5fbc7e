"""A question is answered from what is indexed; what came in is embedded by another thread."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from bot.domain.document import Document
from bot.index.retriever import Retriever
from bot.index.vectors import Matrix
from bot.services.indexing import IndexKeeper
from bot.store.database import Database
from bot.store.documents import DocumentStore
from tests.index.fake_encoder import WordEncoder
from tests.store import samples
from tests.store.samples import HARBOUR

PATIENCE = 20
LONG = "\n".join(f"Boat {number} of Orsk carries a lamp." for number in range(150))
EVERY_CHUNK = 100


class StepEncoder(WordEncoder):
    """Let the main thread encode at any time, and every other one as often as it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.permits = threading.Semaphore(0)
        self.reached = threading.Semaphore(0)

    def encode_with_tokens(self, texts: Sequence[str]) -> tuple[Matrix, list[Matrix]]:
        if threading.current_thread() is not threading.main_thread():
            self.reached.release()
            assert self.permits.acquire(timeout=PATIENCE)
        return super().encode_with_tokens(texts)

    def has_begun(self) -> bool:
        """Wait until the background asks for the next chunk."""
        return self.reached.acquire(timeout=PATIENCE)


class Bot:
    """A keeper that works in the background, and the terminal that changes the store beside it."""

    def __init__(self, folder: Path) -> None:
        self._databases = [Database.open(folder / "data") for _ in range(2)]
        self.terminal, store = (DocumentStore(each) for each in self._databases)
        self.encoder = StepEncoder()
        self.retriever = Retriever(folder / "index", self.encoder)
        self.keeper = IndexKeeper(store, self.retriever)

    def add(self, name: str, text: str = samples.TEXT) -> Document:
        added = samples.document(text, file_name=name)
        self.terminal.add_version(added, samples.analysis(text), "operator")
        return added

    def searched(self) -> set[str]:
        """Ask as a question does, and return the documents that it is answered from."""
        reach = self.keeper.ensure(HARBOUR)
        return {key.document for key in self.retriever.vectors(reach)[0]}

    def close(self) -> None:
        self.encoder.permits.release(EVERY_CHUNK)
        self.keeper.close()
        for each in self._databases:
            each.close()


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    bot = Bot(tmp_path)
    yield bot
    bot.close()


def until(holds: Callable[[], bool]) -> bool:
    """Wait until something holds; False if it does not in time."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


def test_a_question_does_not_wait_for_what_another_process_added(bot: Bot) -> None:
    old = bot.add("old.txt")
    bot.searched()
    bot.keeper.work_in_background()
    new = bot.add("new.txt", LONG)

    assert bot.searched() == {old.id}
    assert bot.encoder.has_begun()
    assert bot.searched() == {old.id}, "it would wait for a permit if it embedded"

    bot.encoder.permits.release(EVERY_CHUNK)
    assert until(lambda: bot.searched() == {old.id, new.id})


def test_what_another_process_has_embedded_is_searched_at_once(bot: Bot, tmp_path: Path) -> None:
    old = bot.add("old.txt")
    bot.searched()
    bot.keeper.work_in_background()
    new = bot.add("new.txt", LONG)
    IndexKeeper(bot.terminal, Retriever(tmp_path / "index", WordEncoder())).ensure(HARBOUR)
    embedded = len(bot.encoder.encoded)

    assert bot.searched() == {old.id, new.id}
    assert len(bot.encoder.encoded) == embedded


def test_what_was_removed_is_gone_at_once_and_nothing_is_embedded_for_that(bot: Bot) -> None:
    kept, removed = bot.add("kept.txt"), bot.add("removed.txt", LONG)
    bot.searched()
    bot.keeper.work_in_background()
    embedded = len(bot.encoder.encoded)

    bot.terminal.remove(HARBOUR, removed.id, "operator")

    assert bot.searched() == {kept.id}
    assert len(bot.encoder.encoded) == embedded


def test_a_removal_interrupts_the_embedding_of_something_else(bot: Bot) -> None:
    removed = bot.add("removed.txt")
    bot.searched()
    bot.keeper.work_in_background()
    new = bot.add("new.txt", LONG)
    bot.searched()
    assert bot.encoder.has_begun()

    bot.terminal.remove(HARBOUR, removed.id, "operator")
    bot.encoder.permits.release()

    assert until(lambda: bot.searched() == set()), "gone before the new one is embedded"
    bot.encoder.permits.release(EVERY_CHUNK)
    assert until(lambda: bot.searched() == {new.id})


def test_what_is_removed_while_it_is_embedded_never_appears(bot: Bot) -> None:
    old = bot.add("old.txt")
    bot.searched()
    bot.keeper.work_in_background()
    passing = bot.add("passing.txt", LONG)
    bot.searched()
    assert bot.encoder.has_begun()
    bot.terminal.remove(HARBOUR, passing.id, "operator")

    bot.encoder.permits.release(EVERY_CHUNK)
    last = bot.add("last.txt", LONG.replace("lamp", "rope"))

    assert until(lambda: bot.searched() == {old.id, last.id})


def test_whoever_changes_the_library_itself_brings_it_up_before_going_on(bot: Bot) -> None:
    bot.searched()
    bot.keeper.work_in_background()

    with bot.keeper.changing():
        added = bot.add("added.txt")
        bot.keeper.ensure(HARBOUR)

    assert bot.retriever.versions(HARBOUR) == {added.key}


def test_the_first_question_after_a_start_is_answered_from_what_is_on_disk(
    bot: Bot, tmp_path: Path
) -> None:
    old = bot.add("old.txt")
    bot.searched()
    new = bot.add("new.txt", LONG)
    encoder = StepEncoder()
    retriever = Retriever(tmp_path / "index", encoder)
    keeper = IndexKeeper(bot.terminal, retriever)
    keeper.work_in_background()

    keeper.ensure(HARBOUR)

    assert retriever.versions(HARBOUR) == {old.key}
    encoder.permits.release(EVERY_CHUNK)
    assert until(lambda: retriever.versions(HARBOUR) == {old.key, new.key})
    keeper.close()


def test_closing_interrupts_and_the_next_start_goes_on(bot: Bot, tmp_path: Path) -> None:
    bot.searched()
    bot.keeper.work_in_background()
    first, second = bot.add("first.txt", LONG), bot.add("second.txt", LONG.replace("lamp", "rope"))
    bot.searched()
    assert bot.encoder.has_begun()
    closing = threading.Thread(target=bot.keeper.close)
    closing.start()
    time.sleep(0.2)  # enough to set a flag; then the chunk under way may end
    bot.encoder.permits.release(EVERY_CHUNK)
    closing.join(PATIENCE)
    assert not closing.is_alive()
    assert bot.searched() == set()

    again = Retriever(tmp_path / "index", WordEncoder())
    IndexKeeper(bot.terminal, again).ensure(HARBOUR)

    assert again.versions(HARBOUR) == {first.key, second.key}


def test_many_questions_and_many_changes_end_in_the_same_place(bot: Bot) -> None:
    bot.encoder.permits.release(10_000)
    bot.keeper.work_in_background()
    problems: list[Exception] = []
    over = threading.Event()

    def ask() -> None:
        while not over.is_set():
            try:
                bot.searched()
            except Exception as error:  # told below, in the test's own thread
                problems.append(error)
                return

    asking = [threading.Thread(target=ask) for _ in range(4)]
    for thread in asking:
        thread.start()
    added = [bot.add(f"{number}.txt", f"{LONG}\nNumber {number}.") for number in range(8)]
    for each in added[::2]:
        bot.terminal.remove(HARBOUR, each.id, "operator")
    settled = until(lambda: bot.searched() == {each.id for each in added[1::2]})
    over.set()
    for thread in asking:
        thread.join(PATIENCE)

    assert problems == []
    assert settled
