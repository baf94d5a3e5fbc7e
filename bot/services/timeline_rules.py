"""Which rules find events: a digest of their source, so that changed rules find anew."""

import hashlib
from functools import cache
from importlib import resources

_PACKAGE = "bot.analysis.time"
_MODULES = {
    "bot.analysis": ("names.py",),
    "bot.index": ("words.py",),
    "bot.services": ("timeline_finding.py",),
    "bot.domain": ("event.py", "timeline.py"),
}
"""Beside the package: what names, stems and stored shapes depend on."""


@cache
def rules_digest() -> str:
    """Return a digest of everything that decides which events a text has. Reads about 40 files."""
    digest = hashlib.sha256()
    package = resources.files(_PACKAGE)
    files = sorted((each for each in package.iterdir() if each.name.endswith(".py")), key=_name)
    for folder, names in _MODULES.items():
        files += [resources.files(folder) / name for name in names]
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _name(file: resources.abc.Traversable) -> str:
    return file.name
