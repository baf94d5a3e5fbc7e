"""A server's settings, as who manages it uses them."""

from tests.loopback.loopback import Loopback
from tests.loopback.payloads import ADMIN, EPHEMERAL, SERVER, Json
from tests.loopback.rules import every_component
from tests.loopback.server import Exchange

QUILLMARK = "What did the Quillmark treasurer bury?"
"""What only the other server's own document answers."""

STORY = "Who is Han Lianchao?"
"""What the base library answers."""


def seen(exchange: Exchange) -> Json:
    assert exchange.message is not None
    return exchange.message


def is_private(exchange: Exchange) -> bool:
    return bool(int(str(seen(exchange)["flags"])) & EPHEMERAL)


def settings(discord: Loopback, *, who: int = ADMIN, server: int | None = SERVER) -> Exchange:
    return discord.command("settings", [], who=who, server=server)


def flip(discord: Loopback, name: str, *, server: int = SERVER) -> Json:
    """Press the one switch whose label begins with this name."""
    panel = seen(settings(discord, server=server))
    (label,) = [
        str(each["label"])
        for each in every_component(panel["components"])
        if each["type"] == 2 and str(each["label"]).startswith(name)
    ]
    return seen(discord.press(panel, label, who=ADMIN, server=server))
