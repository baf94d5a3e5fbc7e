"""Read plain text."""

from bot.reading.extracted import Extracted
from bot.reading.front_matter import split_plain_front_matter


def read_plain(file_name: str, text: str) -> Extracted:
    """Take off what stands in front of the text; the rest stays letter for letter."""
    fields, body = split_plain_front_matter(file_name, text)
    return Extracted(body, None, fields)
