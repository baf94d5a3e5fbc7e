"""Count the answers on their way out, so that stopping can wait for them."""

import asyncio
from types import TracebackType


class UnderWay:
    """A context manager around every answer; `done` waits until none is left."""

    def __init__(self) -> None:
        self._count = 0
        self._none_left = asyncio.Event()
        self._none_left.set()

    def __enter__(self) -> None:
        self._count += 1
        self._none_left.clear()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._count -= 1
        if not self._count:
            self._none_left.set()

    async def done(self, seconds: float) -> bool:
        """Wait at most `seconds`; say whether everything was sent."""
        try:
            await asyncio.wait_for(self._none_left.wait(), seconds)
        except TimeoutError:
            return False
        return True
