"""From what the words say to the period they mean."""

from datetime import timedelta
from typing import assert_never

from bot.analysis.time.clocks import resolve_clock
from bot.analysis.time.context import Context
from bot.analysis.time.moments import (
    Moment,
    add_months,
    day_moment,
    in_year,
    is_real,
    shifted,
    week_moment,
)
from bot.analysis.time.notation import timex_value
from bot.analysis.time.readings import (
    Clock,
    Fixed,
    Nearest,
    OfYear,
    Origin,
    Reading,
    Stated,
    Step,
    Weekday,
)
from bot.analysis.time.resolved import Resolved, dated, first_day
from bot.analysis.time.tense import Tense
from bot.analysis.time.years import first_month, narrative_year, news_year
from bot.domain.event import Granularity


def resolve(reading: Reading, context: Context, tense: Tense) -> Resolved:
    """Return what `reading` means where `context` stands. Never invents a year."""
    try:
        return _meaning(reading, context, tense)
    except (OverflowError, ValueError):
        return Resolved(None)  # a step beyond the years 1 to 9999


def _meaning(reading: Reading, context: Context, tense: Tense) -> Resolved:  # noqa: PLR0911 - one return a kind of reading
    match reading:
        case Fixed():
            return Resolved(reading.value)
        case Stated():
            return _stated(reading, context, tense)
        case Weekday():
            return _weekday(reading, context, tense)
        case Step():
            return _step(reading, context, tense)
        case Nearest():
            return _nearest(reading, context, tense)
        case Clock():
            return resolve_clock(reading, context, tense)
        case OfYear():
            return _of_year(reading, context)
        case _:
            assert_never(reading)


def _stated(reading: Stated, context: Context, tense: Tense) -> Resolved:
    moment = reading.moment
    if moment.year is not None:
        return Resolved(timex_value(moment), moment)
    if context.narrative:
        year = narrative_year(moment, context.reference)
        if year is None:
            return Resolved(timex_value(moment), moment)
        return dated(in_year(moment, year), f"the text has reached {year}")
    year = news_year(reading, context.publication, tense)
    if year is None:
        return _on_weekday(reading, context)
    return dated(in_year(moment, year), _published(context))


def _on_weekday(reading: Stated, context: Context) -> Resolved:
    """Date a day whose weekday fits no year about the publication, but the year just named."""
    moment, reference = reading.moment, context.reference
    if reading.weekday is not None and reference is not None and reference.year is not None:
        then = in_year(moment, reference.year)
        day = first_day(then) if is_real(then) else None
        if day is not None and day.weekday() == reading.weekday:
            return dated(then, f"the text has reached {reference.year}")
    return Resolved(timex_value(moment), moment)


def _published(context: Context) -> str:
    if context.publication is None:
        return "the publication date is not known"
    return f"counted from the publication date {timex_value(context.publication)}"


def _origin(origin: Origin, context: Context) -> tuple[Moment | None, str]:
    """Return the moment that a relative expression counts from, and how to say so."""
    reference = context.reference
    narrative = context.narrative and origin is not Origin.WRITING
    use_reference = origin is Origin.REFERENCE or narrative
    if use_reference and reference is not None:
        return reference, f"counted from {timex_value(reference)} earlier in the text"
    if narrative:
        return None, ""
    return context.publication, _published(context)


def _weekday(reading: Weekday, context: Context, tense: Tense) -> Resolved:
    base, reason = _origin(reading.origin, context)
    undated = f"XXXX-WXX-{reading.number + 1}"
    if base is None or base.year is None:
        return Resolved(undated)
    if base.unit is not Granularity.DAY:
        return _coarse(base, context, undated)
    origin = first_day(base)
    if origin is None:
        return Resolved(undated)
    ahead = (reading.number - origin.weekday()) % 7
    if reading.direction > 0:
        ahead = ahead or 7
    elif reading.direction < 0:
        ahead = ahead - 7 if ahead else -7
    elif tense is not Tense.FUTURE and ahead:
        ahead -= 7
    return dated(day_moment(origin + timedelta(days=ahead)), reason)


def _coarse(base: Moment, context: Context, value: str | None) -> Resolved:
    """Say no more than the publication's own month or year, where no day can be counted."""
    if base is not context.publication:
        return Resolved(value)
    reason = f"published {timex_value(base)}; the day is not known"
    return Resolved(value, base, reason, coarse=True)


def _step(reading: Step, context: Context, tense: Tense) -> Resolved:
    vague = "PAST_REF" if reading.past else "FUTURE_REF"
    if reading.distance is None or reading.origin is Origin.ANCHOR:
        return Resolved(vague)
    base, reason = _origin(reading.origin, context)
    is_today = reading == Step(Granularity.DAY, 0, Origin.PUBLICATION)
    coarse = base is not None and base.unit is not Granularity.DAY
    if is_today and (context.narrative or coarse):
        return Resolved("PRESENT_REF")
    if base is None or base.year is None:
        return Resolved("PRESENT_REF" if is_today else None)
    if reading.unit is Granularity.WEEKEND:
        return _weekend(reading, base, reason, context, tense)
    return _counted(reading, base, reason, context)


def _counted(reading: Step, base: Moment, reason: str, context: Context) -> Resolved:
    weeks = reading.unit is Granularity.WEEK and base.unit is Granularity.DAY
    if weeks and reading.past and reading.origin is Origin.PUBLICATION:
        return _weeks_ago(reading, base, reason)
    moment = _moved(base, reading)
    return _coarse(base, context, None) if moment is None else dated(moment, reason)


def _moved(base: Moment, reading: Step) -> Moment | None:
    count = reading.distance or 0
    if reading.unit is Granularity.DAY and base.unit is not Granularity.DAY:
        return None
    if reading.unit is Granularity.WEEK and base.unit is Granularity.DAY:
        origin = first_day(base)
        if origin is None:
            return None
        if reading.origin is Origin.REFERENCE and abs(count) >= 1:
            return shifted(base, Granularity.DAY, 7 * count)
        return week_moment(origin + timedelta(weeks=count))
    return shifted(base, reading.unit, count)


def _weeks_ago(reading: Step, base: Moment, reason: str) -> Resolved:
    """Count to the day; TIMEX3 gives the week, which is what "two weeks ago" is good for."""
    day = shifted(base, Granularity.DAY, 7 * (reading.distance or 0))
    first = first_day(day) if day else None
    if day is None or first is None:
        return Resolved("PAST_REF")
    return Resolved(timex_value(week_moment(first)), day, reason)


def _weekend(reading: Step, base: Moment, reason: str, context: Context, tense: Tense) -> Resolved:
    origin = first_day(base) if base.unit is Granularity.DAY else None
    if origin is None:
        return _coarse(base, context, None)
    saturday = origin + timedelta(days=5 - origin.weekday())
    count = reading.distance or 0
    if count == 0 and tense is not Tense.FUTURE and saturday > origin:
        saturday -= timedelta(weeks=1)
    if count < 0 and saturday + timedelta(days=1) >= origin:
        saturday -= timedelta(weeks=1)
    if count > 0 and saturday <= origin:
        saturday += timedelta(weeks=1)
    return dated(Moment(Granularity.WEEKEND, saturday.year, saturday.month, saturday.day), reason)


def _of_year(reading: OfYear, context: Context) -> Resolved:
    base, reason = _origin(reading.origin, context)
    if base is None or base.year is None:
        return Resolved(timex_value(reading.moment), reading.moment)
    return dated(in_year(reading.moment, base.year + reading.years), reason)


def _nearest(reading: Nearest, context: Context, tense: Tense) -> Resolved:
    base, reason = _origin(reading.origin, context)
    moment = reading.moment
    if base is None or base.year is None:
        return Resolved(timex_value(moment), moment)
    if reading.direction == 0:
        return dated(in_year(moment, base.year), reason)
    now = first_month(base)
    months = (first_month(moment) - now) % 12
    # "Last March" in March is a year ago, "next March" a year ahead.
    months = (months or 12) if reading.direction > 0 else months - 12
    year, _ = add_months(base.year, now, months)
    return dated(in_year(moment, year), reason)
