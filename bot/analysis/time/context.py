"""What a date without a year can lean on: the publication, and how far the text has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.time.moments import Moment
from bot.analysis.time.readings import Found, Kind, Origin, Stated, Step, Weekday
from bot.domain.event import Granularity

_FAR_DATES = 3
_DATES_WITHOUT_PUBLICATION = 6
"""Full dates (month and year) that a text needs before it counts as narrative: few enough for a
short history, more than an article's paragraph of background prints."""


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


def is_narrative(found: Sequence[Found], publication: Moment | None) -> bool:
    """Say whether the text tells of times far from its publication, by the dates it prints.

    News speaks of weekdays and of yesterday; history prints years and rarely its own.
    """
    years = [
        each.reading.moment.year
        for each in found
        if isinstance(each.reading, Stated)
        and each.reading.moment.year is not None
        and each.reading.moment.unit in (Granularity.DAY, Granularity.MONTH, Granularity.SEASON)
    ]
    deictic = sum(_is_deictic(each) for each in found)
    if len(years) <= deictic:
        return False
    if publication is None or publication.year is None:
        return len(years) >= _DATES_WITHOUT_PUBLICATION
    far = sum(abs(year - publication.year) >= 2 for year in years)
    return far >= _FAR_DATES and far * 10 >= len(years) * 6


def _is_deictic(found: Found) -> bool:
    if found.kind not in (Kind.DATE, Kind.TIME):
        return False
    if isinstance(found.reading, Step):
        return found.reading.origin is Origin.PUBLICATION
    return isinstance(found.reading, Weekday)
