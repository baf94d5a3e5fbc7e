"""What is remembered of a document's wording is what reading it anew would give."""

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.wording import stored_wording_of, wording_of


@given(st.text(max_size=200), st.frozensets(st.sampled_from(["tolm", "lund", "may"])))
def test_a_remembered_wording_is_the_same_as_one_read_anew(
    text: str, names: frozenset[str]
) -> None:
    assert stored_wording_of(text, names) == wording_of(text, names)
    assert stored_wording_of(text, names) == wording_of(text, names)
