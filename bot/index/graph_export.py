"""Have a model's graph written, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from bot.domain.errors import ConfigurationError

VERSION = 1
"""Raise when the same weights yield another graph: graphs and vectors are then made anew."""


def export_token_vectors(folder: Path, output: Path) -> None:
    """Write the graph of the BERT model in a folder: its pieces' vectors, weights as int8.

    Not in this process: torch takes seconds to import and hundreds of megabytes for good, and
    exporting warns at length.

    Raises: ConfigurationError when that fails.
    """
    done = subprocess.run(  # noqa: S603  # our own module, paths of our own
        [sys.executable, "-P", "-m", "bot.index.graph_writer", str(folder), str(output)],
        capture_output=True,
        text=True,
        errors="replace",
        # The weights are on disk: the hub's client need not ask the network for newer ones.
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        raise ConfigurationError(
            f"The embedding model cannot be prepared: {last}. Make sure that 200 MB are free for "
            "temporary files and that all of Hearsay's dependencies are installed, or name a model "
            "in HEARSAY_MODEL, which needs no preparing."
        )
