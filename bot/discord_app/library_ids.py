"""What the buttons of drafts and of the library remember, all of it in their custom ids.

As everywhere, the library itself is taken from where a button is pressed.
"""

import re
from typing import NamedTuple

from bot.discord_app.limits import CUSTOM_ID_CHARACTERS
from bot.domain.document import DocumentId, VersionKey
from bot.domain.draft import DraftId

DRAFT_DEEDS = {
    "publish": "Publish",
    "edit": "Edit details",
    "discard": "Discard",
    "open": "Preview",
}
"""What can be done with a draft, and how the button says so."""

DOCUMENT_DEEDS = {
    "details": "Edit details",
    "ask-remove": "Remove…",
    "remove": "Remove it",
    "keep": "Keep it",
}
"""What can be done with a document of the library; `remove` and `keep` answer `ask-remove`."""

DRAFT = re.compile(
    rf"hearsay:draft:(?P<deed>{'|'.join(DRAFT_DEEDS)})"
    r":(?P<draft>[0-9A-Za-z]{1,16}):(?P<revision>\d{1,6})"
)
DOCUMENT = re.compile(
    rf"hearsay:document:(?P<deed>{'|'.join(DOCUMENT_DEEDS)})"
    r":(?P<document>[0-9A-Za-z]{1,16}):(?P<version>\d{1,6})"
)
UNDO = re.compile(r"hearsay:undo:(?P<entry>\d{1,18})")
LOG = re.compile(r"hearsay:log:(?P<page>\d{1,5})")
LIBRARY = re.compile(r"hearsay:library:(?P<page>\d{1,5}):(?P<words>.*)", re.DOTALL)

MOST_FILTER = CUSTOM_ID_CHARACTERS - len("hearsay:library:99999:")
"""Characters by which the list can be filtered: its buttons repeat them."""


class SeenDraft(NamedTuple):
    """A draft as it was when its button was drawn."""

    id: DraftId
    revision: int


def draft_id(deed: str, draft: DraftId, revision: int) -> str:
    """Name one of `DRAFT_DEEDS` and the draft in the revision that is seen."""
    return f"hearsay:draft:{deed}:{draft}:{revision}"


def seen_draft(match: re.Match[str]) -> SeenDraft:
    """Read a draft back from a match of `DRAFT`."""
    return SeenDraft(DraftId(match["draft"]), int(match["revision"]))


def document_id(deed: str, key: VersionKey) -> str:
    """Name one of `DOCUMENT_DEEDS` and the version that is seen."""
    return f"hearsay:document:{deed}:{key.document}:{key.version}"


def seen_version(match: re.Match[str]) -> VersionKey:
    """Read a version back from a match of `DOCUMENT`."""
    return VersionKey(DocumentId(match["document"]), int(match["version"]))


def undo_id(entry: int) -> str:
    """Name a step of the log that can be taken back."""
    return f"hearsay:undo:{entry}"


def log_id(page: int) -> str:
    """Name a page of the log, counted from 0."""
    return f"hearsay:log:{page}"


def library_id(page: int, words: str) -> str:
    """Name a page of the list, counted from 0, and the words that it is filtered by."""
    return f"hearsay:library:{page}:{words[:MOST_FILTER]}"
