"""A page button of the list remembers its filter, and is taken for no other button."""

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.library import ids
from bot.discord_app.rendering.limits import CUSTOM_ID_CHARACTERS
from bot.discord_app.sources.pages import SOURCE_LIST


@given(st.integers(0, 99_999), st.text(max_size=200))
def test_a_page_of_the_list_remembers_its_filter(page: int, words: str) -> None:
    custom_id = ids.library_id(page, words)
    match = ids.LIBRARY.fullmatch(custom_id)

    assert match is not None
    assert len(custom_id) <= CUSTOM_ID_CHARACTERS
    assert (int(match["page"]), match["words"]) == (page, words[: ids.MOST_FILTER])
    assert SOURCE_LIST.fullmatch(custom_id) is None
