"""Set floors: `python -m tests.quality [--lower] [NAME…]`; all data sets by default.

Floors only rise. `--lower` puts them to the figures as they are: a decision for the commit message.
"""

import argparse
import tempfile
from pathlib import Path

from bot.cli.evaluate import bench_on
from bot.services.evaluation.floors import load_floors, lowered, raised, save_floors
from bot.services.evaluation.suites import NAMES, evaluate
from tests.quality.suites import FLOORS, FOLDERS


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--lower", action="store_true", help="also set floors that are now lower")
    given = parser.parse_args()
    move = lowered if given.lower else raised
    floors = load_floors(FLOORS)
    with tempfile.TemporaryDirectory() as data, bench_on(Path(data)) as bench:
        for name in given.names or NAMES:
            figures = evaluate(name, FOLDERS[name], bench)
            print(figures.model_dump_json(indent=2))
            floors = move(floors, figures)
            save_floors(FLOORS, floors)


if __name__ == "__main__":
    main()
