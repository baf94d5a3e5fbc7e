"""What a member reads in a message of the bot."""

from bot.discord_app.rendering.escape import shown
from tests.loopback.payloads import Json
from tests.loopback.rules import every_component


def texts(message: Json) -> list[str]:
    """Return the text displays, as sent."""
    found = every_component(message["components"])
    return [str(each["content"]) for each in found if each["type"] == 10]


def everything(message: Json) -> str:
    """Return all words of the message as Discord shows them, Markdown of our own included."""
    return shown("\n".join([str(message["content"]), *texts(message)]))


def quotes(message: Json) -> list[str]:
    """Return the quoted words: one block quote each, in their order."""
    return [quoted_words(text) for text in texts(message) if text.startswith("> ")]


def quoted_words(text: str) -> str:
    """Take the quoted words out of a text display."""
    lines = [line[2:] for line in text.split("\n") if line.startswith("> ")]
    return shown("\n".join(lines))


def labels(message: Json) -> list[str]:
    """Return the labels of the buttons."""
    return [
        str(each["label"]) for each in every_component(message["components"]) if each["type"] == 2
    ]
