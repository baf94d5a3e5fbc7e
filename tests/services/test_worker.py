"""Questions that wait go together; the event loop never does."""

import asyncio
import threading
from collections.abc import Sequence

import pytest

from bot.domain.answer import Answer, AskRequest
from bot.domain.document import BASE_LIBRARY, LibraryId
from bot.services.worker import MOST_LONG, BusyError, StoppingError, Worker


class Answers:
    """Refuse every question, note the batches; "bad" raises; wait while `gate` is closed."""

    def __init__(self) -> None:
        self.batches: list[int] = []
        self.threads: set[str] = set()
        self.gate = threading.Event()
        self.gate.set()

    def answer_many(self, requests: Sequence[AskRequest]) -> list[Answer]:
        self.gate.wait(10)
        self.batches.append(len(requests))
        self.threads.add(threading.current_thread().name)
        if any(request.question == "bad" for request in requests):
            raise ValueError("bad question")
        return [
            Answer(question=request.question, refused=True, note="no", status=None, quotes=())
            for request in requests
        ]


def request(question: str) -> AskRequest:
    return AskRequest(BASE_LIBRARY, question)


def test_what_waits_meanwhile_goes_together() -> None:
    answers = Answers()

    async def scene() -> list[Answer]:
        worker = Worker(answers.answer_many, most_together=16)
        answers.gate.clear()
        first = worker.ask(request("0"))
        await asyncio.sleep(0)
        rest = [worker.ask(request(str(number))) for number in range(1, 20)]
        answers.gate.set()
        got = await asyncio.gather(first, *rest)
        await worker.close()
        return got

    got = asyncio.run(scene())

    assert [answer.question for answer in got] == [str(number) for number in range(20)]
    assert max(answers.batches) <= 16
    assert len(answers.batches) <= 3
    assert len(answers.threads) == 1


def test_a_question_that_fails_does_not_spoil_the_others() -> None:
    answers = Answers()

    async def scene() -> list[Answer | BaseException]:
        worker = Worker(answers.answer_many)
        asked = [worker.ask(request(each)) for each in ("a", "bad", "b")]
        got = await asyncio.gather(*asked, return_exceptions=True)
        await worker.close()
        return got

    first, second, third = asyncio.run(scene())

    assert isinstance(first, Answer)
    assert isinstance(second, ValueError)
    assert isinstance(third, Answer)


def test_too_many_waiting_are_told_at_once() -> None:
    answers = Answers()

    async def scene() -> None:
        worker = Worker(answers.answer_many, most_waiting=3)
        answers.gate.clear()
        asked = [worker.ask(request(str(number))) for number in range(3)]
        with pytest.raises(BusyError, match="try again"):
            worker.ask(request("one more"))
        answers.gate.set()
        await asyncio.gather(*asked)
        await worker.ask(request("room again"))
        await worker.close()

    asyncio.run(scene())

    assert sum(answers.batches) == 4


def test_the_event_loop_runs_on_while_a_call_blocks() -> None:
    answers = Answers()

    async def scene() -> int:
        worker = Worker(answers.answer_many)
        answers.gate.clear()
        asked = worker.ask(request("slow"))
        turns = 0
        while turns < 50:
            await asyncio.sleep(0)
            turns += 1
        assert not asked.done()
        answers.gate.set()
        await asked
        await worker.close()
        return turns

    assert asyncio.run(scene()) == 50


def test_a_call_returns_its_value_and_raises_its_error() -> None:
    async def scene() -> None:
        worker = Worker(Answers().answer_many)
        assert await worker.run(sorted, [3, 1, 2], reverse=True) == [3, 2, 1]
        with pytest.raises(ZeroDivisionError):
            await worker.run(lambda: 1 // 0)
        await worker.close()

    asyncio.run(scene())


def test_closing_finishes_what_was_asked_and_takes_nothing_more() -> None:
    answers = Answers()

    async def scene() -> Answer:
        worker = Worker(answers.answer_many)
        asked = worker.ask(request("last"))
        await worker.close()
        with pytest.raises(BusyError):
            worker.ask(request("too late"))
        return await asked

    assert asyncio.run(scene()).question == "last"


def test_the_same_question_of_many_is_answered_once_for_all() -> None:
    answers = Answers()

    async def scene() -> list[Answer]:
        worker = Worker(answers.answer_many)
        asked = [worker.ask(request("same")) for _ in range(10)]
        got = await asyncio.gather(*asked)
        await worker.close()
        return got

    assert [answer.question for answer in asyncio.run(scene())] == ["same"] * 10
    assert answers.batches == [1]


def test_whoever_has_gone_is_not_answered() -> None:
    answers = Answers()

    async def scene() -> None:
        worker = Worker(answers.answer_many)
        answers.gate.clear()
        first = worker.ask(request("first"))
        await asyncio.sleep(0)
        gone = worker.ask(request("gone"))
        stays = worker.ask(request("stays"))
        gone.cancel()
        answers.gate.set()
        await asyncio.gather(first, stays)
        await worker.close()

    asyncio.run(scene())

    assert sum(answers.batches) == 2


def test_a_question_does_not_wait_for_long_work() -> None:
    gate = threading.Event()

    async def scene() -> tuple[Answer, bool]:
        worker = Worker(Answers().answer_many)
        long = asyncio.ensure_future(worker.run_long(BASE_LIBRARY, gate.wait, 10))
        await asyncio.sleep(0)
        answer = await worker.ask(request("meanwhile"))
        unfinished = not long.done()
        gate.set()
        assert await long
        await worker.close()
        return answer, unfinished

    answer, unfinished = asyncio.run(scene())

    assert answer.question == "meanwhile"
    assert unfinished


def test_long_work_is_done_one_after_the_other_in_its_order() -> None:
    done: list[int] = []

    async def scene() -> None:
        worker = Worker(Answers().answer_many)
        await asyncio.gather(
            *(worker.run_long(BASE_LIBRARY, done.append, number) for number in range(20))
        )
        await worker.close()

    asyncio.run(scene())

    assert done == list(range(20))


def test_a_server_waits_for_one_long_call_of_another_however_many_that_has() -> None:
    done: list[str] = []

    async def scene() -> None:
        worker = Worker(Answers().answer_many)
        flood = [
            asyncio.ensure_future(worker.run_long(LibraryId("1"), done.append, f"flood {number}"))
            for number in range(10)
        ]
        await asyncio.sleep(0)
        await worker.run_long(LibraryId("2"), done.append, "other")
        await asyncio.gather(*flood)
        await worker.close()

    asyncio.run(scene())

    assert done.index("other") <= 2
    assert [each for each in done if each != "other"] == [f"flood {n}" for n in range(10)]


def test_too_much_long_work_is_told_at_once() -> None:
    gate = threading.Event()

    async def scene() -> None:
        worker = Worker(Answers().answer_many)
        long = [
            asyncio.ensure_future(worker.run_long(BASE_LIBRARY, gate.wait, 10))
            for _ in range(MOST_LONG)
        ]
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await worker.run_long(BASE_LIBRARY, gate.wait, 10)
        assert (await worker.ask(request("still answered"))).question == "still answered"
        gate.set()
        await asyncio.gather(*long)
        await worker.close()

    asyncio.run(scene())


def test_closing_gives_up_long_work_at_its_next_step() -> None:
    begun = threading.Event()

    async def scene() -> list[BaseException | None]:
        worker = Worker(Answers().answer_many)

        def endless() -> None:
            begun.set()
            while True:
                worker.check_stopping()

        long = [asyncio.ensure_future(worker.run_long(BASE_LIBRARY, endless)) for _ in range(3)]
        await asyncio.to_thread(begun.wait, 10)
        await worker.close()
        return await asyncio.gather(*long, return_exceptions=True)

    assert [type(each) for each in asyncio.run(scene())] == [StoppingError] * 3
