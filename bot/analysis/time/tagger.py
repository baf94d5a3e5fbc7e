"""Tag the time expressions of a text and say which dates they mean."""

import re
from collections.abc import Sequence

from bot.analysis.time.absolute import find_absolute
from bot.analysis.time.context import Context, is_narrative, publication_moment
from bot.analysis.time.extend import extend
from bot.analysis.time.guards import is_time
from bot.analysis.time.moments import bounds_of, in_year
from bot.analysis.time.notation import edtf_edge, edtf_of
from bot.analysis.time.periods import find_periods
from bot.analysis.time.ranges import Opening, find_range_ends, opening_at, shares_year, spans_to
from bot.analysis.time.readings import Found, Kind, Origin, Reading, Stated, Step
from bot.analysis.time.relative import find_relative
from bot.analysis.time.resolve import Resolved, resolve
from bot.analysis.time.tense import tense_at
from bot.domain.event import Granularity, TimeExpression, TimexMod, TimexType

_ATTRIBUTIVE = re.compile(
    r"[ ](?!and\b|or\b|but\b|when\b|as\b|to\b|in\b|at\b|the\b|on\b|by\b)[a-z]"
)


def tag(text: str, *, published: str | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text` in its order, without overlaps.

    `published`: YYYY, YYYY-MM or YYYY-MM-DD; None leaves dates without a year undated, except
    where a text that prints its years as it goes along has already named the year.
    """
    found = extend(text, _without_overlaps(_candidates(text)))
    publication = publication_moment(published)
    context = Context(publication, is_narrative(found, publication))
    expressions = []
    for index, each in enumerate(found):
        resolved = _resolve_in_text(text, found[index : index + 3], context)
        expressions.append(_expression(text, each, resolved))
        if not _is_aside(text, found[max(0, index - 1)], each):
            _advance(context, each, resolved)
    return tuple(expressions)


def _candidates(text: str) -> list[Found]:
    found = find_absolute(text) + find_range_ends(text) + find_relative(text) + find_periods(text)
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


def _resolve_in_text(text: str, window: Sequence[Found], context: Context) -> Resolved:
    """Resolve the first of `window`; the ones after it may print the year that it shares."""
    each = window[0]
    reading = each.reading
    if each.anchor is not None:
        anchor = resolve(each.anchor, context, tense_at(text, each.start, each.end))
        local = Context(context.publication, context.narrative, anchor.moment)
        return resolve(_from_anchor(reading), local, tense_at(text, each.start, each.end))
    if isinstance(reading, Stated) and reading.moment.year is None:
        for left, right in zip(window, window[1:], strict=False):
            if not shares_year(text, left.end, right.start):
                break
            year = right.reading.moment.year if isinstance(right.reading, Stated) else None
            if year is not None:
                dated = Stated(in_year(reading.moment, year), reading.weekday)
                return resolve(dated, context, tense_at(text, each.start, each.end))
    return resolve(reading, context, tense_at(text, each.start, each.end))


def _is_aside(text: str, before: Found, found: Found) -> bool:
    """Say whether a date leaves the story where it is: "the 1941 campaign", "1861-1863"."""
    if found.start >= 4 and text[found.start - 4 : found.start].lower() == "the ":
        return _ATTRIBUTIVE.match(text, found.end) is not None
    is_year = isinstance(found.reading, Stated) and found.reading.moment.unit is Granularity.YEAR
    return is_year and before is not found and spans_to(text, before.end, found.start)


def _from_anchor(reading: Reading) -> Reading:
    return reading._replace(origin=Origin.REFERENCE) if isinstance(reading, Step) else reading


def _advance(context: Context, found: Found, resolved: Resolved) -> None:
    """Let the text's time move on to a date that it has just named."""
    moment = resolved.moment
    if moment is None or moment.year is None or resolved.coarse:
        return
    if moment.unit in (Granularity.DECADE, Granularity.CENTURY):
        return
    if found.kind in (Kind.DATE, Kind.TIME):
        context.reference = moment


def _expression(text: str, found: Found, resolved: Resolved) -> TimeExpression:
    mod = TimexMod.APPROX if resolved.coarse else found.mod
    moment = resolved.moment
    value = resolved.value
    if value and found.clock and not value.endswith("_REF"):
        value += found.clock
    plain = TimeExpression(
        start=found.start,
        end=found.end,
        expression=text[found.start : found.end],
        type=TimexType(found.kind),
        value=value,
        mod=mod,
    )
    if moment is None:
        return plain
    opening = opening_at(text, found.start, found.end)
    earliest, latest = bounds_of(moment, mod)
    return TimeExpression(
        **plain.model_dump(
            exclude={"edtf", "earliest", "latest", "granularity", "year_inferred", "year_reason"}
        ),
        edtf=_opened(moment_edtf := edtf_of(moment, mod), edtf_edge(moment, mod), opening),
        earliest=None if opening is Opening.UNTIL else earliest,
        latest=None if opening is Opening.SINCE else latest,
        granularity=moment.unit,
        year_inferred=resolved.reason is not None,
        year_reason=resolved.reason,
    )


def _opened(edtf: str | None, edge: str | None, opening: Opening) -> str | None:
    if edge is None or opening is Opening.NONE:
        return edtf
    return f"{edge}/.." if opening is Opening.SINCE else f"../{edge}"
