"""A picture with the words that stand in for it."""

from bot.domain.value import Value

MOST_ALT = 1024
"""Discord's limit for the description of an attachment, in characters."""


class Picture(Value):
    """A PNG and its alternative text."""

    png: bytes
    alt: str


def alt_text(parts: list[str]) -> str:
    """Join sentences up to Discord's limit; whole ones as long as they fit."""
    text = " ".join(parts)
    return text if len(text) <= MOST_ALT else f"{text[: MOST_ALT - 1].rstrip()}…"
