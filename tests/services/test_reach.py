"""A server's settings decide what its members reach; no service decides that by itself."""

import re
from pathlib import Path

import bot.services

MAY_NOT_KNOW = re.compile(r"\breach_of\b")


def test_services_ask_the_store_for_the_reach() -> None:
    folder = Path(bot.services.__file__).parent

    deciding = [
        file.name
        for file in sorted(folder.rglob("*.py"))
        if MAY_NOT_KNOW.search(file.read_text(encoding="utf-8"))
    ]

    # The doctor looks at the base library alone, which no server's settings change.
    assert deciding == ["diagnosis.py"]
