"""Put reports of one event under one entry, and say where their dates disagree."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from bot.domain.event import Event, EventRole, TimelineEntry

_Subject = tuple[EventRole, str, str]
"""Role, head word, one participant."""

_TWO_WEEKS = timedelta(days=14)
_ROLES = {EventRole.BACKGROUND: EventRole.HAPPENED}
"""How old an event is depends on who reports it, not on the event."""


def merge(events: Sequence[Event]) -> tuple[TimelineEntry, ...]:
    """Return one entry for each event, by date; undated ones last.

    Reports come together only when their dates are compatible and head word and participants
    agree; a report joins an entry when it agrees with every report in it.
    """
    groups: list[list[Event]] = []
    near: dict[_Subject, list[list[Event]]] = {}
    for event in sorted(events, key=_order):
        rivals = [group for subject in _subjects(event) for group in near.get(subject, ())]
        group = next((each for each in rivals if _joins(event, each)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(event)
        for subject in _subjects(event):
            if not any(each is group for each in near.setdefault(subject, [])):
                near[subject].append(group)
    return tuple(
        TimelineEntry(events=tuple(group), disagreements=_disagreements(group, near))
        for group in groups
    )


def _subjects(event: Event) -> Iterator[_Subject]:
    """Yield what reports of one event have in common with it, at least one of."""
    role = _ROLES.get(event.role, event.role)
    for name in sorted(event.participants):
        yield role, event.head, name


def _order(event: Event) -> tuple[date, date, str]:
    earliest = event.earliest or event.latest or date.max
    return earliest, event.latest or date.max, event.edtf or ""


def _joins(event: Event, group: Sequence[Event]) -> bool:
    return all(same_event(event, each) and dates_compatible(event, each) for each in group)


def same_event(first: Event, second: Event) -> bool:
    """Say whether head word and participants agree, whatever the dates."""
    if not first.head or first.head != second.head:
        return False
    common = first.participants & second.participants
    return bool(common) and 2 * len(common) >= min(
        len(first.participants), len(second.participants)
    )


def dates_compatible(first: Event, second: Event) -> bool:
    """Say whether both dates can be true of one day; without bounds, only equal dates can."""
    if _undated(first) or _undated(second):
        return first.edtf == second.edtf
    starts = max(first.earliest or date.min, second.earliest or date.min)
    ends = min(first.latest or date.max, second.latest or date.max)
    return starts <= ends


def _undated(event: Event) -> bool:
    return event.earliest is None and event.latest is None


def _rival_dates(
    group: Sequence[Event], near: Mapping[_Subject, Sequence[Sequence[Event]]]
) -> set[str]:
    """Return dates close by that another voice gives for what seems the same event."""
    return {
        other.edtf or ""
        for event in group
        for subject in _subjects(event)
        for rival in near[subject]
        if rival is not group
        for other in rival
        if _contradicts(event, other)
    }


def _contradicts(first: Event, second: Event) -> bool:
    same_voice = first.sentence[:2] == second.sentence[:2] and first.said_by == second.said_by
    if same_voice or not same_event(first, second) or dates_compatible(first, second):
        return False
    if None in (first.earliest, first.latest, second.earliest, second.latest):
        return False
    earlier, later = sorted((first, second), key=_order)
    gap = (later.earliest or date.max) - (earlier.latest or date.min)
    return gap <= max(_TWO_WEEKS, _length(first), _length(second))


def _length(event: Event) -> timedelta:
    return (event.latest or date.max) - (event.earliest or date.min)


def _disagreements(
    group: Sequence[Event], near: Mapping[_Subject, Sequence[Sequence[Event]]]
) -> tuple[str, ...]:
    rivals = _rival_dates(group, near)
    nested = all(_nested(first, second) for first in group for second in group)
    dates = {event.edtf or "" for event in group} | rivals
    return tuple(sorted(dates)) if rivals or not nested else ()


def _nested(first: Event, second: Event) -> bool:
    """Say whether one date only says the other more exactly."""
    if first.edtf == second.edtf or _undated(first) or _undated(second):
        return first.edtf == second.edtf
    return _within(first, second) or _within(second, first)


def _within(inner: Event, outer: Event) -> bool:
    starts = (outer.earliest or date.min) <= (inner.earliest or date.min)
    return starts and (inner.latest or date.max) <= (outer.latest or date.max)
