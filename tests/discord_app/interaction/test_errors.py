"""Our own errors speak for themselves; all others show an id and nothing else."""

from bot.discord_app.interaction.errors import explain
from bot.domain.errors import NotFoundError


def test_our_own_errors_are_shown_as_they_stand_and_ping_nobody() -> None:
    assert explain(NotFoundError("No document “@everyone”.")) == r"No document “\@everyone”."


def test_an_unknown_error_shows_an_id_and_nothing_of_itself() -> None:
    told = explain(RuntimeError("secret path /etc"))

    assert "secret" not in told
    assert "noted as error" in told
