"""What every format's reader hands on."""

from typing import NamedTuple

from bot.reading.details import Fields


class Extracted(NamedTuple):
    """A text as a reader sees it, its main heading if the format marks one, and its details."""

    text: str
    heading: str | None
    fields: Fields
