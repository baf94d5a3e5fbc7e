"""Tag the time expressions of a text and say which dates they mean."""

from bot.analysis.time.absolute import find_absolute
from bot.analysis.time.context import Context, is_narrative, publication_moment
from bot.analysis.time.counts import find_counted
from bot.analysis.time.extend import extend
from bot.analysis.time.guards import is_time
from bot.analysis.time.moments import bounds_of
from bot.analysis.time.notation import edtf_edge, edtf_of
from bot.analysis.time.periods import find_periods
from bot.analysis.time.placing import place
from bot.analysis.time.ranges import Opening, find_range_ends, opening_at
from bot.analysis.time.readings import Found, Kind
from bot.analysis.time.regions import find_regions
from bot.analysis.time.relative import find_relative
from bot.analysis.time.resolved import Resolved
from bot.domain.event import Granularity, TimeExpression, TimexMod, TimexType


def tag(text: str, *, published: str | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text` in its order, without overlaps.

    `published`: YYYY, YYYY-MM or YYYY-MM-DD; None leaves dates without a year undated, except
    where a text that prints its years as it goes along has already named the year.
    """
    found = extend(text, _without_overlaps(_candidates(text)))
    publication = publication_moment(published)
    context = Context(publication, is_narrative(text, found, publication))
    placed = place(text, found, context)
    return tuple(
        _expression(text, each, resolved) for each, resolved in zip(found, placed, strict=True)
    )


def _candidates(text: str) -> list[Found]:
    regions = find_regions(text)
    finders = (find_absolute, find_range_ends, find_relative, find_counted, find_periods)
    found = [each for find in finders for each in find(text, regions)]
    return [each for each in found if is_time(text, each)]


def _without_overlaps(found: list[Found]) -> list[Found]:
    """Keep the longest of overlapping findings; on a tie the one found first."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif each.end - each.start > kept[-1].end - kept[-1].start:
            kept[-1] = each
    return kept


def _expression(text: str, found: Found, resolved: Resolved) -> TimeExpression:
    moment = resolved.moment
    mod = TimexMod.APPROX if resolved.coarse else found.mod
    # "Before 5 a.m." on a day is still that day.
    dated = moment is not None and found.kind is Kind.DATE
    opening = opening_at(text, found.start, found.end) if dated else Opening.NONE
    earliest, latest = bounds_of(moment, mod) if moment else (None, None)
    # A period that EDTF cannot write without its year (a bare "Easter") names no date.
    edtf = _edtf(resolved, mod, opening)
    return TimeExpression(
        start=found.start,
        end=found.end,
        expression=text[found.start : found.end],
        type=TimexType(found.kind),
        value=_value(found, resolved),
        mod=mod,
        edtf=edtf,
        earliest=None if opening is Opening.UNTIL else earliest,
        latest=None if opening is Opening.SINCE else latest,
        granularity=moment.unit if moment and edtf else None,
        year_inferred=resolved.reason is not None,
        year_reason=resolved.reason,
    )


def _value(found: Found, resolved: Resolved) -> str | None:
    value = resolved.value
    timeless = value is None or value.endswith("_REF")
    return value if timeless else f"{value}{found.clock}"


def _edtf(resolved: Resolved, mod: TimexMod | None, opening: Opening) -> str | None:
    moment = resolved.moment
    if moment is None:
        return None
    edge = edtf_edge(moment, mod)
    if edge is None or opening is Opening.NONE:
        return edtf_of(moment, mod)
    if moment.unit in (Granularity.QUARTER, Granularity.HALF):
        # None may stand in an interval: the month at that end does.
        earliest, latest = bounds_of(moment, mod)
        day = earliest if opening is Opening.SINCE else latest
        edge = f"{day.year:04d}-{day.month:02d}" if day else edge
    return f"{edge}/.." if opening is Opening.SINCE else f"../{edge}"
