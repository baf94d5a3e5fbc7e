"""In context shows everything around a quote, on as many pages as it takes."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord_app.asking.context_page import render_context
from bot.discord_app.rendering.escape import visible
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS, length
from tests.discord_app import samples
from tests.discord_app.samples import HOSTILE
from tests.loopback.reading import everything, labels, quoted_words, texts


def drawn(before: str, text: str, after: str, page: int | None = None) -> dict[str, object]:
    return samples.drawn(render_context(samples.in_context(before, text, after), page))


def pages_of(before: str, text: str, after: str) -> list[str]:
    first = drawn(before, text, after, 0)
    count = re.search(r"Page 1 of (\d+)", everything(first))
    return [
        quoted_words(texts(drawn(before, text, after, number))[1])
        for number in range(int(count[1]) if count else 1)
    ]


def test_the_quote_stands_bold_in_its_paragraph() -> None:
    page = drawn("Before it. ", "It is rumored that she left.", " After it.\n\nNext one.")

    assert texts(page)[1] == (
        "> Before it. **It is rumored that she left.** After it.\n> \n> Next one."
    )
    assert "**❔ Unverified**" in texts(page)[2]
    assert labels(page) == []


def test_without_a_page_the_one_with_the_quote_is_shown() -> None:
    page = drawn("long before " * 400, "Here it is.", "")

    assert "**Here it is.**" in texts(page)[1]
    assert labels(page) == ["Earlier", "Later"]


def test_a_page_beyond_the_end_is_the_last_one() -> None:
    assert "**Here.**" in texts(drawn("", "Here.", "", 99))[1]


@settings(max_examples=50, deadline=None)
@given(
    HOSTILE, HOSTILE.filter(lambda text: bool(visible(text).strip())), HOSTILE, st.integers(1, 12)
)
def test_the_pages_together_hold_every_word(before: str, text: str, after: str, times: int) -> None:
    parts = (before * times, text * times, after * times)

    together = "".join(pages_of(*parts)).replace("**", "")

    expected = "".join(visible(part) for part in parts)
    assert "".join(together.split()) == "".join(expected.replace("**", "").split())


@settings(max_examples=50, deadline=None)
@given(HOSTILE.filter(lambda text: bool(visible(text).strip())), st.integers(1, 30))
def test_every_page_stays_within_the_limit(text: str, times: int) -> None:
    for number in range(3):
        page = drawn(text * times, text * times, text * times, number)

        assert sum(map(length, texts(page))) <= LAYOUT_CHARACTERS
