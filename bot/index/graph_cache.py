"""Graphs of networks, made once and kept in a folder."""

import hashlib
from collections.abc import Callable, Iterator
from glob import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import onnxruntime
import structlog

from bot.domain.errors import ConfigurationError
from bot.index.files import write_whole

_log = structlog.get_logger(__name__)


class GraphCache:
    """A folder of `NAME.SHA256.onnx`: a file whose content is not its name's is made anew.

    The hash stands in the name: one renaming puts graph and hash there together. Several processes
    may share the folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def holds(self, name: str) -> bool:
        """Say whether there is a graph of that name, without reading it."""
        return any(self._files(name))

    def graph(self, name: str, make: Callable[[Path], None]) -> bytes:
        """Return the graph of a name, which tells all that it depends on.

        `make` writes it to a path where it is missing or damaged.

        Raises: ConfigurationError when the folder cannot be written, and what `make` raises.
        """
        for path in self._files(name):
            content = path.read_bytes()
            if path.name == _file_name(name, content):
                return content
            _log.warning("the prepared model is damaged: preparing it anew", file=str(path))
            path.unlink(missing_ok=True)
        with TemporaryDirectory() as beside:
            made = Path(beside) / "graph.onnx"
            make(made)
            content = made.read_bytes()
        self._keep(name, content)
        return content

    def _files(self, name: str) -> Iterator[Path]:
        return self._folder.glob(f"{escape(name)}.*.onnx")

    def _keep(self, name: str, content: bytes) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._folder / _file_name(name, content), content)
        except OSError as error:
            raise ConfigurationError(
                f"The prepared embedding model cannot be kept in {self._folder}: {error.strerror}. "
                "Make room or give the right to write there, or name another folder in "
                "HEARSAY_GRAPHS."
            ) from error


def open_graph(graph: bytes) -> onnxruntime.InferenceSession:
    """Return what runs a graph: on the thread that calls it, several of which may at once."""
    options = onnxruntime.SessionOptions()
    # Texts are too short to share one between threads: the second costs time and gains none.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _file_name(name: str, content: bytes) -> str:
    return f"{name}.{hashlib.sha256(content).hexdigest()}.onnx"
