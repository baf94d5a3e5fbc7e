"""Kill a writing process 200 times: `python -m tests.benchmarks.kills [TIMES [SEED]]`."""

import random
import sys
import tempfile
import time
from pathlib import Path

from bot.logs import configure_logging
from tests.services.killing import Killing

TIMES = 200


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)  # noqa: S311 - not for secrets
    configure_logging("error")
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        killing = Killing(Path(folder), random.Random(seed))  # noqa: S311 - not for secrets
        killing.kill(times)
        killing.check_all()
    print(
        f"{killing.kills} kills (seed {seed}) in {time.perf_counter() - began:.0f} s: "
        f"{killing.confirmed} confirmed steps, none lost, no document half there"
    )


if __name__ == "__main__":
    main()
