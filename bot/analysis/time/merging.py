"""Put reports of one event under one entry, and say where their dates disagree."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bot.analysis.time.rivals import Rivals
from bot.analysis.time.sameness import dates_compatible, same_event, subjects_of, undated
from bot.domain.event import Event, TimelineEntry

_Subject = tuple[str, ...]


def merge(events: Sequence[Event]) -> tuple[TimelineEntry, ...]:
    """Return one entry for each event, by date; undated ones last."""
    return entries_of(group_reports(events))


def group_reports(events: Sequence[Event]) -> list[list[Event]]:
    """Return the reports of each event together, by date; undated ones last.

    Reports come together only when their dates are compatible and head word and participants
    agree; a report joins a group when it agrees with every report in it.
    """
    groups: list[_Group] = []
    near = _Near()
    for event in sorted(events, key=by_date):
        group = next((each for each in near.candidates(event) if _joins(event, each)), None)
        if group is None:
            group = _Group()
            groups.append(group)
        group.add(event)
        near.note(event, group)
    return [group.events for group in groups]


def entries_of(
    groups: Iterable[Sequence[Event]], apart: Iterable[Event] = ()
) -> tuple[TimelineEntry, ...]:
    """Return an entry for each group, with the dates that its reports or others' disagree on.

    The reports in `apart` are known to tell of something else, whatever they look like: nothing
    disagrees with them.
    """
    kept = [tuple(group) for group in groups]
    rivals = Rivals(kept, apart)
    return tuple(
        TimelineEntry(events=group, disagreements=_disagreements(group, rivals.dates(number)))
        for number, group in enumerate(kept)
    )


def by_date(event: Event) -> tuple[date, date, str]:
    """Order reports by date, undated ones last."""
    earliest = event.earliest or event.latest or date.max
    return earliest, event.latest or date.max, event.edtf or ""


class _Group:
    """Reports of one event, and the day after which no later report can agree with all of them."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.last_day = date.max

    def add(self, event: Event) -> None:
        self.events.append(event)
        self.last_day = min(self.last_day, event.latest or date.max)


class _Near:
    """Groups by what a report must share with them. Reports come in the order of their dates.

    A group whose last day is over is looked at only for a report that is open towards the past:
    among 10,000 reports most of those about the same person are years away.
    """

    def __init__(self) -> None:
        self._all: dict[_Subject, list[_Group]] = {}
        self._current: dict[_Subject, list[_Group]] = {}

    def candidates(self, event: Event) -> Iterator[_Group]:
        if undated(event) or event.earliest is None:
            for subject in subjects_of(event):
                yield from self._all.get(subject, ())
            return
        for subject in subjects_of(event):
            current = self._current.get(subject, ())
            kept = [each for each in current if each.last_day >= event.earliest]
            self._current[subject] = kept
            yield from kept

    def note(self, event: Event, group: _Group) -> None:
        for subject in subjects_of(event):
            for groups in (self._all, self._current):
                known = groups.setdefault(subject, [])
                if not any(each is group for each in known):
                    known.append(group)


def _joins(event: Event, group: _Group) -> bool:
    return all(same_event(event, each) and dates_compatible(event, each) for each in group.events)


def _disagreements(group: Sequence[Event], rivals: frozenset[str]) -> tuple[str, ...]:
    nested = all(_nested(first, second) for first in group for second in group)
    dates = {event.edtf or "" for event in group} | rivals
    return tuple(sorted(dates)) if rivals or not nested else ()


def _nested(first: Event, second: Event) -> bool:
    """Say whether one date only says the other more exactly."""
    if first.edtf == second.edtf:
        return True
    if undated(first) or undated(second):
        return _yearless_agree(first.edtf or "", second.edtf or "")
    return _within(first, second) or _within(second, first)


def _yearless_agree(first: str, second: str) -> bool:
    """Compare month and day where one of the dates has no year: "XXXX-06-05" and "2021-06"."""
    if not first.startswith("XXXX") and not second.startswith("XXXX"):
        return False
    short, long = sorted((first[4:], second[4:]), key=len)
    return long.startswith(short)


def _within(inner: Event, outer: Event) -> bool:
    starts = (outer.earliest or date.min) <= (inner.earliest or date.min)
    return starts and (inner.latest or date.max) <= (outer.latest or date.max)
