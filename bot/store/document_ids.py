"""Ids for new documents, which sort by when they were given."""

import time
from collections.abc import Callable
from threading import Lock

from bot.domain.document import DocumentId

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""In the order of their code points: ids compare as the numbers that they write."""

_LENGTH = 8
_START_MS = 1_767_225_600_000
"""The start of 2026 in Unix time; 40 bits of milliseconds from there last until 2060."""


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000 - _START_MS


class DocumentIds:
    """Gives ids; several threads may ask. One per process: two would give the same id twice."""

    def __init__(self, moment: Callable[[], int] = _milliseconds) -> None:
        """Give ids after `moment`, the milliseconds since the start of 2026."""
        self._moment = moment
        self._last = 0
        self._lock = Lock()

    def new(self) -> DocumentId:
        """Return an id: this moment, written so that no character is mistaken for another."""
        with self._lock:
            self._last = max(self._last + 1, self._moment())
            return _written(self._last)


def _written(number: int) -> DocumentId:
    digits = [_CROCKFORD[number >> 5 * place & 31] for place in reversed(range(_LENGTH))]
    return DocumentId("".join(digits))


IDS = DocumentIds()


def new_document_id() -> DocumentId:
    """Return an id that no document has and that sorts behind all earlier ones.

    What comes first of two documents with equal rank is then the same in every library that they
    were added to in one order, and no count of documents shows.
    """
    return IDS.new()
