"""The moment at which a fetch ends, whatever the other side does."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bot.domain.errors import DocumentRejectedError


class Deadline:
    """Counts down from its making, over all redirects together."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._ends = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """The time that is left, in seconds; at least a moment, which then runs out."""
        return max(self._ends - time.monotonic(), 0.01)

    def check(self) -> None:
        """Raise DocumentRejectedError when the time has run out."""
        if time.monotonic() >= self._ends:
            raise DocumentRejectedError(
                f"The site took longer than {self._seconds:.0f} s. Try again later, or save the "
                "page and add the file."
            )

    @contextmanager
    def cutting(self, sockets: list[socket.socket]) -> Iterator[None]:
        """Cut connections when the time runs out: a drip of bytes resets every other clock."""
        clock = threading.Timer(self.left, _cut, [sockets])
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            clock.cancel()
            for each in sockets:
                each.close()


def _cut(sockets: list[socket.socket]) -> None:
    for each in sockets:
        try:
            # Not the method of an encrypted socket: it would first say goodbye, and wait.
            socket.socket.shutdown(each, socket.SHUT_RDWR)
        except OSError:  # closed already
            continue
