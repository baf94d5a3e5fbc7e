import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.domain.errors import ConfigurationError
from bot.index.graph_cache import GraphCache

GRAPH = b"a graph"


class Maker:
    """Writes a graph and counts how often."""

    def __init__(self, content: bytes = GRAPH) -> None:
        self.content = content
        self.made = 0

    def __call__(self, path: Path) -> None:
        self.made += 1
        path.write_bytes(self.content)


def test_a_graph_is_made_once_and_kept_under_its_hash(tmp_path: Path) -> None:
    make = Maker()
    folder = tmp_path / "graphs"

    first, second = (GraphCache(folder).graph("model-1", make) for _ in range(2))

    assert first == second == GRAPH
    assert make.made == 1
    assert [path.name for path in folder.iterdir()] == [
        f"model-1.{hashlib.sha256(GRAPH).hexdigest()}.onnx"
    ]


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(GRAPH[:3]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(GRAPH[:-1] + b"?"),
        lambda path: path.unlink(),
    ],
    ids=["cut short", "empty", "altered", "missing"],
)
def test_a_damaged_graph_is_made_anew(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    make = Maker()
    cache = GraphCache(tmp_path)
    cache.graph("model-1", make)
    (path,) = tmp_path.iterdir()
    damage(path)

    assert cache.graph("model-1", make) == GRAPH
    assert cache.graph("model-1", make) == GRAPH

    assert make.made == 2
    assert path.read_bytes() == GRAPH


def test_a_graph_of_another_name_is_another_graph(tmp_path: Path) -> None:
    cache = GraphCache(tmp_path)
    cache.graph("model-1", Maker(b"the first"))

    assert cache.graph("model-2", Maker(b"the second")) == b"the second"
    assert cache.graph("model-1", Maker(b"never made")) == b"the first"


def test_what_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(path: Path) -> None:
        path.write_bytes(GRAPH[:3])
        raise ConfigurationError("no room")

    with pytest.raises(ConfigurationError, match="no room"):
        GraphCache(tmp_path).graph("model-1", fail)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_configuration_error(tmp_path: Path) -> None:
    (tmp_path / "graphs").write_text("a file stands in the way")

    with pytest.raises(ConfigurationError, match="HEARSAY_GRAPHS"):
        GraphCache(tmp_path / "graphs").graph("model-1", Maker())


def test_two_that_prepare_at_once_both_get_a_whole_graph(tmp_path: Path) -> None:
    """A reader sees no graph or a whole one, never one that is being written."""
    large = bytes(range(256)) * 40_000

    def get(_: int) -> bytes:
        return GraphCache(tmp_path).graph("model-1", Maker(large))

    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(get, range(8))) == {large}
