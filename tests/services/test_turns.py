"""Libraries take turns, nobody is forgotten, and never do too many go on at once."""

import asyncio
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.document import LibraryId
from bot.services.turns import Turns

A, B, C = LibraryId("1"), LibraryId("2"), LibraryId("3")


async def _idle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_a_server_that_comes_new_does_not_wait_for_anothers_flood() -> None:
    done: list[str] = []

    async def scene() -> None:
        turns = Turns(1)

        async def work(library: LibraryId, name: str) -> None:
            async with turns.turn(library):
                await asyncio.sleep(0)
                done.append(name)

        names = [*((A, f"a{number}") for number in range(5)), (B, "b0"), (B, "b1"), (C, "c0")]
        await asyncio.gather(*(work(*each) for each in names))

    asyncio.run(scene())

    assert done == ["a0", "a1", "b0", "c0", "a2", "b1", "a3", "a4"]


def test_who_has_gone_while_waiting_takes_no_turn() -> None:
    done: list[str] = []

    async def scene() -> None:
        turns, gate = Turns(1), asyncio.Event()

        async def work(library: LibraryId, name: str) -> None:
            async with turns.turn(library):
                await gate.wait()
                done.append(name)

        first, gone, _ = tasks = [
            asyncio.ensure_future(work(library, name))
            for library, name in ((A, "first"), (B, "gone"), (C, "last"))
        ]
        await _idle()
        gone.cancel()
        gate.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert first.done()

    asyncio.run(scene())

    assert done == ["first", "last"]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 3),
    st.lists(st.tuples(st.sampled_from([A, B, C]), st.integers(0, 3), st.booleans()), max_size=12),
    st.integers(0, 12),
)
def test_every_turn_is_passed_on_whoever_fails_or_goes(
    at_once: int, calls: list[tuple[LibraryId, int, bool]], moments: int
) -> None:
    """Each call works for some moments and may be cancelled at any of them, or fail."""
    going: Counter[str] = Counter()
    most = 0
    done: dict[LibraryId, list[int]] = {A: [], B: [], C: []}

    async def scene() -> None:
        turns = Turns(at_once)

        async def work(library: LibraryId, number: int, length: int) -> None:
            nonlocal most
            async with turns.turn(library):
                going["now"] += 1
                most = max(most, going["now"])
                try:
                    done[library].append(number)
                    for _ in range(length):
                        await asyncio.sleep(0)
                    if length == 3:
                        raise ValueError("it fails")
                finally:
                    going["now"] -= 1

        tasks = [
            asyncio.ensure_future(work(library, number, length))
            for number, (library, length, _) in enumerate(calls)
        ]
        for _ in range(moments):
            await asyncio.sleep(0)
        for task, (_, _, cancelled) in zip(tasks, calls, strict=True):
            if cancelled:
                task.cancel()
        await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 5)
        # Every turn is free again: as many as may go on begin at once.
        async with asyncio.timeout(5):
            gate = asyncio.Barrier(at_once)

            async def meet() -> None:
                async with turns.turn(A):
                    await gate.wait()

            await asyncio.gather(*(meet() for _ in range(at_once)))

    asyncio.run(scene())

    assert most <= at_once
    assert all(numbers == sorted(numbers) for numbers in done.values())
    stayed = {number for number, (_, _, cancelled) in enumerate(calls) if not cancelled}
    assert stayed <= {number for numbers in done.values() for number in numbers}
