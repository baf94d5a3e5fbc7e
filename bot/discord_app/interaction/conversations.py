"""What a reply to an answer refers to: the question asked before, in memory, for minutes."""

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from bot.domain.document import LibraryId

MOST_REMEMBERED = 5_000
"""Answers that can be replied to at a time; the oldest is forgotten first."""

_LONGEST = 500


class _Remembered(NamedTuple):
    library: LibraryId
    question: str
    until: float


class Conversations:
    """Remember the question behind each answer, by the id of the bot's message. Never stored."""

    def __init__(
        self, *, minutes: int, clock: Callable[[], float], most: int = MOST_REMEMBERED
    ) -> None:
        self._seconds = minutes * 60.0
        self._clock = clock
        self._most = most
        self._questions: OrderedDict[int, _Remembered] = OrderedDict()

    def remember(
        self, message_id: int, library: LibraryId, question: str, *, after: str | None = None
    ) -> None:
        """Note what the message answers; a follow-up keeps the names of what it followed."""
        whole = f"{after} {question}"[-_LONGEST:] if after else question
        self._questions[message_id] = _Remembered(library, whole, self._clock() + self._seconds)
        while len(self._questions) > self._most:
            self._questions.popitem(last=False)

    def earlier(self, message_id: int, library: LibraryId) -> str | None:
        """Return the question that the message answered, while it still counts."""
        remembered = self._questions.get(message_id)
        if remembered is None or remembered.library != library:
            return None
        if remembered.until < self._clock():
            del self._questions[message_id]
            return None
        return remembered.question
