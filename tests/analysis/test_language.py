"""A question in another language is told, an English one never taken for foreign."""

import pytest

from bot.analysis.language import foreign_language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Dónde está el ministro ahora?", "Spanish"),
        ("Wo ist der Minister jetzt?", "German"),
        ("Waar is de minister nu?", "Dutch"),
        ("大臣在哪里？", "Chinese"),
    ],
)
def test_another_language_is_named(question: str, language: str) -> None:
    assert foreign_language(question) == language


@pytest.mark.parametrize(
    "question",
    [
        "Mira Osterby?",
        "casualties",
        "Dam failure: cause?",
        "Was the minister in Velden?",
        "No one died?",
        "Who is Đorđe Šimić?",
        "latest",
    ],
)
def test_english_and_bare_names_pass(question: str) -> None:
    assert foreign_language(question) is None
