"""Questions are read without Discord's marks."""

import pytest

from bot.discord_app.interaction.questions import words_of


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("<@900000000000000002> Who left?", "Who left?"),
        ("<:sad:123456> <a:dance:99>", ""),
        ("Ask <#12> about\n<@!5> it", "Ask about it"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ],
)
def test_marks_are_no_words(typed: str, words: str) -> None:
    assert words_of(typed) == words
