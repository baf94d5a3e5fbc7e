"""Where the gate's data sets and floors lie in this checkout."""

from pathlib import Path

from bot.cli.evaluate import folder_of
from bot.services.evaluation.suites import NAMES

_ROOT = Path(__file__).parents[2]

FLOORS = _ROOT / "tests" / "quality" / "floors.json"

FOLDERS = {name: folder_of(name, _ROOT) for name in NAMES}
"""The tuning sets are no part of this repository: they are measured where they are there."""
