"""The documents that come with the package, and details that lie beside a file."""

from importlib import resources
from pathlib import PurePosixPath

import yaml

from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails
from bot.domain.value import Value
from bot.reading.details import fields_of
from bot.reading.front_matter import broken_yaml, load_strings

SIDECAR_EXTENSION = ".yaml"
"""NAME.yaml beside NAME.txt holds the details of NAME.txt."""

_DOCUMENT_EXTENSIONS = frozenset({".txt", ".md", ".markdown"})


class CorpusFile(Value):
    """One document of the base corpus, as it is ingested on an empty store."""

    file_name: str
    data: bytes
    given: GivenDetails


def base_corpus() -> tuple[CorpusFile, ...]:
    """Read the shipped documents, in the order of their file names."""
    folder = resources.files("corpus")
    names = sorted(entry.name for entry in folder.iterdir() if entry.is_file())
    return tuple(
        CorpusFile(
            file_name=name,
            data=folder.joinpath(name).read_bytes(),
            given=_details_beside(name, names),
        )
        for name in names
        if PurePosixPath(name).suffix in _DOCUMENT_EXTENSIONS
    )


def read_sidecar(yaml_text: str) -> GivenDetails:
    """Read details from a YAML mapping with the keys of front matter.

    Raises:
        DocumentRejectedError: it is not YAML, or not a mapping.
    """
    try:
        found = load_strings(yaml_text)
    except (yaml.YAMLError, RecursionError) as error:
        raise DocumentRejectedError(broken_yaml(f"the {SIDECAR_EXTENSION} file", error)) from error
    if not isinstance(found, dict):
        raise DocumentRejectedError(
            f"A {SIDECAR_EXTENSION} file beside a document holds lines like `title: ...`, "
            "`publisher: ...`, `published: 2021-06`; this one does not."
        )
    return GivenDetails(**fields_of(found))


def _details_beside(name: str, names: list[str]) -> GivenDetails:
    beside = PurePosixPath(name).stem + SIDECAR_EXTENSION
    if beside not in names:
        return GivenDetails()
    return read_sidecar(resources.files("corpus").joinpath(beside).read_text(encoding="utf-8"))
