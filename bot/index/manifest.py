"""The list of what an index folder holds; whatever it does not list is rubbish."""

import hashlib
from pathlib import Path

from pydantic import Field, ValidationError

from bot.domain.document import DocumentId, VersionKey
from bot.domain.retrieval import IndexableDocument
from bot.domain.value import Value
from bot.index.files import write_whole

FORMAT = 1
"""Raise when a file's meaning changes: every index is then built anew."""

_NAME = "manifest.json"


class ShardRecord(Value):
    """One version's file. `ordinal` names file and vectors and is never used twice."""

    document: DocumentId
    version: int
    ordinal: int = Field(ge=0)
    content: str = Field(description="SHA-256 of what was embedded, in hex")
    sha256: str = Field(description="of the file, in hex")

    @property
    def key(self) -> VersionKey:
        """The version whose vectors these are."""
        return VersionKey(self.document, self.version)

    @property
    def file_name(self) -> str:
        """The shard's name in the library's folder."""
        return f"{self.ordinal:08d}.npz"


class Manifest(Value):
    """What a library's folder holds, and what made it."""

    format: int = FORMAT
    model: str
    dimension: int
    next_ordinal: int = Field(default=0, ge=0)
    shards: tuple[ShardRecord, ...] = ()
    indexes: dict[str, str] = Field(default={}, description="FAISS file name to SHA-256")

    @property
    def file_names(self) -> frozenset[str]:
        """Every file that belongs into the folder."""
        return frozenset({_NAME, *(shard.file_name for shard in self.shards), *self.indexes})

    def write(self, folder: Path) -> None:
        """Make this the folder's manifest."""
        write_whole(folder / _NAME, self.model_dump_json(indent=1).encode())


def read_manifest(folder: Path, model: str, dimension: int) -> Manifest:
    """Return the folder's manifest; an empty one if it is absent, damaged or of another kind."""
    empty = Manifest(model=model, dimension=dimension)
    try:
        found = Manifest.model_validate_json((folder / _NAME).read_bytes())
    except (OSError, ValidationError):
        return empty
    same = (found.format, found.model, found.dimension) == (FORMAT, model, dimension)
    return found if same else empty


def content_hash(document: IndexableDocument) -> str:
    """Return the SHA-256 over everything of a version that is embedded."""
    content = document.model_dump_json(include={"sentences", "passages"})
    return hashlib.sha256(content.encode()).hexdigest()
