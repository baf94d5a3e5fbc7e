"""Hold servers against each other: `python -m tests.benchmarks.isolation [SEQUENCES [SEED]]`."""

import random
import sys
import tempfile
import time
from pathlib import Path

from bot.logs import configure_logging
from tests.services.worlds import worlds

SEQUENCES = 10_000


def main() -> None:
    sequences = int(sys.argv[1]) if len(sys.argv) > 1 else SEQUENCES
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)  # noqa: S311 - not for secrets
    configure_logging("error")
    began = time.perf_counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        worlds(Path(folder), random.Random(seed)) as several,  # noqa: S311 - not for secrets
    ):
        for number in range(sequences):
            several.sequence()
            if number % 500 == 499:
                print(f"{number + 1} sequences, {several.commands} commands", flush=True)
    print(
        f"{sequences} sequences (seed {seed}), {several.commands} commands, {several.refused} of "
        f"them refused, {several.held / sequences:.1f} documents of servers there at a time, in "
        f"{time.perf_counter() - began:.0f} s: nothing of another server shown"
    )


if __name__ == "__main__":
    main()
