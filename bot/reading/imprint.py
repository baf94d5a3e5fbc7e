"""Find title, publisher, author and date where a page prints them, and weigh what a file says.

Paper has no fields: these stand in the lines around a headline, in running headers, in front of
the first sentence ("ORRINMERE, June 3 (Harbour Wire)"), after a copyright sign.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.reading.dates import read_date
from bot.reading.details import FIELD_OF_KEY, Fields, key_of

_HEAD_BLOCKS = 10
_FOOT_BLOCKS = 4
_LONGEST_LINE = 160
_PROSE_WORDS = 25
"""A block with more words is the article itself; the lines around the headline end before it."""

_OUTLETS = (
    "Evening Morning Sunday Advertiser Agency Argus Authority Beacon Board Broadcasting "
    "Bulletin Bureau Chronicle Commission Committee Council Courier Daily Department Digest "
    "Dispatch Echo Examiner Express Foundation Gazette Globe Herald Independent Inquirer "
    "Inspectorate Institute Journal Ledger Magazine Mail Media Mercury Messenger Ministry "
    "Mirror Monitor News Newspaper Observatory Observer Office Online Outlook Post Press Radio "
    "Record Register Report Reporter Review Sentinel Service Signal Standard Star Sun Telegraph "
    "Television Times Today Tribune Trust Union University Voice Weekly Wire World"
).split()
_OUTLET = re.compile(rf"\b(?:{'|'.join(_OUTLETS)})\b", re.IGNORECASE)
_SMALL_WORDS = frozenset({"of", "the", "for", "and", "&", "on", "in", "de", "la", "der", "und"})
_NAME = r"[^\W\d_][\w’'.-]*"
_PARTS = re.compile(r"\s+[|·•—–/-]\s+|\s*[|·•]\s*|\s{3,}|\t")
_LABELLED = re.compile(r"([A-Za-z][A-Za-z _-]{1,20}):\s+(\S.*)")
_PUBLISHED = re.compile(
    r"(?:first\s+)?(?:published|posted|issued|released|dated|date)(?:\s+on)?:?\s+(.+)",
    re.IGNORECASE,
)
_PUBLISHED_BY = re.compile(
    r"(?:a\s+report\s+(?:by|of|from)|(?:published|issued|released)\s+by)\s+(.+)", re.IGNORECASE
)
_BYLINE = re.compile(
    rf"by:?\s+(?P<author>{_NAME}(?:\s+{_NAME}){{0,4}}(?:(?:,|\s+and|\s+&)\s+{_NAME}(?:\s+{_NAME})"
    r"{1,3})?)(?:,\s+(?P<role>.+))?",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*"
    r"(?:by\s+)?(?P<owner>[^.|·•,;]{2,60})",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w’'. -]{1,40}),\s+(?P<date>[^()—–]{4,30}?)\s*"
    r"(?:\((?P<agency>[^()]{2,40})\))?\s*(?:—|–|--| - )\s"
)
_PLACE_BEFORE = re.compile(r"^[A-Z][\w’'. -]{1,30},\s+")
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


def head_of(blocks: Sequence[str], margins: Sequence[str]) -> Fields:
    """Return what is printed around the headline, in the margins, and at the very end.

    A date or name with a label comes first, then what every page repeats, then the rest.
    """
    labelled: dict[str, str] = {}
    plain: dict[str, str] = {}
    repeated: dict[str, str] = {}
    guessed: dict[str, str] = {}
    for block in blocks[:_HEAD_BLOCKS]:
        if len(block.split()) > _PROSE_WORDS:
            _read_dateline(block, plain)
            break
        for line in block.split("\n"):
            _read_dateline(line, plain)
            _read_line(line, labelled, plain, guessed)
    for line in margins:
        _read_line(line, labelled, repeated, guessed)
    for line in (*margins, *blocks[-_FOOT_BLOCKS:]):
        _read_copyright(line, guessed)
    return {**guessed, **plain, **repeated, **labelled}


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


def _read_line(
    line: str, labelled: dict[str, str], plain: dict[str, str], guessed: dict[str, str]
) -> None:
    if len(line) > _LONGEST_LINE:
        return
    unknown: list[str] = []
    dated = False
    for part in _parts_of(line):
        if not _read_labelled(part, labelled):
            date = _date_in(part)
            dated = dated or date is not None
            if date is not None:
                plain.setdefault("published", date)
                part = part.removesuffix(date).rstrip(" ,")  # noqa: PLW2901 - what is left of it
            if byline := _BYLINE.fullmatch(part):
                _read_byline(byline, plain)
            elif is_outlet(part):
                plain.setdefault("publisher", part)
            elif date is None and _is_name(part):
                unknown.append(part)
    if dated and len(unknown) == 1:  # "Silt and Stone | 3 June 2031": whoever prints the date
        guessed.setdefault("publisher", unknown[0])


def _parts_of(line: str) -> Iterator[str]:
    return (part for part in (each.strip(" .") for each in _PARTS.split(line.strip())) if part)


def _read_labelled(part: str, found: dict[str, str]) -> bool:
    """Read "Source: Harbour Wire", "Published on 3 June 2031", "Issued by the Ministry, 2031"."""
    stated = _PUBLISHED.fullmatch(part)
    if stated and read_date(stated[1]):
        found.setdefault("published", stated[1])
        return True
    if by := _PUBLISHED_BY.fullmatch(part):
        name, _, rest = by[1].removeprefix("the ").partition(", ")
        found.setdefault("publisher", name)
        if read_date(rest):
            found.setdefault("published", rest)
        return True
    pair = _LABELLED.fullmatch(part)
    field = FIELD_OF_KEY.get(key_of(pair[1])) if pair else None
    if (
        not pair
        or not field
        or field == "title"
        or (field == "published" and not read_date(pair[2]))
    ):
        return False
    found.setdefault(field, pair[2])
    return True


def _read_byline(byline: re.Match[str], found: dict[str, str]) -> None:
    author, role = byline["author"], byline["role"]
    person, _, last = author.rpartition(", ")
    if person and is_outlet(last):
        author, role = person, last
    if is_outlet(author):
        found.setdefault("publisher", author)
    elif author[:1].isupper():
        found.setdefault("author", author)
        if role and is_outlet(role):
            found.setdefault("publisher", role)


def _date_in(part: str) -> str | None:
    """Return the date that a part of a line consists of, or ends with after a name and a comma."""
    for words in (part, _PLACE_BEFORE.sub("", part)):
        if read_date(words) and not words.isdigit():
            return words
    return None


def _is_name(part: str) -> bool:
    """Say whether the words look like a name: a few, capitalised, without figures."""
    words = part.split()
    if not 1 <= len(words) <= 5 or any(map(str.isdigit, part)) or part[-1:] in "?!:,;":
        return False
    return all(w[:1].isupper() or w in _SMALL_WORDS for w in words) and len(part) > 3


def is_outlet(part: str) -> bool:
    """Say whether the words are a name with a word in it that newspapers and offices carry."""
    words = part.split()
    if not 1 < len(words) <= 6 or not _OUTLET.search(part) or part[-1:] in "?!:,;":
        return False
    return all(w[:1].isupper() or w in _SMALL_WORDS for w in words)


def _read_dateline(block: str, found: dict[str, str]) -> None:
    """Read "ORRINMERE, June 3, 2031 (Harbour Wire) — The dam" in front of a first sentence."""
    if match := _DATELINE.match(block):
        if read_date(match["date"]):
            found.setdefault("published", match["date"])
        if match["agency"]:
            found.setdefault("publisher", match["agency"])


def _read_copyright(line: str, found: dict[str, str]) -> None:
    for part in _parts_of(line) if len(line) <= _LONGEST_LINE else ():
        if match := _COPYRIGHT.search(part):
            owner = re.sub(r"\s+all rights.*", "", match["owner"], flags=re.IGNORECASE).strip()
            if owner and owner[0].isupper():
                found.setdefault("publisher", owner)


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
