"""SIGKILL at any moment loses nothing that was confirmed and leaves nothing half done.

Two hundred moments: `python -m tests.benchmarks.kills`; here are some that a test has time for.
"""

import random
from pathlib import Path

import pytest

from bot.index.encoder import Encoder
from tests.services.killing import Killing

KILLS = 12


def test_what_a_killed_process_confirmed_is_there_and_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Encoder, "load", Encoder.load)  # put back after the words
    killing = Killing(tmp_path, random.Random())  # noqa: S311 - not for secrets

    killing.kill(KILLS)
    killing.check_all()

    assert killing.kills == KILLS
    assert killing.told > 0
