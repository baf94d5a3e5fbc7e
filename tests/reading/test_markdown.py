"""Markdown is stored as the words that a reader sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.markdown import read_markdown


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("# Ferry *sinks*\n\nIt **sank**.", "Ferry sinks\n\nIt sank."),
        ("> “We waited,” she said,\n> twice.", "“We waited,” she said,\ntwice."),
        ("- one\n- two\n  1. deep", "one\n\ntwo\n\ndeep"),
        ("See [the *log*](http://a.example/x_y).", "See the log."),
        ("Before ![a picture](p.png) after", "Before  after"),
        ("| a | b |\n|---|---|\n| c | d |", "a | b\n\nc | d"),
        ("```py\ncode *x*\n```", "code *x*"),
        ("<div>html <b>bold</b><script>x()</script></div>", "html bold"),
        ("<!-- hidden -->\n\nshown", "shown"),
        ("A &amp; B<br>next \\*star\\* ~~old~~ `c`", "A & B\nnext *star* old c"),
        ("5 * 3 * 2 and snake_case_name", "5 * 3 * 2 and snake_case_name"),
        ("Port\n====\n\n---\n\ntext", "Port\n\ntext"),
    ],
)
def test_marks_are_taken_off_and_words_stay(source: str, words: str) -> None:
    assert read_markdown("a.md", source).text == words


def test_the_first_main_heading_is_the_title_wherever_it_stands() -> None:
    extracted = read_markdown("a.md", "Intro.\n\n## Minor\n\n# The *Marda*\n\n# Later")

    assert extracted.heading == "The Marda"


@given(st.text(st.sampled_from("ab #*_`[]()<>!-|\\\n&;:~1."), max_size=200))
def test_no_source_makes_it_fail(source: str) -> None:
    text = read_markdown("a.md", source).text

    assert set(text) - set("\n |") <= set(source) | set('�&<>"')


@pytest.mark.parametrize("opening", ["<!-- ", "<? ", "<![CDATA[ "])
def test_what_opens_and_never_closes_is_shown_as_it_stands(opening: str) -> None:
    text = read_markdown("a.md", "start " + opening * 500).text

    assert text.count(opening.strip()) == 500
