"""What the buttons of the moderators' queue remember: a link, and the page that they stand on."""

import re

from bot.domain.claim import RelationKind
from bot.domain.document import DocumentId, SentenceKey
from bot.domain.doubtful_link import LinkPlace

DEEDS = {"yes": "Yes", "no": "No", "undo": "Undo"}
"""What a moderator can do with a link, and how the button says so where nothing fits better."""

_CODES = {RelationKind.DENIES: "d", RelationKind.CORRECTS: "c", RelationKind.REPEATS: "r"}
_KINDS = {code: kind for kind, code in _CODES.items()}

LINK = re.compile(
    r"hearsay:link:(?P<deed>yes|no|undo):(?P<kind>[dcr])"
    r":(?P<subject>[0-9A-Za-z]{1,16}):(?P<subject_version>\d{1,6}):(?P<subject_position>\d{1,7})"
    r":(?P<target>[0-9A-Za-z]{1,16}):(?P<target_version>\d{1,6}):(?P<target_position>\d{1,7})"
    r":(?P<page>\d{1,5})"
)
LINKS = re.compile(r"hearsay:links:(?P<page>\d{1,5})")
LAST_PAGE = 99_999


def link_id(deed: str, place: LinkPlace, page: int) -> str:
    """Name one of `DEEDS`, the link that it is about, and the page it stands on."""
    keys = ":".join(str(part) for key in (place.subject, place.target) for part in key)
    return f"hearsay:link:{deed}:{_CODES[place.kind]}:{keys}:{min(page, LAST_PAGE)}"


def link_place(match: re.Match[str]) -> LinkPlace:
    """Read the link back from a match of `LINK`."""
    return LinkPlace(_key(match, "subject"), _key(match, "target"), _KINDS[match["kind"]])


def links_id(page: int) -> str:
    """Name a page of the queue, counted from 0."""
    return f"hearsay:links:{min(page, LAST_PAGE)}"


def _key(match: re.Match[str], side: str) -> SentenceKey:
    return SentenceKey(
        DocumentId(match[side]), int(match[f"{side}_version"]), int(match[f"{side}_position"])
    )
