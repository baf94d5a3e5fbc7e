"""What a date without a year can lean on: the publication, and how far the text has come."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.time.moments import Moment
from bot.analysis.time.readings import Found, Kind, Origin, Stated, Step, Weekday
from bot.domain.event import Granularity

_WEIGHT = 3
_WEIGHT_WITHOUT_PUBLICATION = 6
"""Full dates that a text needs before it counts as narrative: few enough for a short history,
more than an article's paragraph of background prints."""

_RARE = 4
"""Printed years for each "yesterday" or weekday: histories have 17 and more, background in news 3
and fewer (16 histories, 84 news articles)."""

_SPEECH = re.compile(r"\b(?:said|says|told)\b")


@dataclass
class Context:
    """Where a reading of the text stands. Grows as the text is read, never shared."""

    publication: Moment | None
    narrative: bool
    reference: Moment | None = None


def publication_moment(published: str | None) -> Moment | None:
    """Return YYYY, YYYY-MM or YYYY-MM-DD as a moment."""
    if not published:
        return None
    year, month, day = (*(int(part) for part in published.split("-")), 0, 0)[:3]
    unit = Granularity.DAY if day else Granularity.MONTH if month else Granularity.YEAR
    return Moment(unit, year, month, day)


def is_narrative(text: str, found: Sequence[Found], publication: Moment | None) -> bool:
    """Say whether the text tells of times far from its publication, by the dates it prints.

    News speaks of weekdays and of yesterday and says who says so; history prints years, and
    rarely its own.
    """
    printed = [
        each.reading.moment
        for each in found
        if isinstance(each.reading, Stated) and each.reading.moment.year is not None
    ]
    deictic = sum(_is_deictic(each) for each in found)
    if len(printed) < _RARE * deictic or len(printed) <= len(_SPEECH.findall(text)):
        return False
    if publication is None or publication.year is None:
        return _weight(printed) >= _WEIGHT_WITHOUT_PUBLICATION
    far = [moment for moment in printed if abs((moment.year or 0) - publication.year) >= 2]
    return _weight(far) >= _WEIGHT and _weight(far) * 10 >= _weight(printed) * 6


def _weight(printed: Sequence[Moment]) -> float:
    """Count full dates (month and year) once and bare years, which news prints too, a third."""
    full = (Granularity.DAY, Granularity.MONTH, Granularity.SEASON)
    return sum(1.0 if moment.unit in full else 1 / 3 for moment in printed)


def _is_deictic(found: Found) -> bool:
    if found.kind not in (Kind.DATE, Kind.TIME):
        return False
    if isinstance(found.reading, Step):
        return found.reading.origin is Origin.PUBLICATION
    return isinstance(found.reading, Weekday)
