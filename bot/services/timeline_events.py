"""The events of every document, found once for each version and put together once for each view."""

import unicodedata
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from bot.analysis.names import count_names
from bot.analysis.time.events import DatedDocument, find_events
from bot.analysis.time.merging import merge
from bot.analysis.time.tagger import tag
from bot.domain.document import (
    DocumentId,
    DocumentRef,
    LibraryId,
    Sentence,
    SentenceKey,
    SentenceKind,
    VersionKey,
)
from bot.domain.event import DatedValue, Event
from bot.domain.timeline import EditKind, ReportPlace, TimelineEdit
from bot.index.words import stems
from bot.store.documents import DocumentStore
from bot.store.timeline_edits import TimelineEditStore

_MERGED_KEPT = 16
"""Views whose events stay put together: a library's own, and a few "as of" dates."""


class Told(NamedTuple):
    """One event as one sentence tells it, with what filters need at hand.

    `first_day` and `last_day` are the days that the date may mean, the first or last of all where
    it is open; `dated` says whether it has any: a date before the year 1 has none. `stems` are
    those of the sentence, of who says it, and of the whole names that it shortens.
    """

    event: Event
    document: DocumentRef
    sentence: Sentence
    stems: frozenset[str]
    first_day: date
    last_day: date
    dated: bool
    mended_by: str | None = None

    @property
    def place(self) -> ReportPlace:
        """Where the report stands."""
        key = self.event.sentence
        return ReportPlace(key.document, key.version, self.event.start)


class Entry(NamedTuple):
    """Reports of one event, and the dates that they or others disagree on."""

    told: tuple[Told, ...]
    disagreements: tuple[str, ...]


class EventBook:
    """Finds the events of documents and remembers them while the documents stay as they are."""

    def __init__(self, documents: DocumentStore, edits: TimelineEditStore) -> None:
        self._documents = documents
        self._edits = edits
        self._found: dict[DocumentId, tuple[DocumentRef, tuple[Told, ...]]] = {}
        self._merged: OrderedDict[tuple[object, ...], tuple[Entry, ...]] = OrderedDict()

    def documents(self, library: LibraryId) -> tuple[DocumentRef, ...]:
        """Return the current documents within the library's reach."""
        return tuple(
            each.document for each in self._documents.current(self._documents.reach(library))
        )

    def entries(self, library: LibraryId, visible: Sequence[DocumentRef]) -> tuple[Entry, ...]:
        """Return the events that the visible documents tell of, by date; undated ones last.

        Reports are put together from these documents alone: a date that only a hidden one
        disagrees with stands undisputed. What moderators hid or mended counts for every day:
        they mend what the machine read, not what was known.
        """
        edits = self._edits.in_force(library)
        key = (tuple(visible), edits)
        if key not in self._merged:
            found = [told for ref in visible for told in self._told_in(library, ref)]
            self._merged[key] = _put_together(_edited(found, edits))
            if len(self._merged) > _MERGED_KEPT:
                self._merged.popitem(last=False)
        self._merged.move_to_end(key)
        return self._merged[key]

    def _told_in(self, library: LibraryId, ref: DocumentRef) -> tuple[Told, ...]:
        # The whole reference is compared: dates without a year depend on the publication date.
        known, told = self._found.get(ref.id, (None, ()))
        if known != ref:
            told = self._read(library, ref)
            self._found[ref.id] = (ref, told)
        return told

    def _read(self, library: LibraryId, ref: DocumentRef) -> tuple[Told, ...]:
        reach = self._documents.reach(library)
        key = VersionKey(ref.id, ref.version)
        text = self._documents.get_version(reach, key).text
        dated = DatedDocument(
            key=key,
            text=text,
            published=ref.published,
            sentences=self._documents.sentences(reach, key),
            analyses=self._documents.analyses(reach, key),
            expressions=tag(text, published=ref.published),
        )
        whole_names = _whole_names(dated.sentences)
        return tuple(
            _told(event, ref, dated.sentences[event.sentence.position], whole_names)
            for event in find_events(dated)
        )


def _told(
    event: Event, document: DocumentRef, sentence: Sentence, whole_names: dict[str, str]
) -> Told:
    # Asking about somebody also means what they say.
    words = _plain(" ".join((sentence.text, *event.said_by)))
    shortened = [whole_names[name] for name in count_names([words]) if name in whole_names]
    known = frozenset(stems(" ".join((words, *shortened))))
    return Told(event, document, sentence, known, *_days(event))


def _plain(words: str) -> str:
    """Drop zero-width characters: they would cut a word in two that people read as one."""
    return "".join(character for character in words if unicodedata.category(character) != "Cf")


def _days(value: DatedValue) -> tuple[date, date, bool]:
    dated = value.earliest is not None or value.latest is not None
    return value.earliest or date.min, value.latest or date.max, dated


def _edited(found: Iterable[Told], edits: Iterable[TimelineEdit]) -> list[Told]:
    """Leave out what is hidden; give what is mended its date. The latest edit of a kind counts."""
    hidden = {each.place for each in edits if each.kind is EditKind.HIDE}
    mended = {each.place: each for each in edits if each.kind is EditKind.DATE}
    return [
        _mended(told, mended[told.place]) if told.place in mended else told
        for told in found
        if told.place not in hidden
    ]


def _mended(told: Told, edit: TimelineEdit) -> Told:
    if edit.date is None:
        raise ValueError("a mended date is a date")
    event = told.event.model_copy(update=dict(edit.date))
    first, last, dated = _days(edit.date)
    return told._replace(
        event=event, first_day=first, last_day=last, dated=dated, mended_by=edit.moderator_name
    )


def _whole_names(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Map each word that is part of one name of two words to that name: Osterby, Mira Osterby.

    A word that two names share stands for neither: a daughter has her father's name.
    """
    names_with: dict[str, set[str]] = defaultdict(set)
    prose = (each.text for each in sentences if each.kind is SentenceKind.PROSE)
    for name in count_names(prose):
        if len(name.split()) == 2:
            for word in name.split():
                names_with[word].add(name)
    return {word: names.pop() for word, names in names_with.items() if len(names) == 1}


def _put_together(found: Iterable[Told]) -> tuple[Entry, ...]:
    by_event: dict[tuple[SentenceKey, int], Told] = {
        (each.event.sentence, each.event.start): each for each in found
    }
    return tuple(
        Entry(
            tuple(by_event[event.sentence, event.start] for event in entry.events),
            entry.disagreements,
        )
        for entry in merge([each.event for each in by_event.values()])
    )
