"""Quotes are shortened only at their end, and only when there is no room."""

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.rendering.budget import clipped, cost, first_words, fit, fit_all
from bot.discord_app.rendering.escape import escaped, shown, visible
from bot.discord_app.rendering.limits import length
from tests.discord_app.samples import HOSTILE


@given(HOSTILE, st.integers(min_value=60, max_value=600))
def test_the_words_that_fit_are_a_verbatim_start_of_the_text(text: str, room: int) -> None:
    fitted = fit(text, room)

    assert cost(fitted.text) <= room
    if visible(text):
        assert visible(text).startswith(shown(fitted.text))
    assert fitted.whole == (shown(fitted.text) == visible(text) or not visible(text))


@given(st.lists(HOSTILE, min_size=1, max_size=5), st.integers(min_value=400, max_value=2000))
def test_quotes_share_the_room(texts: list[str], room: int) -> None:
    fitted = fit_all(texts, room)

    assert sum(cost(each.text) for each in fitted) <= room


def test_a_short_quote_leaves_its_room_to_a_long_one() -> None:
    short, long = "few words", "word " * 150

    fitted = fit_all([long, short], 800)

    assert [each.whole for each in fitted] == [True, True]


def test_words_are_cut_between_words() -> None:
    assert first_words("alpha beta gamma", 13) == "alpha beta"


def test_one_endless_word_is_cut_between_characters() -> None:
    fitted = fit("x" * 5000, 300)

    assert not fitted.whole
    assert 200 < length(fitted.text) <= 300


def test_a_quote_of_invisible_characters_says_so() -> None:
    assert fit("\u200b\u202e", 100).text == "(no visible characters)"


def test_a_clipped_title_ends_with_a_mark() -> None:
    assert clipped("abcdefgh", 5) == "abcd…"
    assert clipped("abc\n  d", 5) == "abc d"


@given(HOSTILE)
def test_length_is_never_less_than_code_points(text: str) -> None:
    assert length(escaped(text)) >= len(escaped(text))
