"""What looks like a time and is a name, a verb or a count."""

import re
from typing import NamedTuple

from bot.analysis.time import lexicon
from bot.analysis.time.moments import Moment
from bot.analysis.time.readings import Fixed, Found, Kind, Stated, Weekday
from bot.domain.event import Granularity

_DATE_WORDS = frozenset(
    word.lower()
    for word in (
        *lexicon.MONTHS,
        *lexicon.WEEKDAYS,
        *"In On By Since Until From To Of Last Next This That Every Early Late Mid During Through "
        "Throughout Before After Between And Or The A An Around About Circa At For Till As But "
        "When While Spring Summer Autumn Fall Winter Earlier Later Over Into Beginning Starting "
        "Published Updated Posted Dated Christmas Easter Day Eve".split(),
    )
)
_PREPOSITIONS = frozenset(
    "in on by since until till from to of last next this that early late mid during through "
    "throughout before after between and or around about previous following the coming past "
    "starting beginning ending mid- for each every over into is was".split()
)
_FIRM_PREPOSITIONS = frozenset(
    "in on by since until till last next this early late mid during through throughout".split()
)
_DETERMINERS = frozenset("from between the of its his her their our this that".split())
_FIRST_NAME_MONTHS = frozenset(("April", "May", "June", "August", "March"))
_NAME_AFTER_WEEKDAY = frozenset(
    "Times Mirror Post Mail Express Telegraph Herald Independent People Night Magazine Review "
    "Group Clubs Agreement Worship School Mass".split()
)
_NAME_BEFORE_WEEKDAY = frozenset(
    "Black Good Bloody Super Cyber Fat Holy Easter Freaky Ruby".split()
)
_PERSON_ACTS = re.compile(
    r"[ ]?,?[ ](?:said|says|told|added|argued|announced|insisted|claimed|was|is|has|had|will|"
    r"would|took|"
    r"became|won|lost|resigned|wrote|tweeted|replied|warned|denied|admitted|declined|met|called)\b"
)
_OWNS = re.compile(r"['’]s?[ ]")
_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Miss|Mx|President|Minister|Senator|Judge|Theresa|Brian|"
    r"Professor|Prof|Inspector|Detective|Sgt|Officer)\.?[ ]$"
)
_WORD_BEFORE = re.compile(r"([\w’'.-]{1,40})([ ]?[,]?)[ \n]{1,2}$")
_WORD_AFTER = re.compile(r"[ ]([A-Z][\w’'-]{0,40})")
_COUNTED = re.compile(
    r"[ ](?:(?:[a-z]{1,20}(?:ese|ish|ian|ed|al|ic|ive)[ ])?"
    r"[a-z]{2,20}(?<!\b[ai]s)(?<!wa)(?<!ha)s|men|people|women|children|troops|dollars|percent|"
    r"per cent|km|miles|metres|meters|feet|ft|tons|kg|Jews|"
    r"of (?:the|them|these|those|his|their|which|whom))\b|[ ]?(?:%|km|m\b|ft\b|mm)"
)
_NUMBERED = re.compile(
    r"\b(?:[Ff]light|[Rr]oute|[Rr]oom|[Nn]o\.?|[Nn]umber|[Aa]rticle|[Ss]ection|[Rr]esolution|"
    r"[Cc]hannel|"
    r"[Hh]ighway|[Pp]age|[Cc]hapter|[Pp]ort|[Aa]sh|[Mm]odel|[Uu]nit|[Ss]uite|[Bb]ox|[Aa]bout|[Ss]ome|"
    r"[Nn]early|[Oo]ver|[Aa]lmost|[Rr]oughly|[Aa]pproximately|[Ll]east|[Tt]han|[Tt]o|[Uu]p to)[ ]$"
)
_COUNT_WORDS = re.compile(
    r"\b(?:about|some|nearly|over|almost|roughly|least|than|approximately)[ ]$"
)
_SEASON_LEFT = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Dd]uring|[Oo]ver|[Tt]hroughout|[Ss]ince|[Uu]ntil|[Tt]ill|[Tt]hrough|[Ff]or|"
    r"and|or|that|same|early|late|mid|main|first|second|third|of|before|after|to|from|[Ee]very)"
    r"[ -]$"
)
_MARCH = re.compile(
    r"[ ](?:on|to|of|for)[ ](?:the[ ])?(?!(?:" + "|".join(lexicon.MONTHS) + r")\b)[A-Z]"
)
_FESTIVE = re.compile(
    r"\b(?:on|by|at|before|after|since|until|till|last|this|next|around|near|past|over|for)[ ]$",
    re.IGNORECASE,
)
_NEARBY = 4_000
"""Code points looked at around a month for the same full name; more would not stay linear."""

_FIRST_BARE_YEAR = 1400
"""Below it a bare number is rather a count; a preposition must say otherwise."""

_TITLE_BEFORE = re.compile(r"[“\"‘](?:[A-Z][\w’'-]{1,20}[ ]){1,4}$")
_TITLE_ENDS = re.compile(r"[,.]?[”\"’]")
_ANY = re.compile(r"\b(?:[Aa]|[Aa]ny|[Aa]nother|[Oo]ne)[ ]$")
_NO_NOUN = re.compile(
    r"[ ]?(?:[,.;:)!?—–]|$)|[ ](?:in|at|and|or|when|with|after|before|of|because|that|during)\b"
)
_LOWER_SEASON = re.compile(r"[ ](?:of|from|to|in|into|back|by|over|on|off|up|apart|short|under)\b")


class _Place(NamedTuple):
    """Words that may name a time, and what stands around them."""

    words: str
    before: str
    after: str
    nearby: str

    @property
    def previous(self) -> str:
        """The word before, without the punctuation behind it."""
        match = _WORD_BEFORE.search(self.before)
        return match[1] if match else ""

    @property
    def capital_before(self) -> bool:
        """Whether a word that may start a name stands directly before."""
        match = _WORD_BEFORE.search(self.before)
        if not match or match[2] or not match[1][0].isupper() or match[1].endswith("."):
            return False
        return match[1].lower() not in _DATE_WORDS

    @property
    def capital_after(self) -> str:
        """The capitalised word directly behind; empty: none."""
        match = _WORD_AFTER.match(self.after)
        return match[1] if match else ""

    @property
    def in_name(self) -> bool:
        """Whether a capitalised word looks like one of a name's."""
        return self.words[0].isupper() and (self.capital_before or bool(self.capital_after))


def is_time(text: str, found: Found) -> bool:
    """Say whether the words at `found` really name a time, by the words around them."""
    place = _Place(
        words=text[found.start : found.end],
        before=text[max(0, found.start - 50) : found.start],
        after=text[found.end : found.end + 60],
        nearby=text[max(0, found.start - _NEARBY) : found.end + _NEARBY],
    )
    if isinstance(found.reading, Stated):
        return _is_stated(place, found.reading.moment)
    if isinstance(found.reading, Weekday):
        return _is_weekday(place)
    loose = isinstance(found.reading, Fixed) and found.kind in (Kind.DATE, Kind.SET)
    return not place.in_name if loose or place.words.isalpha() else True


def _is_stated(place: _Place, moment: Moment) -> bool:
    yearless = moment.year is None
    if moment.unit is Granularity.MONTH and yearless:
        return _is_month(place)
    if moment.unit is Granularity.SEASON and yearless:
        return _is_season(place)
    if moment.unit is Granularity.YEAR and len(place.words) == 4 and place.words.isdigit():
        return _is_year(place)
    if moment.unit is Granularity.DAY and place.words.isalpha():
        return place.words[0].isupper() and _FESTIVE.search(place.before) is not None
    return not (place.words.isalpha() and place.in_name)


def _is_month(place: _Place) -> bool:
    name = place.words.rstrip(".")
    previous = place.previous.lower()
    if _TITLE.search(place.before) or place.capital_before:
        return False
    if name == "March" and (
        _MARCH.match(place.after) or (previous == "the" and not place.after[1:2].islower())
    ):
        return False
    firm = previous in _FIRM_PREPOSITIONS or place.before.endswith(("mid-", "-", "–", "/"))
    follows = place.capital_after
    if follows and follows.lower() not in _DATE_WORDS:
        return firm and not _is_person(place, name, follows)
    abbreviated = place.words != name
    return _is_bare_month(place, name, firm=firm) if not abbreviated else firm or len(name) > 4


def _is_bare_month(place: _Place, name: str, *, firm: bool) -> bool:
    if name not in _FIRST_NAME_MONTHS:
        return True
    previous = place.previous.lower()
    if _PERSON_ACTS.match(place.after) and not (firm and previous != "since"):
        return False
    if _OWNS.match(place.after) and not firm:
        return False
    return firm or previous in _PREPOSITIONS or place.before.endswith(("(", "—", ", "))


def _is_person(place: _Place, month: str, surname: str) -> bool:
    if month not in _FIRST_NAME_MONTHS:
        return False
    return surname.endswith(("'s", "’s")) or place.nearby.count(f"{month} {surname}") > 1


def _is_year(place: _Place) -> bool:
    year = int(place.words)
    previous = place.previous.lower()
    counted = _COUNTED.match(place.after) is not None
    if _NUMBERED.search(place.before) and (counted or not _COUNT_WORDS.search(place.before)):
        return previous == "to" and not counted
    temporal = previous in _FIRM_PREPOSITIONS or previous in _DETERMINERS
    early = year < _FIRST_BARE_YEAR
    if (counted or early) and not (temporal and not (counted and early)):
        return False
    if place.capital_before and not place.before.endswith("\n"):
        return place.after[:1] in ("-", "–") and place.after[1:3].isdigit()
    return 1000 <= year <= 2100


def _is_season(place: _Place) -> bool:
    name = place.words.rsplit(maxsplit=1)[-1]
    if place.capital_before or (name[0].isupper() and place.capital_after):
        return False
    determined = place.words.lower().startswith("the ")
    if name in ("fall", "spring") and _LOWER_SEASON.match(place.after) and not determined:
        return False
    return determined or bool(_SEASON_LEFT.search(place.before))


def _is_weekday(place: _Place) -> bool:
    if _TITLE_BEFORE.search(place.before) and _TITLE_ENDS.match(place.after):
        return False  # "Tolm News Sunday" in quotation marks
    if _ANY.search(place.before) and _NO_NOUN.match(place.after):
        return False  # "on a Friday": not which one
    if place.previous in _NAME_BEFORE_WEEKDAY or place.capital_after in _NAME_AFTER_WEEKDAY:
        return False
    if " " in place.words or place.previous.lower() in _PREPOSITIONS:
        return not place.after.startswith(" the 13th")
    return not (place.capital_before and place.capital_after)
