"""One thread for everything that blocks, so that the event loop never waits."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, ParamSpec, TypeVar

import structlog

from bot.domain.answer import Answer, AskRequest
from bot.domain.errors import HearsayError

MOST_TOGETHER = 16
"""Questions that one pass answers: more would keep the first of them waiting too long."""

MOST_WAITING = 400
"""Questions and calls that may wait; beyond it people are told at once to try again."""

_P = ParamSpec("_P")
_R = TypeVar("_R")
_log = structlog.get_logger(__name__)


class BusyError(HearsayError):
    """Too much is waiting already."""

    def __init__(self) -> None:
        super().__init__("Too many questions are waiting just now. Please try again in a minute.")


class _Waiting(NamedTuple):
    request: AskRequest
    answer: asyncio.Future[Answer]


class Worker:
    """Run blocking calls one after the other; questions that wait meanwhile go together.

    All methods are called on the event loop. `answer_many` is called on the worker's thread.
    """

    def __init__(
        self,
        answer_many: Callable[[Sequence[AskRequest]], list[Answer]],
        *,
        most_waiting: int = MOST_WAITING,
        most_together: int = MOST_TOGETHER,
    ) -> None:
        self._answer_many = answer_many
        self._most_waiting = most_waiting
        self._most_together = most_together
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="hearsay-worker")
        self._questions: deque[_Waiting] = deque()
        self._answering: asyncio.Task[None] | None = None
        self._calls: set[asyncio.Future[None]] = set()
        self._closed = False

    def ask(self, request: AskRequest) -> asyncio.Future[Answer]:
        """Queue a question at once and return its answer to be awaited.

        Raises:
            BusyError: at once, if too much is waiting or the bot is stopping.
        """
        self._make_room()
        loop = asyncio.get_running_loop()
        waiting = _Waiting(request, loop.create_future())
        self._questions.append(waiting)
        if self._answering is None or self._answering.done():
            self._answering = loop.create_task(self._answer_all())
        return waiting.answer

    async def run(self, call: Callable[_P, _R], *args: _P.args, **kwargs: _P.kwargs) -> _R:
        """Run `call` on the worker's thread and return what it returns.

        Raises:
            BusyError: if too much is waiting or the bot is stopping.
        """
        self._make_room()
        loop = asyncio.get_running_loop()
        ended: asyncio.Future[None] = loop.create_future()
        self._calls.add(ended)
        try:
            return await loop.run_in_executor(self._thread, lambda: call(*args, **kwargs))
        finally:
            self._calls.discard(ended)
            ended.set_result(None)

    async def close(self, *, seconds: float = 5.0) -> None:
        """Take nothing more, give what waits `seconds` to finish, and end the thread."""
        self._closed = True
        unfinished: list[asyncio.Future[None]] = [*self._calls]
        if self._answering:
            unfinished.append(self._answering)
        if unfinished:
            await asyncio.wait(unfinished, timeout=seconds)
        for waiting in self._questions:
            waiting.answer.cancel()
        self._questions.clear()
        await asyncio.to_thread(self._thread.shutdown, cancel_futures=True)

    def _make_room(self) -> None:
        if self._closed or len(self._questions) + len(self._calls) >= self._most_waiting:
            raise BusyError

    async def _answer_all(self) -> None:
        loop = asyncio.get_running_loop()
        while self._questions:
            count = min(len(self._questions), self._most_together)
            taken = [self._questions.popleft() for _ in range(count)]
            batch = [waiting for waiting in taken if not waiting.answer.done()]
            # When something happens, many members ask the very same question.
            requests = list(dict.fromkeys(waiting.request for waiting in batch))
            outcomes = await loop.run_in_executor(self._thread, self._answer_batch, requests)
            by_request = dict(zip(requests, outcomes, strict=True))
            for waiting in batch:
                _hand_out(waiting.answer, by_request[waiting.request])

    def _answer_batch(self, requests: list[AskRequest]) -> list[Answer | Exception]:
        """Answer together; if that fails, one by one, so that only the culprit fails."""
        try:
            return list(self._answer_many(requests))
        except Exception as error:  # handed to whoever asked
            if len(requests) == 1:
                return [error]
            _log.warning("batch failed, answering one by one", questions=len(requests))
            return [outcome for request in requests for outcome in self._answer_batch([request])]


def _hand_out(answer: asyncio.Future[Answer], outcome: Answer | Exception) -> None:
    if answer.done():  # whoever asked has gone
        return
    if isinstance(outcome, Exception):
        answer.set_exception(outcome)
    else:
        answer.set_result(outcome)
