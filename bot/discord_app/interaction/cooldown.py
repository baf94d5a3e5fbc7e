"""How often one member and one server may ask, with the exact wait for the next time."""

import math
from collections import OrderedDict, deque
from collections.abc import Callable

from bot.domain.errors import HearsayError

MEMBER_QUESTIONS = 5
MEMBER_SECONDS = 20.0
SERVER_QUESTIONS = 120
SERVER_SECONDS = 30.0
"""A server's members may all ask at once; four questions a second is what two cores keep up."""

_MOST_KEPT = 20_000


class CooldownError(HearsayError):
    """Asked too often; `seconds` says when the next question is welcome."""

    def __init__(self, who: str, count: int, per: float, seconds: float) -> None:
        wait = max(1, math.ceil(seconds))
        super().__init__(
            f"{who} asked {count} questions within {per:.0f} seconds. "
            f"Please ask again in {wait} second{'s' if wait > 1 else ''}."
        )
        self.seconds = seconds


class Cooldown:
    """Count the questions of each member and each server over a sliding window."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._members = _Window(MEMBER_QUESTIONS, MEMBER_SECONDS, clock)
        self._servers = _Window(SERVER_QUESTIONS, SERVER_SECONDS, clock)

    def check(self, member: int, server: int | None) -> None:
        """Count one question.

        Raises:
            CooldownError: if the member or the server has to wait; then nothing is counted.
        """
        if wait := self._members.wait(member):
            raise CooldownError("You have", MEMBER_QUESTIONS, MEMBER_SECONDS, wait)
        if server is not None:
            if wait := self._servers.wait(server):
                raise CooldownError("This server has", SERVER_QUESTIONS, SERVER_SECONDS, wait)
            self._servers.count(server)
        self._members.count(member)


class _Window:
    """The times of each one's latest questions, at most `most` within `seconds`."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float]) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._times: OrderedDict[int, deque[float]] = OrderedDict()

    def wait(self, who: int) -> float:
        """Return the seconds until one more is welcome; 0 if it is now."""
        times = self._times.get(who)
        if times is None or len(times) < self._most:
            return 0.0
        return max(0.0, times[0] + self._seconds - self._clock())

    def count(self, who: int) -> None:
        """Note one question now."""
        self._times.setdefault(who, deque(maxlen=self._most)).append(self._clock())
        self._times.move_to_end(who)
        while len(self._times) > _MOST_KEPT:
            self._times.popitem(last=False)
