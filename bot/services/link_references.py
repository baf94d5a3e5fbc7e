"""Name a link between two sentences in one word, and read the name back."""

import re

from bot.domain.claim import RelationKind
from bot.domain.document import DocumentId, SentenceKey
from bot.domain.doubtful_link import LinkPlace
from bot.domain.errors import NotFoundError

_REFERENCE = re.compile(
    r"(?P<kind>denies|corrects|repeats)"
    r":(?P<subject>[0-9A-Za-z]{1,16}:\d{1,6}:\d{1,7}):(?P<target>[0-9A-Za-z]{1,16}:\d{1,6}:\d{1,7})"
)


def reference_of(place: LinkPlace) -> str:
    """Name a link in one word: its kind and its two sentences."""
    subject, target = (":".join(map(str, key)) for key in (place.subject, place.target))
    return f"{place.kind}:{subject}:{target}"


def place_of(reference: str) -> LinkPlace:
    """Read a link's name.

    Raises:
        NotFoundError: if it is none.
    """
    match = _REFERENCE.fullmatch(reference.strip())
    if match is None:
        raise NotFoundError(f"“{reference}” names no link. `claims links` lists them.")
    return LinkPlace(
        _key_of(match["subject"]), _key_of(match["target"]), RelationKind(match["kind"])
    )


def _key_of(reference: str) -> SentenceKey:
    document, version, position = reference.split(":")
    return SentenceKey(DocumentId(document), int(version), int(position))
