from pathlib import Path

import pytest

from bot.domain.errors import ConfigurationError
from bot.services.evaluation.gold import GoldQuestion, Words, holds, read_gold, same_words


def test_a_hard_wrapped_quote_shows_the_expected_words() -> None:
    assert same_words("The board received\nno such letter.", "The board received no such letter.")


def test_a_quote_may_hold_more_than_the_expected_words() -> None:
    assert same_words("He rang. They told him to wait.", "They told him to wait.")


def test_the_larger_half_of_the_expected_words_is_enough() -> None:
    assert same_words("They told him to wait.", "A: They told him to wait.")


def test_a_scrap_of_the_expected_words_is_not_enough() -> None:
    assert not same_words("He rang.", "He rang. They told him to wait for the inspector.")


def test_other_words_are_not_the_expected_ones() -> None:
    assert not same_words("12 people died.", "14 people died.")


def test_the_right_words_from_the_wrong_file_do_not_count() -> None:
    expected = [Words(file="01-a.md", text="The figure is 12.")]

    assert holds("01-a.md", "The figure is 12.", expected)
    assert not holds("02-b.md", "The figure is 12.", expected)


def test_a_missing_gold_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"questions\.jsonl"):
        read_gold(tmp_path / "questions.jsonl", GoldQuestion)
