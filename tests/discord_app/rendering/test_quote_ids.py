"""A button names its quote within the characters that Discord allows."""

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.rendering import quote_ids
from bot.discord_app.rendering.limits import CUSTOM_ID_CHARACTERS
from bot.domain.answer import QuoteRef
from bot.domain.document import DocumentId


@given(
    st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=8, max_size=8),
    st.integers(1, 999_999),
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.none() | st.integers(0, 9999),
)
def test_a_custom_id_names_its_quote_again(
    document: str, version: int, start: int, end: int, page: int | None
) -> None:
    ref = QuoteRef(DocumentId(document), version, start, end)
    custom_id = quote_ids.context_id(ref, page)
    match = quote_ids.CONTEXT.fullmatch(custom_id)

    assert match is not None
    assert quote_ids.context_ref(match) == ref
    assert match["page"] == (None if page is None else str(page))
    assert len(custom_id) <= CUSTOM_ID_CHARACTERS
