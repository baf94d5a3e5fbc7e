"""Settings that would do harm are refused before the bot starts; the invitation asks for little."""

import pytest
from pydantic import SecretStr

from bot.config import Settings
from bot.discord_app.run import check_settings, invite_link
from bot.domain.errors import ConfigurationError


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


def test_the_invite_link_asks_for_the_least() -> None:
    link = invite_link(42)

    assert "client_id=42" in link
    assert "scope=bot+applications.commands" in link
    assert f"permissions={(1 << 10) | (1 << 11) | (1 << 16) | (1 << 38)}" in link
