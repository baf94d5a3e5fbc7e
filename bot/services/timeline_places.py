"""Name a report of the timeline in one word: document, version, and where its date begins."""

import re

from bot.domain.document import DocumentId
from bot.domain.timeline import ReportPlace

_REFERENCE = re.compile(r"([0-9A-Za-z]{1,16}):(\d{1,6}):(\d{1,10})")


def reference_of(place: ReportPlace) -> str:
    """Name the report."""
    return f"{place.document}:{place.version}:{place.start}"


def place_named(reference: str) -> ReportPlace | None:
    """Read a name back; None if it is none."""
    match = _REFERENCE.fullmatch(reference.strip())
    return match and ReportPlace(DocumentId(match[1]), int(match[2]), int(match[3]))
