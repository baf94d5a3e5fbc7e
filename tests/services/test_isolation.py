"""No server is ever shown anything of another one, whatever commands are given in which order.

Ten thousand sequences: `python -m tests.benchmarks.isolation`; here as many as a test has time for.
"""

import random
from pathlib import Path

import pytest

from bot.index.encoder import Encoder
from tests.services.worlds import worlds

SEQUENCES = 60


def test_a_server_is_shown_what_it_would_be_shown_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Encoder, "load", Encoder.load)  # put back after the words
    with worlds(tmp_path, random.Random(20261123)) as several:  # noqa: S311 - not for secrets
        for _ in range(SEQUENCES):
            several.sequence()

        assert several.commands >= SEQUENCES
        assert 0 < several.refused < several.commands
        assert several.held > SEQUENCES * len(several.alone)
