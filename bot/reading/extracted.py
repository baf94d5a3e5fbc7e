"""What every format's reader hands on."""

from typing import NamedTuple

from bot.reading.details import Fields


class Extracted(NamedTuple):
    """A text as a reader sees it, its main heading if the format marks one, and its details.

    `pages` are those of the file, `pages_read` those with words in them; None where a format has
    none. `dropped` counts captions, menus, banners, running headers that were left out. `language`
    is what the file itself says, a hint only. `conflicts` and `warnings` are sentences for people.
    """

    text: str
    heading: str | None
    fields: Fields
    pages: int | None = None
    pages_read: int | None = None
    dropped: int = 0
    conflicts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    language: str | None = None
