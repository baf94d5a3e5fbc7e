"""What looks like a time and is a name, a verb or a count."""

import re

from bot.analysis.time import lexicon
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
        "Published Updated Posted Dated Christmas Easter".split(),
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
_PERSON_VERBS = (
    r"(?:said|says|told|added|argued|announced|insisted|claimed|was|is|has|had|will|would|took|"
    r"became|won|lost|resigned|wrote|tweeted|replied|warned|denied|admitted|declined|met|called)\b"
)
_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Miss|Mx|President|Minister|Senator|Judge|Theresa|Brian|"
    r"Professor|Prof|Inspector|Detective|Sgt|Officer)\.?[ ]$"
)
_WORD_BEFORE = re.compile(r"([\w’'.-]{1,40})([ ]?[,]?)[ \n]{1,2}$")
_WORD_AFTER = re.compile(r"[ ]([A-Z][\w’'-]{0,40})")
_COUNTED = re.compile(
    r"[ ](?:(?:[a-z]{1,20}(?:ese|ish|ian|ed|al|ic|ive)[ ])?[a-z]{2,20}(?<!\b(?:i|a)s)(?<!wa)(?<!ha)s"
    r"|men|people|women|children|troops|dollars|percent|per cent|km|miles|metres|meters|feet|ft|tons|"
    r"kg|Jews|of (?:the|them|these|those|his|their|which|whom))\b|[ ]?(?:%|km|m\b|ft\b|mm)"
)
_NUMBERED = re.compile(
    r"\b(?:[Ff]light|[Rr]oute|[Rr]oom|[Nn]o\.?|[Nn]umber|[Aa]rticle|[Ss]ection|[Rr]esolution|[Cc]hannel|"
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
_LOWER_SEASON = re.compile(r"[ ](?:of|from|to|in|into|back|by|over|on|off|up|apart|short|under)\b")


def is_time(text: str, found: Found) -> bool:
    """Say whether the words at `found` really name a time, by the words around them."""
    words = text[found.start : found.end]
    before = text[max(0, found.start - 50) : found.start]
    after = text[found.end : found.end + 60]
    reading = found.reading
    if isinstance(reading, Stated):
        unit = reading.moment.unit
        if unit is Granularity.MONTH and reading.moment.year is None:
            return _is_month(text, words, before, after)
        if unit is Granularity.YEAR and len(words) == 4 and words.isdigit():
            return _is_year(words, before, after)
        if unit is Granularity.DAY and words.isalpha():
            return words[0].isupper() and _FESTIVE.search(before) is not None
        if unit is Granularity.SEASON and reading.moment.year is None:
            return _is_season(words, before, after)
    if isinstance(reading, Weekday):
        return _is_weekday(words, before, after)
    if isinstance(reading, Fixed) and found.kind in (Kind.DATE, Kind.SET):
        return not _is_inside_name(words, before, after)
    if words[:1].isupper() and words.isalpha():
        return not _is_inside_name(words, before, after)
    return True


def _word_before(before: str) -> tuple[str, bool]:
    match = _WORD_BEFORE.search(before)
    return (match[1], bool(match[2])) if match else ("", False)


def _capital_before(before: str) -> bool:
    word, comma = _word_before(before)
    if not word or comma or not word[0].isupper() or word.endswith("."):
        return False
    return word.lower() not in _DATE_WORDS


def _is_inside_name(words: str, before: str, after: str) -> bool:
    if not words[0].isupper():
        return False
    return _capital_before(before) or bool(_WORD_AFTER.match(after))


def _is_month(text: str, words: str, before: str, after: str) -> bool:
    name = words.rstrip(".")
    word, _ = _word_before(before)
    if _TITLE.search(before) or _capital_before(before):
        return False
    if name == "March" and (
        _MARCH.match(after) or (word.lower() == "the" and not after[1:2].islower())
    ):
        return False
    follows = _WORD_AFTER.match(after)
    firm = word.lower() in _FIRM_PREPOSITIONS or before.endswith(("mid-", "-", "–", "/"))
    if follows and follows[1].lower() not in _DATE_WORDS:
        return firm and not _is_person(text, name, follows[1])
    if len(name) <= 4 and words != name and not firm:
        return False
    if name not in _FIRST_NAME_MONTHS:
        return True
    if re.match(r"[ ]?,?[ ]" + _PERSON_VERBS, after) and not (firm and word.lower() != "since"):
        return False
    if re.match(r"['’]s?[ ]", after) and not firm:
        return False
    return firm or word.lower() in _PREPOSITIONS or before.endswith(("(", "—", ", "))


def _is_person(text: str, month: str, surname: str) -> bool:
    if month not in _FIRST_NAME_MONTHS:
        return False
    return surname.endswith(("'s", "’s")) or text.count(f"{month} {surname}") > 1


def _is_year(words: str, before: str, after: str) -> bool:
    year = int(words)
    if not 1000 <= year <= 2100:
        return False
    word, comma = _word_before(before)
    if _NUMBERED.search(before) and (_COUNTED.match(after) or not _COUNT_WORDS.search(before)):
        return word.lower() == "to" and not _COUNTED.match(after)
    temporal = word.lower() in _FIRM_PREPOSITIONS or word.lower() in _DETERMINERS
    if _COUNTED.match(after) and not (temporal and year >= 1400):
        return False
    if year < 1400 and not temporal:
        return False
    if _capital_before(before) and not comma and not before.endswith("\n"):
        return after[:1] in ("-", "–") and after[1:3].isdigit()
    return True


def _is_season(words: str, before: str, after: str) -> bool:
    if words[-6:].lstrip("the ")[:1].isupper() and _WORD_AFTER.match(after):
        return False
    if _capital_before(before):
        return False
    name = words.rsplit(maxsplit=1)[-1].lower()
    determined = words.lower().startswith("the ")
    if name in ("fall", "spring") and _LOWER_SEASON.match(after) and not determined:
        return False
    if name == "fall" and re.match(r"[ ]of\b", after):
        return False
    return determined or bool(_SEASON_LEFT.search(before))


def _is_weekday(words: str, before: str, after: str) -> bool:
    word, _ = _word_before(before)
    if word in _NAME_BEFORE_WEEKDAY:
        return False
    follows = _WORD_AFTER.match(after)
    if follows and follows[1] in _NAME_AFTER_WEEKDAY:
        return False
    if " " in words or word.lower() in _PREPOSITIONS:
        return not re.match(r"[ ]the[ ]13th", after)
    return not _capital_before(before) or not follows
