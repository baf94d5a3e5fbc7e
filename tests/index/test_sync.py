from collections.abc import Callable
from pathlib import Path

import pytest

from bot.domain.document import VersionKey
from bot.domain.retrieval import IndexableDocument
from bot.index.retriever import Retriever
from tests.index.documents import HARBOUR, make_document, sync
from tests.index.fake_encoder import WordEncoder

FERRY = make_document("FERRY", ["The ferry sank.", "Brask kept the ledger.", "Rain fell."])
MILL = make_document("MILL", ["The mill burned.", "Odo Varn saw smoke."])
Damage = Callable[[Path], None]


def never(*_: object) -> None:
    raise AssertionError("nothing had to be embedded")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / HARBOUR).iterdir()}


def synced(tmp_path: Path, *documents: IndexableDocument) -> Retriever:
    retriever = Retriever(tmp_path, WordEncoder())
    sync(retriever, HARBOUR, *documents)
    return retriever


def test_a_second_sync_embeds_nothing_and_changes_no_file(tmp_path: Path) -> None:
    before = synced(tmp_path, FERRY, MILL)
    held = files(tmp_path)
    encoder = WordEncoder()
    after = Retriever(tmp_path, encoder)

    sync(after, HARBOUR, FERRY, MILL, progress=never)

    assert encoder.encoded == []
    assert files(tmp_path) == held
    assert after.find((HARBOUR,), ["ledger"]) == before.find((HARBOUR,), ["ledger"])


def test_only_what_is_missing_is_embedded_and_progress_counts_sentences(tmp_path: Path) -> None:
    synced(tmp_path, FERRY)
    encoder = WordEncoder()
    seen: list[tuple[str, int, int]] = []

    sync(
        Retriever(tmp_path, encoder),
        HARBOUR,
        FERRY,
        MILL,
        progress=lambda what, done, total: seen.append((what, done, total)),
    )

    assert encoder.encoded[:2] == ["The mill burned.", "Odo Varn saw smoke."]
    assert not any("ferry" in text for text in encoder.encoded)
    assert seen == [("embedding sentences", 2, 2)]


def test_a_removed_document_leaves_no_file_behind(tmp_path: Path) -> None:
    alone = synced(tmp_path / "alone", MILL)
    retriever = synced(tmp_path / "both", FERRY, MILL)

    sync(retriever, HARBOUR, MILL)

    assert len(files(tmp_path / "both")) == len(files(tmp_path / "alone"))
    assert not any(b"FERRY" in content for content in files(tmp_path / "both").values())
    assert retriever.find((HARBOUR,), ["ferry"]) == alone.find((HARBOUR,), ["ferry"])


def test_what_was_removed_is_unreachable_before_anything_is_embedded(tmp_path: Path) -> None:
    retriever = synced(tmp_path, FERRY)
    seen: list[set[str]] = []

    def look(*_: object) -> None:
        (found,) = retriever.find((HARBOUR,), ["ferry"])
        seen.append({c.sentence.document for c in found.candidates})

    sync(retriever, HARBOUR, MILL, progress=look)

    assert seen == [set()]


def test_another_model_embeds_everything_anew(tmp_path: Path) -> None:
    synced(tmp_path, FERRY)
    other = WordEncoder("words@2")

    sync(Retriever(tmp_path, other), HARBOUR, FERRY)

    assert "The ferry sank." in other.encoded


def test_sentences_cut_otherwise_are_embedded_anew(tmp_path: Path) -> None:
    retriever = synced(tmp_path, FERRY)
    recut = make_document("FERRY", ["The ferry sank. Brask kept the ledger.", "Rain fell."])

    sync(retriever, HARBOUR, recut)

    (found,) = retriever.find((HARBOUR,), ["ferry"])
    assert len(found.candidates) == 2


def test_a_new_title_embeds_nothing_but_is_searched(tmp_path: Path) -> None:
    synced(tmp_path, FERRY, MILL)
    encoder = WordEncoder()
    retriever = Retriever(tmp_path, encoder)

    sync(retriever, HARBOUR, FERRY, MILL.model_copy(update={"title": "Zanzibar"}), progress=never)

    (found,) = retriever.find((HARBOUR,), ["zanzibar"])
    assert {c.sentence.document for c in found.candidates if c.lexical > 0} == {"MILL"}


def test_a_failing_load_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    retriever = synced(tmp_path, FERRY)
    held = files(tmp_path)

    def load(key: VersionKey) -> IndexableDocument:
        raise OSError(f"{key} cannot be read")

    with pytest.raises(OSError, match="cannot be read"):
        retriever.sync(HARBOUR, [MILL.key], load, never)

    assert files(tmp_path) == held
    assert len(retriever.find((HARBOUR,), ["ferry"])[0].candidates) == 3


@pytest.mark.parametrize("after_sentences", [2, 3, 5])
def test_a_sync_that_dies_is_finished_by_the_next(tmp_path: Path, after_sentences: int) -> None:
    """Dying while a document is embedded keeps every document that was done before."""

    def die(_: str, done: int, __: int) -> None:
        if done >= after_sentences:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sync(Retriever(tmp_path, WordEncoder()), HARBOUR, MILL, FERRY, progress=die)
    encoder = WordEncoder()
    retriever = Retriever(tmp_path, encoder)

    sync(retriever, HARBOUR, MILL, FERRY)

    whole = synced(tmp_path / "whole", MILL, FERRY)
    assert retriever.find((HARBOUR,), ["smoke"]) == whole.find((HARBOUR,), ["smoke"])
    assert ("The mill burned." in encoder.encoded) == (after_sentences == 2)


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def delete(path: Path) -> None:
    path.unlink()


def replace_by_rubbish(path: Path) -> None:
    path.write_bytes(b"{}")


@pytest.mark.parametrize("damage", [flip, truncate, empty, delete, replace_by_rubbish])
@pytest.mark.parametrize(
    "name",
    ["manifest.json", "00000000.npz", "00000001.npz", "sentences.faiss", "passages.faiss"],
)
@pytest.mark.parametrize("running", [True, False])
def test_a_damaged_file_is_made_anew(
    tmp_path: Path, damage: Damage, name: str, *, running: bool
) -> None:
    retriever = synced(tmp_path, FERRY, MILL)
    expected = retriever.find((HARBOUR,), ["who kept the ledger"])
    damage(tmp_path / HARBOUR / name)
    if not running:
        retriever = Retriever(tmp_path, WordEncoder())

    sync(retriever, HARBOUR, FERRY, MILL)

    assert retriever.find((HARBOUR,), ["who kept the ledger"]) == expected
    sync(Retriever(tmp_path, WordEncoder()), HARBOUR, FERRY, MILL, progress=never)


def test_a_running_search_survives_the_loss_of_its_files(tmp_path: Path) -> None:
    retriever = synced(tmp_path, FERRY)
    expected = retriever.find((HARBOUR,), ["ledger"])

    for path in (tmp_path / HARBOUR).iterdir():
        truncate(path)

    assert retriever.find((HARBOUR,), ["ledger"]) == expected


def test_files_that_nobody_listed_are_swept(tmp_path: Path) -> None:
    retriever = synced(tmp_path, FERRY)
    (tmp_path / HARBOUR / "00000007.npz.tmp").write_bytes(b"half a file")

    sync(retriever, HARBOUR, FERRY)

    assert "00000007.npz.tmp" not in files(tmp_path)
