"""What the buttons of one document remember: the version that is seen, or a step on it.

As everywhere, the library itself is taken from where a button is pressed.
"""

import re

from bot.domain.document import DocumentId, VersionKey

DOCUMENT_DEEDS = {
    "details": "Edit details",
    "ask-remove": "Remove…",
    "remove": "Remove it",
    "keep": "Keep it",
}
"""What can be done with a document of the library; `remove` and `keep` answer `ask-remove`."""

DOCUMENT = re.compile(
    rf"hearsay:document:(?P<deed>{'|'.join(DOCUMENT_DEEDS)})"
    r":(?P<document>[0-9A-Za-z]{1,16}):(?P<version>\d{1,6})"
)
UNDO = re.compile(r"hearsay:undo:(?P<entry>\d{1,18})")


def document_id(deed: str, key: VersionKey) -> str:
    """Name one of `DOCUMENT_DEEDS` and the version that is seen."""
    return f"hearsay:document:{deed}:{key.document}:{key.version}"


def seen_version(match: re.Match[str]) -> VersionKey:
    """Read a version back from a match of `DOCUMENT`."""
    return VersionKey(DocumentId(match["document"]), int(match["version"]))


def undo_id(entry: int) -> str:
    """Name a step of the log that can be taken back."""
    return f"hearsay:undo:{entry}"
