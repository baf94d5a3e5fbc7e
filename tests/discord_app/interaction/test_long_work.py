"""Long work says how far it is, and ends with the bot."""

import pytest

from bot.discord_app.interaction.long_work import Stage
from bot.services.worker import StoppingError


def test_a_stage_says_how_far_it_is_and_ends_with_the_bot() -> None:
    stopping: list[bool] = []

    def check() -> None:
        if stopping:
            raise StoppingError

    stage = Stage(check)
    assert stage.words == "Waiting for its turn"
    stage("embedding sentences", 1_064, 2_000)
    assert stage.words == "Embedding sentences · 1,064 of 2,000"
    stage("opening it", 0, 1)
    assert stage.words == "Opening it"
    stopping.append(True)
    with pytest.raises(StoppingError):
        stage("embedding sentences", 1_128, 2_000)
