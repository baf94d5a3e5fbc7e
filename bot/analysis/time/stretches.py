"""Longer stretches that are written as such: years, decades, centuries, seasons, quarters."""

import re
from collections.abc import Callable

from bot.analysis.time import lexicon
from bot.analysis.time.moments import Moment
from bot.analysis.time.readings import Stated
from bot.domain.event import Granularity

_S = lexicon.SPACE
_LINK = rf"(?:[ ]?,)?{_S}(?:(?:of|in){_S})?"
_ORDINAL = rf"(?P<ordinal>{lexicon.alternatives(lexicon.ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"


_NEXT_CENTURY = 50
"""Two digits below it are of this century: "'07"."""

_BEFORE_SHORT_YEAR = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Bb]efore|[Aa]fter)[ ]$"
)


def year_of(match: re.Match[str]) -> int | None:
    """Return the astronomical year that the groups `year` and `era` state."""
    groups = match.groupdict()
    year = _in_full(groups.get("year") or "0")
    if year == 0:
        return None  # none is printed, or "0 BC": there was no such year
    return 1 - year if (groups.get("era") or "").startswith("B") else year


def _in_full(digits: str) -> int:
    """Read "'98" as 1998 and "'07" as 2007."""
    if digits[0].isdigit():
        return int(digits)
    short = int(digits[1:])
    return short + (2000 if short < _NEXT_CENTURY else 1900)


def ordinal(words: str) -> int | None:
    """Return the number of "third", "21st" or "twenty-first"."""
    if words[0].isdigit():
        return int(words[:-2])
    return lexicon.ORDINALS.get(words.lower())


def _year(match: re.Match[str]) -> Stated | None:
    if not match["year"][0].isdigit() and not _BEFORE_SHORT_YEAR.search(
        match.string, max(0, match.start() - 12), match.start()
    ):
        return None  # an apostrophe, or a quotation that opens
    year = year_of(match)
    return Stated(Moment(Granularity.YEAR, year)) if year else None


def _decade(match: re.Match[str]) -> Stated:
    groups = match.groupdict()
    if groups.get("word"):
        year = 1900 + lexicon.DECADE_WORDS[groups["word"].lower()]
    else:
        digits = groups["decade"]
        year = int(digits) if len(digits) > 2 else 1900 + int(digits)
    if (groups.get("era") or "").startswith("B"):
        # The 470s BC are 479 to 470 BC, -478 to -469.
        year = -year - 8
    return Stated(Moment(Granularity.DECADE, year))


def _fiscal(match: re.Match[str]) -> Stated:
    digits = match["fiscal"]
    return Stated(Moment(Granularity.YEAR, int(digits) + (2000 if len(digits) == 2 else 0)))


def _century(match: re.Match[str]) -> Stated | None:
    number = ordinal(match["ordinal"])
    if not number or number > 30:
        return None
    before_christ = (match["era"] or "").startswith("B")
    # As EDTF writes them: the 19th is 18XX, the 4th BC is -03XX.
    first = 1 - number * 100 if before_christ else (number - 1) * 100
    return Stated(Moment(Granularity.CENTURY, first))


def _season(match: re.Match[str]) -> Stated:
    number = lexicon.SEASON_NUMBERS[match["season"].lower()]
    return Stated(Moment(Granularity.SEASON, year_of(match), number=number))


def _quarter(match: re.Match[str]) -> Stated | None:
    groups = match.groupdict()
    number = int(groups["digit"]) if groups.get("digit") else ordinal(groups["ordinal"])
    if number is None or number > 4:
        return None
    return Stated(Moment(Granularity.QUARTER, year_of(match), number=number))


def _half(match: re.Match[str]) -> Stated:
    number = 1 if match["half"].lower() == "first" else 2
    return Stated(Moment(Granularity.HALF, year_of(match), number=number))


STRETCH_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Stated | None]], ...] = (
    (
        re.compile(rf"(?<![\w$£€#/.]){lexicon.YEAR}(?!\w|[.,:]\d|-?[ ](?:BC|AD))"),
        _year,
    ),
    (re.compile(r"\b(?:AD|A\.D\.)[ ](?P<year>\d{1,4})(?!\d)"), _year),
    (
        re.compile(rf"(?<![\w$£€])(?:[Tt]he{_S})?(?P<decade>[12]?\d{{2}}0)['’]?s\b{lexicon.ERA}?"),
        _decade,
    ),
    (re.compile(rf"(?<!\w)[Tt]he{_S}['’]?(?P<decade>[2-9]0)['’]?s\b"), _decade),
    (re.compile(r"(?<!\w)['’](?P<decade>[2-9]0)s\b"), _decade),
    # "The late 80s" is a decade, "his late 80s" an age.
    (
        re.compile(
            r"(?:(?<=[Tt]he late )|(?<=[Tt]he early )|(?<=[Tt]he mid[ -]))(?P<decade>[2-9]0)s\b"
        ),
        _decade,
    ),
    (re.compile(r"(?<!\w)FY[ -]?['’]?(?P<fiscal>(?:19|20)?\d{2})(?!\w)"), _fiscal),
    (
        re.compile(
            rf"(?<!\w)[Tt]he{_S}(?:nineteen[- ])?"
            rf"(?P<word>(?i:{lexicon.alternatives(lexicon.DECADE_WORDS)}))\b"
        ),
        _decade,
    ),
    (
        re.compile(rf"\b(?i:the{_S})?(?i:{_ORDINAL})[ -](?i:century)\b{lexicon.ERA}?"),
        _century,
    ),
    (
        re.compile(
            rf"(?<!\w)(?:the{_S})?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
            rf"{_LINK}{lexicon.YEAR}"
        ),
        _season,
    ),
    (
        re.compile(rf"(?<!\w)(?:[Tt]he{_S})?(?i:{_ORDINAL})[ -]quarter{_LINK}{lexicon.YEAR}"),
        _quarter,
    ),
    (re.compile(rf"(?<!\w)Q(?P<digit>[1-4])(?:[ ]{lexicon.YEAR})?(?!\w)"), _quarter),
    (
        re.compile(
            rf"(?<!\w)(?:[Tt]he{_S})?(?P<half>[Ff]irst|[Ss]econd|[Ll]atter)[ -]half{_S}"
            rf"(?:of|in){_S}{lexicon.YEAR}"
        ),
        _half,
    ),
)
