"""Choose among what several places say, and say in words where they contradict one another."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.reading.details import Fields
from bot.reading.html.page_dates import Moment, read_moment
from bot.reading.html.stated import Candidate

_FROM_ADDRESS = "taken from the page's address; the page itself does not print it"
_UNHEARD = re.compile(r"\W+|^the\b|\b(?:www|com|org|net)\b")
_WORD = re.compile(r"\w+")
_SAME_WORDS = 0.5
"""Headlines of one article for people and for search engines share more of their words."""
_FARTHEST_WEST, _FARTHEST_EAST = timedelta(hours=12), timedelta(hours=14)


class Settled(NamedTuple):
    """The value that is kept (the first), and a sentence where another place says otherwise."""

    value: str | None
    conflicts: tuple[str, ...] = ()


class SettledDate(NamedTuple):
    """`published` and, where it is only inferred, `published_note`; and the contradictions."""

    fields: Fields
    conflicts: tuple[str, ...] = ()


def settle(name: str, words: str, candidates: Sequence[Candidate]) -> Settled:
    """Keep the first candidate. One without a place is a guess that contradicts nobody."""
    if not candidates:
        return Settled(None)
    kept = candidates[0]
    others = [
        each for each in candidates[1:] if each.where and not _agree(name, kept.value, each.value)
    ]
    return Settled(kept.value, _conflict(words, kept, others) if kept.where else ())


def settle_dates(candidates: Sequence[Candidate], in_address: str | None) -> SettledDate:
    """Keep the day of the first candidate that is a date.

    A machine's moment in universal time may be the day before or after where the page is read:
    then the day that the page prints is kept, and that is no contradiction.
    """
    read = [(each, moment) for each in candidates if (moment := read_moment(each.value))]
    if not read:
        found = {"published": in_address, "published_note": _FROM_ADDRESS} if in_address else {}
        return SettledDate(found)
    kept, moment = read[0]
    for each, other in read[1:]:
        if moment.instant and not other.instant and _same_moment(moment, other):
            kept, moment = each, other
            break
    days = [Candidate(each.where, other.day) for each, other in read if each is not kept]
    others = [
        day
        for day, (_, other) in zip(days, [r for r in read if r[0] is not kept], strict=True)
        if not _same_day(moment, other)
    ]
    chosen = Candidate(kept.where, moment.day)
    return SettledDate({"published": moment.day}, _conflict("publication date", chosen, others))


def _conflict(words: str, kept: Candidate, others: Sequence[Candidate]) -> tuple[str, ...]:
    if not others:
        return ()
    said = dict.fromkeys(f"{each.where} says {each.value}" for each in (kept, *others))
    return (f"The {words}: {', '.join(said)}; kept: {kept.value}.",)


def _agree(name: str, one: str, other: str) -> bool:
    if name == "url":
        return _place(one) == _place(other)
    first, second = _heard(one), _heard(other)
    if first in second or second in first:
        return True
    if name == "publisher":
        return False
    words, others = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    if name == "author":
        return bool(words & others) and (words <= others or others <= words)
    return len(words & others) >= _SAME_WORDS * min(len(words), len(others))


def _heard(words: str) -> str:
    return _UNHEARD.sub("", _UNHEARD.sub(" ", words.casefold()).strip())


def _place(url: str) -> str:
    """Reduce an address to what it names: without scheme, www, query, fragment, AMP's marks."""
    rest = re.split(r"[?#]", url.partition("://")[2].lower())[0].rstrip("/")
    return re.sub(r"^(?:www\.|amp\.|m\.)|/amp$|(?<=/)amp/|\.amp(?=\.html$)", "", rest)


def _same_day(one: Moment, other: Moment) -> bool:
    if one.day.startswith(other.day) or other.day.startswith(one.day):
        return True
    if one.instant and other.instant:
        return one.instant == other.instant
    return _same_moment(one, other) or _same_moment(other, one)


def _same_moment(exact: Moment, printed: Moment) -> bool:
    """Say whether `printed` is the day somewhere on Earth at the instant of `exact`."""
    if exact.instant is None or printed.instant is not None or len(printed.day) < len("2021-06-18"):
        return False
    day = date.fromisoformat(printed.day)
    west, east = exact.instant - _FARTHEST_WEST, exact.instant + _FARTHEST_EAST
    return west.date() <= day <= east.date()
