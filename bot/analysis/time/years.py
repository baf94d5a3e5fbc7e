"""The year of a date that prints none: from the publication, or from where the story has got."""

from datetime import date

from bot.analysis.time.moments import Moment, bounds_of, in_year, is_real, month_span
from bot.analysis.time.readings import Stated
from bot.analysis.time.tense import Tense
from bot.domain.event import Granularity

_ROLLOVER = 6
"""Months back at which a narrative has passed a new year's eve rather than turned back."""


def first_month(moment: Moment) -> int:
    """Return the month in which the period starts, 1 for whole years."""
    return moment.month or month_span(moment)[1]


def narrative_year(moment: Moment, reference: Moment | None) -> int | None:
    """Return the year in which the story has arrived, a new one when the months turn over."""
    if reference is None or reference.year is None:
        return None
    if reference.unit in (Granularity.DECADE, Granularity.CENTURY):
        return None
    if reference.unit in (Granularity.YEAR, Granularity.HALF):
        return reference.year
    now, then = first_month(reference), first_month(moment)
    if moment.unit is Granularity.SEASON and moment.number == 4:
        return reference.year + (1 if now >= 12 else 0) - (1 if now <= 2 else 0)
    if then - now <= -_ROLLOVER:
        return reference.year + 1
    return reference.year - 1 if then - now >= _ROLLOVER + 4 else reference.year


def news_year(reading: Stated, publication: Moment | None, tense: Tense) -> int | None:
    """Return the year that puts the date on the right side of the publication."""
    if publication is None or publication.year is None:
        return None
    first, last = bounds_of(publication)
    if first is None or last is None:
        return None
    candidates = []
    for year in (publication.year - 1, publication.year, publication.year + 1):
        moment = in_year(reading.moment, year)
        earliest, latest = bounds_of(moment)
        if earliest is None or latest is None or not is_real(moment):
            continue
        if reading.weekday is not None and earliest.weekday() != reading.weekday:
            continue
        candidates.append((year, earliest, latest))
    past = [year for year, earliest, _ in candidates if earliest <= last]
    future = [
        (year, earliest)
        for year, earliest, latest in candidates
        if latest >= first and (earliest - last).days <= 300
    ]
    if tense is Tense.PAST and past and not _is_soon_rather_than_long_ago(candidates, first):
        return past[-1]
    if tense is Tense.FUTURE and future:
        return future[0][0]
    nearest = min(candidates, key=lambda each: _distance(each[1], first), default=None)
    return nearest[0] if nearest else None


def _distance(day: date, publication: date) -> int:
    """Count the days from the publication; what is to come counts twice: news tells of the past."""
    days = (day - publication).days
    return 2 * days if days > 0 else -days


def _is_soon_rather_than_long_ago(candidates: list[tuple[int, date, date]], day: date) -> bool:
    """Say whether the date is a few weeks off and else eleven months back.

    News prints the year, or "last", with what is that long ago, whatever the verbs nearby say.
    """
    ahead = [(earliest - day).days for _, earliest, _ in candidates if earliest > day]
    behind = [(day - latest).days for _, _, latest in candidates if latest <= day]
    return bool(ahead and behind) and min(ahead) <= 45 and min(behind) >= 300
