"""Where something is typed decides which library it is about."""

from bot.discord_app.interaction.parts import library_of
from bot.domain.document import BASE_LIBRARY


def test_a_server_has_its_own_library_and_direct_messages_the_base() -> None:
    assert library_of(123) == "123"
    assert library_of(None) == BASE_LIBRARY
