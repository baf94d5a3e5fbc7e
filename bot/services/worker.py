"""Threads for all that blocks: one for people who wait, one for long work, some for the net."""

import asyncio
import functools
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple, ParamSpec, TypeVar

import structlog

from bot.domain.answer import Answer, AskRequest
from bot.domain.document import LibraryId
from bot.domain.errors import HearsayError
from bot.services.turns import Turns

MOST_TOGETHER = 16
"""Questions that one pass answers: more would keep the first of them waiting too long."""

MOST_WAITING = 400
"""Questions and calls that may wait; beyond it people are told at once to try again."""

MOST_LONG = 200
"""Long calls that may wait: ten moderators who each add twenty documents at once."""

_P = ParamSpec("_P")
_R = TypeVar("_R")
_log = structlog.get_logger(__name__)


_MOST_REMOTE = 4
"""Calls that wait for other machines at the same time."""

_MANY_QUESTIONS = "Too many questions are waiting just now. Please try again in a minute."
_MUCH_WORK = "Too many documents are waiting just now. Please try again in a few minutes."


class BusyError(HearsayError):
    """Too much is waiting already."""


class StoppingError(HearsayError):
    """Long work was given up because the bot is stopping; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("The bot is being restarted. Please do this again in a few minutes.")


class _Waiting(NamedTuple):
    request: AskRequest
    answer: asyncio.Future[Answer]


class _Lane(NamedTuple):
    """Threads for long calls, and whose turn on them it is."""

    threads: ThreadPoolExecutor
    turns: Turns


class Worker:
    """Run blocking calls one after the other; questions that wait meanwhile go together.

    Long calls have a thread of their own: no question waits for a document to be read. On it
    servers take turns: one that adds many documents does not keep the others waiting. All
    methods are called on the event loop, but for `check_stopping`. `answer_many` is called on
    the thread of questions.
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
        self._long = _lane(1, "hearsay-long")
        self._remote = _lane(_MOST_REMOTE, "hearsay-remote")
        self._questions: deque[_Waiting] = deque()
        self._answering: asyncio.Task[None] | None = None
        self._calls: set[asyncio.Future[None]] = set()
        self._long_calls: set[asyncio.Future[None]] = set()
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
        """Run `call` on the thread of questions and return what it returns: it takes no second.

        Raises:
            BusyError: if too much is waiting or the bot is stopping.
        """
        self._make_room()
        work = functools.partial(call, *args, **kwargs)
        with _noted(self._calls):
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def run_long(
        self, library: LibraryId, call: Callable[_P, _R], *args: _P.args, **kwargs: _P.kwargs
    ) -> _R:
        """Run `call` after the library's long calls before it, in turn with other libraries'.

        It runs beside the questions and should call `check_stopping` now and then.

        Raises:
            BusyError: if too many long calls are waiting or the bot is stopping.
            StoppingError: if the bot is told to stop before the call has begun.
        """
        return await self._in_turn(self._long, library, functools.partial(call, *args, **kwargs))

    async def run_remote(
        self, library: LibraryId, call: Callable[_P, _R], *args: _P.args, **kwargs: _P.kwargs
    ) -> _R:
        """Run a call that mostly waits for another machine, beside everything else.

        Raises:
            BusyError, StoppingError: as `run_long`.
        """
        return await self._in_turn(self._remote, library, functools.partial(call, *args, **kwargs))

    async def _in_turn(self, lane: _Lane, library: LibraryId, call: Callable[[], _R]) -> _R:
        if self._closed or len(self._long_calls) >= MOST_LONG:
            raise BusyError(_MUCH_WORK)

        def work() -> _R:
            self.check_stopping()
            return call()

        with _noted(self._long_calls):
            async with lane.turns.turn(library):
                self.check_stopping()  # once it is, the threads take nothing more
                return await asyncio.get_running_loop().run_in_executor(lane.threads, work)

    def check_stopping(self) -> None:
        """Give up when the bot is told to stop. Called on any thread.

        Raises:
            StoppingError: if it is.
        """
        if self._closed:
            raise StoppingError

    async def close(self, *, seconds: float = 5.0) -> None:
        """Take nothing more, give what waits `seconds` to finish, and end the thread."""
        self._closed = True
        unfinished: list[asyncio.Future[None]] = [*self._calls, *self._long_calls]
        if self._answering:
            unfinished.append(self._answering)
        if unfinished:
            await asyncio.wait(unfinished, timeout=seconds)
        for waiting in self._questions:
            waiting.answer.cancel()
        self._questions.clear()
        for threads in (self._thread, self._long.threads, self._remote.threads):
            await asyncio.to_thread(threads.shutdown, cancel_futures=True)

    def _make_room(self) -> None:
        if self._closed or len(self._questions) + len(self._calls) >= self._most_waiting:
            raise BusyError(_MANY_QUESTIONS)

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


def _lane(at_once: int, name: str) -> _Lane:
    return _Lane(ThreadPoolExecutor(at_once, thread_name_prefix=name), Turns(at_once))


@contextmanager
def _noted(calls: set[asyncio.Future[None]]) -> Iterator[None]:
    """Count a call among those that wait or run, until it has ended."""
    ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    calls.add(ended)
    try:
        yield
    finally:
        calls.discard(ended)
        ended.set_result(None)


def _hand_out(answer: asyncio.Future[Answer], outcome: Answer | Exception) -> None:
    if answer.done():  # whoever asked has gone
        return
    if isinstance(outcome, Exception):
        answer.set_exception(outcome)
    else:
        answer.set_result(outcome)
