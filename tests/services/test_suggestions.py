"""Completions come from the library itself; offered questions are ones that it answers."""

import pytest

from bot.domain.answer import AskRequest
from bot.services.suggestions import MAX_CHOICE, MAX_CHOICES
from bot.wiring import Hearsay
from tests.services.conftest import OTHER_SERVER, SERVER

pytestmark = pytest.mark.model


def test_offered_questions_are_answered(hearsay: Hearsay) -> None:
    offered = hearsay.suggestions.complete(SERVER, "")

    assert offered
    answers = hearsay.answerer.answer_many([AskRequest(SERVER, each) for each in offered])
    assert not any(answer.refused for answer in answers)


def test_a_name_is_completed_behind_what_is_typed(hearsay: Hearsay) -> None:
    assert "Who is Mira Osterby" in hearsay.suggestions.complete(SERVER, "Who is mir")


def test_names_stay_within_their_server(hearsay: Hearsay) -> None:
    assert not any("Mira" in each for each in hearsay.suggestions.complete(OTHER_SERVER, "mir"))


@pytest.mark.parametrize("typed", ["", "a", "mir", "x" * 300, "mir " * 50, "🙂"])
def test_choices_fit_discord(hearsay: Hearsay, typed: str) -> None:
    choices = hearsay.suggestions.complete(SERVER, typed)

    assert len(choices) <= MAX_CHOICES
    assert all(0 < len(choice) <= MAX_CHOICE for choice in choices)
    assert len(set(choices)) == len(choices)
