"""A time of day by itself: on the day that the text has reached, if that can be."""

from bot.analysis.time.context import Context
from bot.analysis.time.moments import Moment, bounds_of
from bot.analysis.time.notation import timex_value
from bot.analysis.time.readings import Clock
from bot.analysis.time.resolved import Resolved, first_day
from bot.analysis.time.tense import Tense
from bot.domain.event import Granularity


def resolve_clock(reading: Clock, context: Context, tense: Tense) -> Resolved:
    """Put a time of day on the day that the text has reached, when it tells what happened."""
    base = context.reference
    if base is None or base.unit is not Granularity.DAY or base.year is None:
        return Resolved(f"XXXX-XX-XX{reading.suffix}")
    passed = tense is Tense.PAST and not _is_to_come(base, context.publication)
    if not passed and not context.narrative:
        return Resolved(f"XXXX-XX-XX{reading.suffix}")
    day = timex_value(base)
    return Resolved(f"{day}{reading.suffix}", base, f"on {day}, named earlier in the text")


def _is_to_come(base: Moment, publication: Moment | None) -> bool:
    """Say whether the day lies after the publication: nothing has happened on it yet."""
    last = bounds_of(publication)[1] if publication else None
    day = first_day(base)
    return last is not None and day is not None and day > last
