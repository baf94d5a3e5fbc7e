"""Carry moderators' edits of the timeline from one version of a document to another one.

An edit and its place in the order of edits stay as they were recorded; only where it counts moves.
"""

from collections import defaultdict

from sqlalchemy import Connection, insert, select

from bot.domain.document import BASE_LIBRARY, Document
from bot.domain.timeline import ReportPlace, TimelineEdit
from bot.store.audit import AuditAction, AuditEntry, append
from bot.store.schema import edit_moves, sentences
from bot.store.steps import Stamp
from bot.store.timeline_edits import StandingEdit, edits_in_force, state_of_edit


def carry_edits(connection: Connection, old: Document, new: Document, stamp: Stamp) -> None:
    """Let each edit on a sentence of `old` count on the sentence of `new` with the same words.

    Words that stand there twice keep their order; where they stand more often or less often than
    before it is not known which is which. An edit whose sentence is not found keeps its place: it
    counts again when the older version is put back. Servers' edits on a document of the base
    library go along, each logged in the server's own library.
    """
    libraries = None if old.library == BASE_LIBRARY else (old.library,)
    found = [
        (each, places)
        for each in edits_in_force(connection, libraries)
        if (places := _places_on(each.edit, old))
    ]
    if not found:
        return
    before, after = _Starts(connection, old), _Starts(connection, new)
    for each, places in found:
        starts = {place: before.followed(place, after) for place in places}
        now = {place: start for place, start in starts.items() if start is not None}
        if now:
            _move(connection, each, now, new.version)
            _log(connection, each, (old, new), stamp)


class _Starts:
    """Where the sentences of a version begin, by their words and by place."""

    def __init__(self, connection: Connection, document: Document) -> None:
        query = (
            select(sentences.c.start, sentences.c.end, sentences.c.text)
            .where(
                sentences.c.library_id == document.library,
                sentences.c.document_id == document.id,
                sentences.c.version == document.version,
            )
            .order_by(sentences.c.position)
        )
        self._spans: list[tuple[int, int, str]] = [
            (start, end, words) for start, end, words in connection.execute(query)
        ]
        self.by_words: dict[str, list[int]] = defaultdict(list)
        for start, _, words in self._spans:
            self.by_words[words].append(start)

    def followed(self, place: ReportPlace, other: "_Starts") -> int | None:
        """Return where the same place of the same sentence is in another version."""
        at = next((each for each in self._spans if each[0] <= place.start < each[1]), None)
        if at is None:
            return None
        start, _, words = at
        here, there = self.by_words[words], other.by_words.get(words, [])
        if len(here) != len(there):
            return None
        return there[here.index(start)] + place.start - start


def _places_on(edit: TimelineEdit, document: Document) -> list[ReportPlace]:
    places = [edit.place, *([edit.other] if edit.other else [])]
    return [each for each in places if (each.document, each.version) == document.key]


def _move(
    connection: Connection, each: StandingEdit, now: dict[ReportPlace, int], version: int
) -> None:
    rows = [
        {
            "library_id": each.library,
            "edit_id": each.id,
            "document_id": place.document,
            "old_version": place.version,
            "old_start": place.start,
            "version": version,
            "start": start,
        }
        for place, start in now.items()
    ]
    connection.execute(insert(edit_moves), rows)


def _log(
    connection: Connection, each: StandingEdit, versions: tuple[Document, Document], stamp: Stamp
) -> None:
    old, new = versions
    said = state_of_edit(each.edit)
    append(
        connection,
        AuditEntry(
            library=each.library,
            at=stamp.at,
            actor=stamp.actor,
            action=AuditAction.CARRY_EVENT,
            document=old.id,
            before={"version": old.version, **said},
            after={"version": new.version, **said},
        ),
    )
