"""Weigh what a document prints about itself against what its file's properties say."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.reading.dates import read_date
from bot.reading.details import Fields

_JUNK_TITLE = re.compile(
    r"(?:microsoft word - .*|untitled.*|document\d*|.*\.(?:docx?|pdf|indd|html?|qxd|rtf|txt))",
    re.IGNORECASE,
)
_JUNK_AUTHOR = re.compile(
    r"(?:python-docx|user|admin(?:istrator)?|author|unknown|owner|microsoft.*|.*@.*|root|"
    r"windows user|anonymous|\(?unspecified\)?)",
    re.IGNORECASE,
)
_CREATED_NOTE = "inferred from the day on which the file was made; the document prints no date"


class Properties(NamedTuple):
    """What a file's properties say about it. `created` is the day of the file, no more."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    created: str | None = None
    url: str | None = None


class Settled(NamedTuple):
    """The details taken, the heading, and where print and properties disagree."""

    fields: Fields
    heading: str | None
    conflicts: tuple[str, ...]


def settle(
    printed: Fields, properties: Properties, heading: str | None, top: Sequence[str]
) -> Settled:
    """Put print before properties, and say where the two disagree.

    A title from the properties is taken only when the page prints it or prints no heading.
    """
    fields = dict(printed)
    if heading and _same(fields.get("publisher", ""), heading):  # a title like "A Ledger"
        del fields["publisher"]
    conflicts: list[str] = []
    title = _useful(properties.title, _JUNK_TITLE)
    if title and (heading is None or _same(title, heading) or any(_same(title, t) for t in top)):
        fields["title"] = title
    elif title and heading:
        conflicts.append(_conflict("title", heading, title))
    _take(fields, conflicts, "author", _useful(properties.author, _JUNK_AUTHOR))
    _take(fields, conflicts, "publisher", properties.publisher)
    _take(fields, conflicts, "published", properties.published)
    if properties.url:
        fields.setdefault("url", properties.url)
    if properties.created and "published" not in fields:
        fields |= {"published": properties.created, "published_note": _CREATED_NOTE}
    elif properties.created and read_date(fields["published"]) not in _prefixes(properties.created):
        conflicts.append(
            f"date: the document prints {fields['published']}, the file was made on "
            f"{properties.created}; the printed one was taken"
        )
    return Settled(fields, heading, tuple(conflicts))


def _take(fields: dict[str, str], conflicts: list[str], field: str, words: str | None) -> None:
    if words and field not in fields:
        fields[field] = words
    elif words and not _same(fields[field], words) and not _same_date(fields[field], words):
        conflicts.append(_conflict(field, fields[field], words))


def _conflict(what: str, printed: str, stated: str) -> str:
    return (
        f"{what}: the document prints “{printed}”, the file's properties say “{stated}”; "
        "the printed one was taken"
    )


def _useful(words: str | None, junk: re.Pattern[str]) -> str | None:
    return None if not words or junk.fullmatch(words) else words


def _same(one: str, other: str) -> bool:
    """Compare words only: case, spaces, quotes and stops differ between print and properties."""
    return _bare(one) == _bare(other)


def _bare(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _same_date(one: str, other: str) -> bool:
    return read_date(one) is not None and read_date(one) == read_date(other)


def _prefixes(day: str) -> tuple[str, ...]:
    """Return the day, its month and its year: each agrees with it."""
    return day, day[:7], day[:4]
