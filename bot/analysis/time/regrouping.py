"""Put reports together and take them apart as moderators say, whatever the rule made of them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.analysis.time.merging import by_date
from bot.domain.event import Event
from bot.domain.timeline import EditKind, ReportPlace, TimelineEdit


class Regrouped(NamedTuple):
    """Groups by date, and the reports that were taken out of theirs and stand alone since."""

    groups: Sequence[Sequence[Event]]
    apart: Sequence[Event]


def regroup(groups: Sequence[Sequence[Event]], edits: Iterable[TimelineEdit]) -> Regrouped:
    """Apply merges and splits, in their order, to the groups that the rule made.

    A merge joins two groups whole. Of a report that is not there (its document was removed, or is
    not visible as of a day) it keeps the place: what was merged with it stays together.
    """
    blocks = _Blocks(groups)
    for edit in edits:
        if edit.kind is EditKind.MERGE and edit.other is not None:
            blocks.join(edit.place, edit.other)
        elif edit.kind is EditKind.SPLIT:
            blocks.part(edit.place)
    return blocks.regrouped()


class _Blocks:
    """Which places stand together; the reports at them, where there are any."""

    def __init__(self, groups: Sequence[Sequence[Event]]) -> None:
        self._reports = {place_of(event): event for group in groups for event in group}
        self._block: dict[ReportPlace, set[ReportPlace]] = {}
        for group in groups:
            block = {place_of(event) for event in group}
            self._block.update(dict.fromkeys(block, block))
        self._apart: set[ReportPlace] = set()

    def join(self, first: ReportPlace, second: ReportPlace) -> None:
        joined = self._block.setdefault(first, {first})
        joined |= self._block.setdefault(second, {second})
        self._block.update(dict.fromkeys(joined, joined))
        self._apart -= {first, second}

    def part(self, place: ReportPlace) -> None:
        self._block.setdefault(place, {place}).discard(place)
        self._block[place] = {place}
        self._apart.add(place)

    def regrouped(self) -> Regrouped:
        kept = {id(block): block for block in self._block.values()}
        groups = [
            sorted((self._reports[place] for place in block if place in self._reports), key=_order)
            for block in kept.values()
        ]
        apart = [self._reports[place] for place in self._apart if place in self._reports]
        return Regrouped(
            sorted((group for group in groups if group), key=lambda group: _order(group[0])),
            sorted(apart, key=_order),
        )


def place_of(event: Event) -> ReportPlace:
    """Return where the report stands."""
    return ReportPlace(event.sentence.document, event.sentence.version, event.start)


def _order(event: Event) -> tuple[object, ...]:
    return (*by_date(event), *place_of(event))
