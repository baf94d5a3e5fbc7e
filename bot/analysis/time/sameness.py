"""Whether two reports tell of one event: by head word and participants, and by their dates."""

from collections.abc import Iterator
from datetime import date

from bot.domain.event import Event, EventRole

Subject = tuple[str, ...]
"""Role, head word, one participant."""

_ROLES = {EventRole.BACKGROUND: EventRole.HAPPENED}
"""How old an event is depends on who reports it, not on the event."""


def subjects_of(event: Event) -> Iterator[Subject]:
    """Yield what reports of one event have in common with it, at least one of."""
    role = _ROLES.get(event.role, event.role)
    for name in sorted(event.participants):
        yield role, event.head, name


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
    if undated(first) or undated(second):
        return first.edtf == second.edtf
    starts = max(first.earliest or date.min, second.earliest or date.min)
    ends = min(first.latest or date.max, second.latest or date.max)
    return starts <= ends


def undated(event: Event) -> bool:
    """Say whether the calendar knows nothing of the event: no year, or one before the first."""
    return event.earliest is None and event.latest is None
