"""What the buttons of the library's lists remember: the page, and the words it is filtered by."""

import re

from bot.discord_app.rendering.limits import CUSTOM_ID_CHARACTERS

LOG = re.compile(r"hearsay:log:(?P<page>\d{1,5})")
LIBRARY = re.compile(r"hearsay:library:(?P<page>\d{1,5}):(?P<words>.*)", re.DOTALL)

MOST_FILTER = CUSTOM_ID_CHARACTERS - len("hearsay:library:99999:")
"""Characters by which the list can be filtered: its buttons repeat them."""


def log_id(page: int) -> str:
    """Name a page of the log, counted from 0."""
    return f"hearsay:log:{page}"


def library_id(page: int, words: str) -> str:
    """Name a page of the list, counted from 0, and the words that it is filtered by."""
    return f"hearsay:library:{page}:{words[:MOST_FILTER]}"
