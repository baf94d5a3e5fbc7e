"""What the buttons of a draft remember: which draft, as it was when they were drawn."""

import re
from typing import NamedTuple

from bot.domain.draft import DraftId

DRAFT_DEEDS = {
    "publish": "Publish",
    "edit": "Edit details",
    "discard": "Discard",
    "open": "Preview",
}
"""What can be done with a draft, and how the button says so."""

DRAFT = re.compile(
    rf"hearsay:draft:(?P<deed>{'|'.join(DRAFT_DEEDS)})"
    r":(?P<draft>[0-9A-Za-z]{1,16}):(?P<revision>\d{1,6})"
)


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
