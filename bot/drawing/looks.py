"""How statuses look: the words carry them, shape and colour only help to find them."""

from typing import NamedTuple

from bot.domain.claim import Status
from bot.drawing.scene import Colour, Shape


class StatusLook(NamedTuple):
    """A mark of its own shape with a sign in it, and the words beside it."""

    words: str
    shape: Shape
    sign: str
    colour: Colour
    filled: bool


LOOKS = {
    Status.VERIFIED: StatusLook("Verified by a moderator", Shape.ROUND, "✓", Colour.GREEN, True),
    Status.REFUTED: StatusLook("Refuted by a moderator", Shape.OCTAGON, "✕", Colour.RED, True),
    Status.CORRECTED: StatusLook("Corrected later", Shape.SQUARE, "≠", Colour.PINK, True),
    Status.DISPUTED: StatusLook("Disputed", Shape.TRIANGLE, "!", Colour.ORANGE, True),
    Status.CORROBORATED: StatusLook(
        "Corroborated, not verified", Shape.DIAMOND, "+", Colour.BLUE, True
    ),
    Status.STATED: StatusLook("Stated, not verified", Shape.SQUARE, "“", Colour.FAINT, False),
    Status.UNVERIFIED: StatusLook("Unverified", Shape.ROUND, "?", Colour.ORANGE, False),
}


def said_words(said_by: tuple[str, ...], unspecified: str) -> str:
    """Name a chain, outermost first; `unspecified` is how the text's own "somebody" is stored."""
    return " → ".join("somebody unnamed" if name == unspecified else name for name in said_by)
