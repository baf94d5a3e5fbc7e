"""Questions are read without Discord's marks; custom ids name quotes; addresses are checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.config import Settings
from bot.discord_app import quote_ids
from bot.discord_app.errors import explain
from bot.discord_app.help import render_help
from bot.discord_app.limits import CUSTOM_ID_CHARACTERS, LAYOUT_CHARACTERS
from bot.discord_app.parts import library_of
from bot.discord_app.privacy import render_privacy
from bot.discord_app.questions import words_of
from bot.discord_app.run import check_settings, invite_link
from bot.domain.answer import QuoteRef
from bot.domain.document import BASE_LIBRARY, DocumentId
from bot.domain.errors import ConfigurationError, NotFoundError
from tests.discord_app import samples


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


def test_a_server_has_its_own_library_and_direct_messages_the_base() -> None:
    assert library_of(123) == "123"
    assert library_of(None) == BASE_LIBRARY


@pytest.mark.parametrize(
    "address", ["http://discord.com/api/v10", "ftp://127.0.0.1", "discord.com", "http://10.0.0.1/"]
)
def test_an_address_that_would_leak_the_token_is_refused(address: str) -> None:
    settings = Settings(token=SecretStr("a.b.c"), api_url=address)

    with pytest.raises(ConfigurationError, match="DISCORD_API_URL"):
        check_settings(settings)


@pytest.mark.parametrize(
    "address", ["https://discord.com/api/v10", "http://127.0.0.1:9/api/v10", "http://[::1]:9/"]
)
def test_a_safe_address_is_taken(address: str) -> None:
    settings = Settings(token=SecretStr(" a.b.c\n"), api_url=address)

    assert check_settings(settings) == "a.b.c"


def test_a_missing_token_is_named() -> None:
    with pytest.raises(ConfigurationError, match="DISCORD_TOKEN is not set"):
        check_settings(Settings(token=SecretStr("  ")))


def test_our_own_errors_are_shown_as_they_stand_and_ping_nobody() -> None:
    assert explain(NotFoundError("No document “@everyone”.")) == r"No document “\@everyone”."


def test_an_unknown_error_shows_an_id_and_nothing_of_itself() -> None:
    told = explain(RuntimeError("secret path /etc"))

    assert "secret" not in told
    assert "noted as error" in told


def test_the_invite_link_asks_for_the_least() -> None:
    link = invite_link(42)

    assert "client_id=42" in link
    assert "scope=bot+applications.commands" in link
    assert f"permissions={(1 << 10) | (1 << 11) | (1 << 16) | (1 << 38)}" in link


def test_help_and_privacy_fit_and_name_the_minutes() -> None:
    for view in (render_help(15), render_privacy(15)):
        assert view.content_length() <= LAYOUT_CHARACTERS
        assert "15 minutes" in str(samples.drawn(view))
