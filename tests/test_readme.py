"""What the README says of commands, settings, figures and a real exchange is true."""

import re

import pytest

from tests import readme


@pytest.mark.parametrize("name", ["commands", "settings", "figures"])
def test_a_generated_part_is_current(name: str) -> None:
    # `python -m tests.readme` writes it anew.
    assert readme.part(name) == readme.GENERATED[name]()


@pytest.mark.model
def test_the_exchange_is_real() -> None:
    assert readme.part("exchange") == readme.exchange()


def test_every_picture_is_there() -> None:
    named = re.findall(r"\.github/\w+\.png", readme.README.read_text(encoding="utf-8"))

    assert len(set(named)) == 4
    assert all((readme.ROOT / name).stat().st_size > 0 for name in named)
