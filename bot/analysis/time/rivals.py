"""Reports that seem to tell of one event and date it differently, though not by much."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.analysis.time.sameness import Subject, same_event, subjects_of
from bot.domain.event import Event

_TWO_WEEKS = timedelta(days=14)


class _Dated(NamedTuple):
    """A report with both ends of its date, and the group that it is in."""

    first: date
    last: date
    group: int
    event: Event

    @property
    def patience(self) -> timedelta:
        """How far off another date may be and still be meant for the same day."""
        return max(_TWO_WEEKS, self.last - self.first)


class Rivals:
    """Looks up, for each group of reports, the dates close by that other voices give."""

    def __init__(self, groups: Sequence[Sequence[Event]], apart: Iterable[Event] = ()) -> None:
        """Take groups by number; the reports in `apart` rival nobody."""
        left_out = {_place(event) for event in apart}
        by_subject: dict[Subject, list[_Dated]] = defaultdict(list)
        for number, group in enumerate(groups):
            for event in group:
                if event.earliest and event.latest and _place(event) not in left_out:
                    dated = _Dated(event.earliest, event.latest, number, event)
                    for subject in subjects_of(event):
                        by_subject[subject].append(dated)
        self._dates: dict[int, set[str]] = defaultdict(set)
        for dated_reports in by_subject.values():
            self._compare(dated_reports)

    def dates(self, group: int) -> frozenset[str]:
        """Return the dates that others give for what seems this group's event."""
        return frozenset(self._dates.get(group, ()))

    def _compare(self, reports: list[_Dated]) -> None:
        for one, other in _close_pairs(reports):
            if one.group != other.group and _contradict(one.event, other.event):
                self._dates[one.group].add(other.event.edtf or "")
                self._dates[other.group].add(one.event.edtf or "")


def _close_pairs(reports: list[_Dated]) -> Iterator[tuple[_Dated, _Dated]]:
    """Yield pairs whose dates exclude one another and lie within either's patience."""
    by_first = sorted(reports, key=lambda each: each.first)
    by_last = sorted(reports, key=lambda each: each.last)
    firsts, lasts = [each.first for each in by_first], [each.last for each in by_last]
    for each in reports:
        latest = _shifted(each.last, each.patience)
        within = slice(bisect_right(firsts, each.last), bisect_right(firsts, latest))
        yield from ((each, later) for later in by_first[within])
        earliest = _shifted(each.first, -each.patience)
        within = slice(bisect_left(lasts, earliest), bisect_left(lasts, each.first))
        yield from ((earlier, each) for earlier in by_last[within])


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


def _contradict(first: Event, second: Event) -> bool:
    same_voice = first.sentence[:2] == second.sentence[:2] and first.said_by == second.said_by
    return not same_voice and same_event(first, second)


def _place(event: Event) -> tuple[object, ...]:
    return (*event.sentence, event.start)
