"""Discord's limits, each once. Source: Discord's API documentation, version 10."""

MESSAGE_CHARACTERS = 2_000
"""Longest `content` of a message without Components V2."""

LAYOUT_CHARACTERS = 4_000
"""All text displays of one Components V2 message together."""

MARK_CHARACTERS = 300
"""Kept free in every answer, for what may have to be said about it later."""

ANSWER_CHARACTERS = LAYOUT_CHARACTERS - MARK_CHARACTERS

LAYOUT_COMPONENTS = 40
"""All components of one Components V2 message, nested ones included."""

CUSTOM_ID_CHARACTERS = 100
CHOICES = 25
CHOICE_CHARACTERS = 100
MODAL_TITLE_CHARACTERS = 45
TEXT_INPUT_CHARACTERS = 4_000
FILES_OF_A_FORM = 10
"""Files that one field of a form takes."""

OPTION_CHARACTERS = 6_000
"""Longest text option of a slash command; longer questions never arrive."""

RESPONSE_SECONDS = 3.0
"""An interaction must be acknowledged within this time, an autocomplete answered."""

INTERACTION_MINUTES = 15
"""How long the token of an interaction can edit its response."""


def length(text: str) -> int:
    """Count as Discord's clients do, in UTF-16 units: never fewer than its servers count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
