"""Time the real bot process against a Discord on loopback.

    python -m tests.benchmarks.loopback_latency [--data DIR] [--rounds N]

Prints the time from a member's question to the finished answer, one at a time and 50 at once,
and how late the gateway's heartbeats came meanwhile.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from tests.loopback.bot_process import BotProcess, run_bot_command
from tests.loopback.loopback import Loopback
from tests.loopback.server import Exchange

QUESTIONS = (
    "Did Dong Jingwei defect to the US?",
    "Where is Dong Jingwei now?",
    "Who is Han Lianchao?",
    "What does China say?",
    "When was he last seen in public?",
    "What is the capital of France?",
)
AT_ONCE = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, help="a data folder; default: a fresh one")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = options.data or Path(folder) / "data"
        run_bot_command(data, "documents")
        with Loopback() as discord, BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            _measure(discord, options.rounds)


def _measure(discord: Loopback, rounds: int) -> None:
    for number, question in enumerate(QUESTIONS):  # warm up
        discord.ask(question, who=10 + number)
    discord.server.gateway.lateness.clear()
    one_by_one = [
        discord.ask(question, who=1000 * (number + 1) + place)
        for number in range(rounds)
        for place, question in enumerate(QUESTIONS)
    ]
    _print("one at a time", one_by_one)
    time.sleep(2.5)  # two idle heartbeats, to compare with
    for number in range(rounds):
        if number:
            time.sleep(20)  # the server's cooldown
        # Each one differs: the bot answers the same question of many members only once.
        questions = [f"{QUESTIONS[each % len(QUESTIONS)]} {each}" for each in range(AT_ONCE)]
        _print(f"{AT_ONCE} at once", discord.ask_all(questions, first=100_000 * (number + 1)))
    late = discord.server.gateway.lateness
    print(f"heartbeats: {len(late)}, latest by {max(late) * 1000:.0f} ms")


def _print(name: str, exchanges: list[Exchange]) -> None:
    answered = [1000 * (each.edited_at - each.sent_at) for each in exchanges]
    deferred = [1000 * (each.callback_at - each.sent_at) for each in exchanges]
    cuts = statistics.quantiles(answered, n=20, method="inclusive")
    print(
        f"{name}: n={len(answered)} median {statistics.median(answered):.0f} ms, "
        f"p95 {cuts[18]:.0f} ms, slowest {max(answered):.0f} ms; "
        f"slowest deferral {max(deferred):.0f} ms"
    )


if __name__ == "__main__":
    main()
