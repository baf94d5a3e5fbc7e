"""What the page buttons of a timeline remember: its filters, settled, in a hundred characters."""

import re
from typing import NamedTuple

from bot.discord_app.rendering.limits import CUSTOM_ID_CHARACTERS, length
from bot.domain.claim import Status
from bot.domain.document import LibraryId
from bot.domain.timeline import TimelineRequest

_CODES = {
    Status.VERIFIED: "v",
    Status.REFUTED: "r",
    Status.CORRECTED: "k",
    Status.DISPUTED: "d",
    Status.CORROBORATED: "c",
    Status.STATED: "s",
    Status.UNVERIFIED: "u",
}
_STATUSES = {code: status for status, code in _CODES.items()}

_FILTERS = (
    r":(?P<page>\d{1,5}):(?P<status>[vrkdcsu]?):(?P<since>\d{8})?"
    r":(?P<until>\d{8})?:(?P<as_of>\d{8})?:(?P<about>.*)"
)
_LISTED = "hearsay:timeline"
_DRAWN = "hearsay:drawn"

TIMELINE = re.compile(_LISTED + _FILTERS, re.DOTALL)
PICTURE = re.compile(_DRAWN + _FILTERS, re.DOTALL)
_LAST_PAGE = 99_999


class TimelinePage(NamedTuple):
    """One page of what somebody asked the timeline for; pages count from 0."""

    request: TimelineRequest
    page: int


def timeline_id(request: TimelineRequest, page: int) -> str:
    """Name a page of a request that `fitting` made fit; the library is not part of it."""
    return _named(_LISTED, request, page)


def picture_id(request: TimelineRequest, page: int) -> str:
    """Name a picture of a request that `fitting` made fit."""
    return _named(_DRAWN, request, page)


def _named(kind: str, request: TimelineRequest, page: int) -> str:
    days = (request.since, request.until, request.as_of)
    settled = ":".join((day or "").replace("-", "") for day in days)
    status = _CODES[request.status] if request.status else ""
    return f"{kind}:{min(page, _LAST_PAGE)}:{status}:{settled}:{request.about or ''}"


def timeline_page(match: re.Match[str], library: LibraryId) -> TimelinePage:
    """Read a page back from a match of one of the forms, for the library where it was pressed."""
    request = TimelineRequest(
        library,
        about=match["about"] or None,
        since=_day(match["since"]),
        until=_day(match["until"]),
        as_of=_day(match["as_of"]),
        status=_STATUSES.get(match["status"]),
    )
    return TimelinePage(request, int(match["page"]))


def fitting(request: TimelineRequest) -> TimelineRequest:
    """Shorten `about` to the words that every page's button can hold; the dates are settled."""
    about = " ".join((request.about or "").split())
    room = CUSTOM_ID_CHARACTERS - length(timeline_id(request._replace(about=None), _LAST_PAGE))
    while length(about) > room:
        # Word by word; a single one that is too long gives up its end.
        about = about.rpartition(" ")[0] or about[:-1]
    return request._replace(about=about or None)


def _day(digits: str | None) -> str | None:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if digits else None
