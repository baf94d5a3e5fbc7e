"""Find publisher, author and date where a page prints them.

Paper has no fields: these stand in the lines around a headline, in running headers, in front of
the first sentence ("ORRINMERE, June 3 (Harbour Wire)"), after a copyright sign.
"""

import re
from collections.abc import Iterator, Sequence

from bot.reading.dates import read_date
from bot.reading.details import FIELD_OF_KEY, Fields, key_of
from bot.reading.html.page_dates import find_day
from bot.reading.imprint.disclaimers import is_disclaimer
from bot.reading.imprint.names import is_name, is_outlet

_HEAD_BLOCKS = 10
_FOOT_BLOCKS = 4
_LONGEST_LINE = 160
_WORDS_OF_DATE = 8
"""At most, of a line in any language: "Veröffentlicht am Montag, 3. Juni 2031 um 8.00 Uhr"."""

_DATE_AT_END = re.compile(
    r"(?:\d{4}|日)[\s,.]*(?:(?:um|à|at|a las|alle|,)?\s*\d{1,2}[:.h]\d{2}(?:\s*\w{1,4}\.?)?)?$"
)
_PROSE_WORDS = 25
"""A block with more words is the article itself; the lines around the headline end before it."""

_NAME = r"[^\W\d_][\w’'.-]*"
_PARTS = re.compile(r"\s+[|·•—–/-]\s+|\s*[|·•]\s*|\s{3,}|\t")
_LABELLED = re.compile(r"([A-Za-z][A-Za-z _-]{1,20}):\s+(\S.*)")
_LABELLED_FIELDS = frozenset({"publisher", "author", "published", "url"})
_PUBLISHED = re.compile(
    r"(?:first\s+)?(?:published|posted|issued|released|dated|date)(?:\s+on)?:?\s+(.+)",
    re.IGNORECASE,
)
_PUBLISHED_BY = re.compile(
    r"(?:a\s+report\s+(?:by|of|from)|(?:published|issued|released)\s+by)\s+(.+)", re.IGNORECASE
)
_BYLINE = re.compile(
    rf"(?:by|von|par|por|di|door):?\s+(?P<author>{_NAME}(?:\s+{_NAME}){{0,4}}"
    rf"(?:(?:,|\s+and|\s+&)\s+{_NAME}(?:\s+{_NAME}){{1,3}})?)(?:,\s+(?P<role>.+))?",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"(?!the\b)(?:[\w-]+\s+){0,3}(?:correspondent|reporter|editor|writer|columnist|staff)",
    re.IGNORECASE,
)
_WITH_JOB = re.compile(
    rf"(?P<author>{_NAME}(?:\s+{_NAME}){{1,3}}),\s+(?:[\w-]+\s+){{0,3}}"
    r"(?:correspondent|reporter|editor|writer|columnist|staff)",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"(?:last\s+)?(?:updated|modified|revised)(?:\s+on)?:?\s+(.+)", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*"
    r"(?:by\s+)?(?P<owner>[^.|·•,;]{2,60})",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:copyright\s+)?(?:©|\(c\)|(?<=copyright\s)\d{4})[^\n]{0,140}"
    r"|(?:all|some) rights reserved\.?",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w’'. -]{1,40}),\s+(?P<date>[^()—–]{4,30}?)\s*"
    r"(?:\((?P<agency>[^()]{2,40})\))?\s*(?:—|–|--| - )\s"
)
_BEFORE_DATE = re.compile(r",\s+|\s+on\s+")


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


def without_rights(blocks: Sequence[str], publisher: str | None) -> list[str]:
    """Leave out lines at the end that only say to whom the words belong, or who disowns them."""
    end = len(blocks)
    while end > max(len(blocks) - _FOOT_BLOCKS, 0) and _is_of_rights(blocks[end - 1], publisher):
        end -= 1
    return list(blocks[:end])


def is_imprint(line: str) -> bool:
    """Say whether a whole line gives a date or an author, as those around a headline do."""
    return len(line) <= _LONGEST_LINE and any(
        _date_in(part) or _BYLINE.fullmatch(part) or _read_labelled(part, {})
        for part in _parts_of(line)
    )


def _is_of_rights(block: str, publisher: str | None) -> bool:
    return bool(_RIGHTS.fullmatch(block)) or is_disclaimer(block, publisher)


def _read_line(
    line: str, labelled: dict[str, str], plain: dict[str, str], guessed: dict[str, str]
) -> None:
    if len(line) > _LONGEST_LINE:
        return
    parts = [part for part in _parts_of(line) if not _read_labelled(part, labelled)]
    dates = [_date_in(part) for part in parts]
    unknown: list[str] = []
    for part, date in zip(parts, dates, strict=True):
        if date is not None:
            plain.setdefault("published", date)
            before = part.removesuffix(date).removesuffix("on ").strip(" ,")
            if not _read_name(before, plain):
                _read_name(before.partition(", ")[0], plain)
        elif updated := _UPDATED.fullmatch(part):
            _set_date(guessed, updated[1])
        elif not _read_name(part, plain) and is_name(part):
            unknown.append(part)
    if any(dates) and len(unknown) == 1:  # "Silt and Stone | 3 June 2031": whoever prints the date
        guessed.setdefault("publisher", unknown[0])


def _read_name(part: str, found: dict[str, str]) -> bool:
    """Read "By Mara Quill", "Mara Quill, Science Editor", "Harbour Gazette"."""
    if byline := _BYLINE.fullmatch(part):
        _read_byline(byline, found)
    elif job := _WITH_JOB.fullmatch(part):
        found.setdefault("author", job["author"])
    elif is_outlet(part):
        found.setdefault("publisher", part)
    else:
        return False
    return True


def _parts_of(line: str) -> Iterator[str]:
    return (part for part in (each.strip(" .") for each in _PARTS.split(line.strip())) if part)


def _read_labelled(part: str, found: dict[str, str]) -> bool:
    """Read "Source: Harbour Wire", "Published on 3 June 2031", "Issued by the Ministry, 2031"."""
    stated = _PUBLISHED.fullmatch(part)
    date, _, author = stated[1].partition(" by ") if stated else ("", "", "")
    if read_date(date):
        found.setdefault("published", date)
        if author:
            _read_name(f"by {author}", found)
        return True
    if by := _PUBLISHED_BY.fullmatch(part):
        name, _, rest = by[1].removeprefix("the ").partition(", ")
        found.setdefault("publisher", name)
        _set_date(found, rest)
        return True
    pair = _LABELLED.fullmatch(part)
    field = FIELD_OF_KEY.get(key_of(pair[1])) if pair else None
    if pair is None or field not in _LABELLED_FIELDS:
        return False
    if field == "published" and not read_date(pair[2]):
        return False
    found.setdefault(field, pair[2])
    return True


def _read_byline(byline: re.Match[str], found: dict[str, str]) -> None:
    """Read the names, and the outlet among what follows: "Senior Reporter, Basin Observer"."""
    author, *others = f"{byline['author']}, {byline['role'] or ''}".split(", ")
    names = [author]
    for other in filter(None, others):
        if is_outlet(other) and not _JOB.fullmatch(other):
            found.setdefault("publisher", other)
        elif other in byline["author"] and not _JOB.fullmatch(other):
            names.append(other)
    if is_outlet(author):
        found.setdefault("publisher", author)
    elif author[:1].isupper():
        found.setdefault("author", ", ".join(names))


def _date_in(part: str) -> str | None:
    """Return the date that a part of a line consists of, or ends with after a comma or "on"."""
    ends = [part, *(part[match.end() :] for match in _BEFORE_DATE.finditer(part))]
    for words in ends:
        if read_date(words) and (not words.isdigit() or is_outlet(part[: -len(words)].strip(" ,"))):
            return words
    short = len(part.split()) <= _WORDS_OF_DATE
    return find_day(part) if short and _DATE_AT_END.search(part) else None


def _set_date(found: dict[str, str], words: str) -> None:
    if read_date(words):
        found.setdefault("published", words)


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
