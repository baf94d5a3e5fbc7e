"""Set floors: `python -m tests.quality [--lower] [NAME…]`; all data sets by default.

Floors only rise. `--lower` puts them to the figures as they are: a decision for the commit message.
"""

import argparse
import tempfile
from pathlib import Path

from bot.config import Settings
from bot.services.evaluation.floors import load_floors, lowered, raised, save_floors
from bot.wiring import build
from tests.quality.suites import BORROWED, FLOORS, OWN


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*OWN, *BORROWED, []], metavar="NAME")
    parser.add_argument("--lower", action="store_true", help="also set floors that are now lower")
    given = parser.parse_args()
    move = lowered if given.lower else raised
    suites = {**OWN, **{name: run for name, (folder, run) in BORROWED.items() if folder.is_dir()}}
    floors = load_floors(FLOORS)
    with tempfile.TemporaryDirectory() as data:
        hearsay = build(Settings(data=Path(data)))
        for name in given.names or suites:
            figures = suites[name](hearsay)
            print(figures.model_dump_json(indent=2))
            floors = move(floors, figures)
            save_floors(FLOORS, floors)
        hearsay.close()


if __name__ == "__main__":
    main()
