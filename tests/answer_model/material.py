"""What was written to learn from: a part of it is kept back, to look at what was learnt."""

from pathlib import Path
from typing import TypeVar

from bot.domain.value import Value

Kind = TypeVar("Kind", bound=Value)

KEPT_BACK = 10
"""Every tenth line of a file is never trained on."""


def read_material(folder: Path, kind: type[Kind]) -> tuple[list[Kind], list[Kind]]:
    """Return what the JSON lines of a folder hold: to train on, and what is kept back."""
    trained: list[Kind] = []
    kept_back: list[Kind] = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            read = kind.model_validate_json(line)
            (kept_back if number % KEPT_BACK == KEPT_BACK - 1 else trained).append(read)
    return trained, kept_back
