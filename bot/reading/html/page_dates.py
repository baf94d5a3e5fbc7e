"""Find a publication date in what a page prints: meta values, datelines, addresses."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from bot.reading.dates import read_date

_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "jan feb mär apr mai jun jul aug sept okt nov dez",
    )
    for number, name in enumerate(names.split(), 1)
}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_PRINTED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?!\d)",
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|º|er|\.)?\s+(?:of\s+|de\s+)?(?P<name>{_NAME})\b\.?,?\s+"
        rf"(?:de\s+)?{_YEAR}",
        rf"\b(?P<name>{_NAME})\b\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"(?<!\d)(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}",
        rf"(?<!\d)(?P<one>\d\d?)/(?P<two>\d\d?)/{_YEAR}",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?P<month>\d\d?)月(?P<day>\d\d?)日",
    )
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}.*)?")
_CHANGED = re.compile(
    r"(?:updated?|modified|amended|edited|changed|revised|aktualisiert|mis à jour|actualizado)"
    r"\W{0,3}(?:\d{1,2}[:.]\d\d)?[^\d]{0,40}$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:published|posted|issued|released|veröffentlicht|publié|publicado|pubblicato)[^\d]{0,30}$",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)"
)


class Moment(NamedTuple):
    """A date as printed, to the day where it is, and the instant when the page names one."""

    day: str
    instant: datetime | None = None


def read_moment(words: str) -> Moment | None:
    """Read a date for machines: ISO 8601, RFC 5322 or close to them. The printed day counts."""
    words = words.strip()
    if compact := _COMPACT.fullmatch(words):
        words = "-".join(compact.groups())
    day = read_date(words) or find_day(words[:60])
    if day is None:
        return None
    try:
        instant = datetime.fromisoformat(words)
    except ValueError:
        return Moment(day)
    return Moment(day, instant.astimezone(UTC) if instant.tzinfo else None)


def find_day(words: str) -> str | None:
    """Find the day of publication in a printed line, passing over the day of a change.

    Days and months in figures are taken only where no other order is possible.
    """
    found: list[tuple[int, str]] = []
    for form in _PRINTED:
        for match in form.finditer(words):
            day = _day(match.groupdict())
            if day is not None and not _CHANGED.search(words[: match.start()]):
                if _PUBLISHED.search(words[: match.start()]):
                    return day
                found.append((match.start(), day))
    return min(found)[1] if found else None


def day_in_address(url: str) -> str | None:
    """Return the day that an address is filed under ("/2021/06/18/")."""
    match = _IN_ADDRESS.search(url)
    return _iso(int(match[1]), int(match[2]), int(match[3])) if match else None


def _day(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    if one := parts.get("one"):
        first, second = int(one), int(parts["two"] or 0)
        if first != second and (first > 12) == (second > 12):
            return None
        return (
            _iso(year, second, first)
            if second <= 12 < first or first == second
            else _iso(year, first, second)
        )
    name = (parts.get("name") or "").lower()
    month = _MONTHS[name] if name else int(parts["month"] or 0)
    return _iso(year, month, int(parts["day"] or 0))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime(year, month, day, tzinfo=UTC).date().isoformat()
    except ValueError:
        return None
