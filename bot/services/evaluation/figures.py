"""What an evaluation returns: measures on a named set, with the number of cases beside them."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from bot.domain.value import Value


class Figures(Value):
    """The measures of one evaluation; each value lies in [0, 1]."""

    name: str = Field(description="the data set, as `evaluate NAME` takes it")
    cases: int = Field(ge=1)
    values: Mapping[str, float]
    data_hash: str = Field(description="SHA-256 over the gold files, in hex")


def hash_files(paths: list[Path]) -> str:
    """Return one SHA-256 over the files' bytes, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()
