"""The parts of a claim's wording that two sentences must agree on to say the same."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from Stemmer import Stemmer

from bot.analysis.quantities import NUMBER_WORDS, Quantity, days_in, quantities_in

_STOP = frozenset(
    "a about above after again all also although am among an and any are as at be because been "
    "before being between both but by can could did do does doing done during each either even "
    "every for from further had has have having he her here hers him his how however i if in into "
    "is it its itself just like many may me might more most much must my of off on once only or "
    "other our out over own per s same shall she should since so some still such t than that the "
    "their them then there these they this those though through to too under until up upon us very "
    "was we were what when where whether which while who whom whose why will with within would "
    "yesterday today tomorrow yet you your never nobody nothing none cannot without neither nor no "
    "not".split()
)
_LEFT_OUT = (
    _STOP
    | NUMBER_WORDS
    | frozenset(
        "january february march april june july august september october november december monday "
        "tuesday wednesday thursday friday saturday sunday".split()
    )
)
"""Numbers and days are compared by their values, not by their words."""

_REPORTING = frozenset(
    "accord accus acknowledg ad admit alleg announc articl assert believ call claim comment "
    "confirm declar deni describ dismiss explain headlin insist interview issu media messag "
    "newspap note offici outlet press publish read refut reject releas reiter report reveal "
    "rumor rumour said say sourc spokesman spokesperson spokeswoman state statement stress "
    "suggest tell told tweet websit wrote write".split()
)
"""Stems that tell who speaks and how; a claim is the same whoever repeats it."""

_NEGATION = re.compile(
    rf"\b(?:not(?!\s+(?:(?:for|at|in|some|about)\s+)?(?:\d|(?:{'|'.join(sorted(NUMBER_WORDS))})\b))|"
    r"no|never|neither|nor|none|nobody|nothing|cannot|without|untrue|false|falsely|"
    r"fake|baseless|unfounded|fabricated|invented|incorrect|hoax|refus\w+ to|declin\w+ to|"
    r"fail(?:s|ed|ure)? to)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words that say no; the "not" of "48 boats, not 60" says it of a figure alone."""

_CLAUSE = re.compile(
    r"[;:]\s+|,\s+(?:and|but|while|whereas|although|though|yet|so|because|which|who)\s+|"
    r"\s(?:but|while|whereas|although|though|because)\s|"
    r"(?<!true)(?<!case)(?<!proof)(?<!evidence)(?<!sign)(?<!fact)(?<!clear)(?<!false)\sthat\s"
    r"(?=(?:ha[ds]|have|was|were|is|are|did|does|do|never|cannot|could|would|will|the \w+ did)\b)|"
    r"\sand\s(?=(?:ha[ds]|have|was|were|is|are|did|does|do|will|would|could|can|s?he|it|they|the|"
    r"its|his|her|their)\b)",
    re.IGNORECASE,
)
"""Where the reach of a "not" ends: "found no trace, and the van belonged to the keeper"."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s?$")
_STEM = Stemmer("english")


class Wording(NamedTuple):
    """What a text is about, ready to be compared.

    `stems` are the content words without function words and words of saying; `names` the
    capitalised ones among them, in lower case; `negated_stems` stand in a clause with a "not".
    """

    stems: frozenset[str]
    names: frozenset[str]
    quantities: tuple[Quantity, ...]
    days: frozenset[str]
    negated_stems: frozenset[str]

    @property
    def negated(self) -> bool:
        """Whether some clause of the text says that something is not so."""
        return bool(self.negated_stems)


class _Read(NamedTuple):
    """What a text's wording holds whatever names are known, and its words as printed and lower."""

    tokens: tuple[str, ...]
    lower: tuple[str, ...]
    wording: Wording


def wording_of(text: str, known_names: frozenset[str] = frozenset()) -> Wording:
    """Read the wording of `text`.

    A capital at the start of a sentence makes no name, nor do capitals in a headline: there a
    word is a name only if `known_names` (see `names_in`) holds it.
    """
    return _with_names(_read(text), known_names)


def stored_wording_of(text: str, known_names: frozenset[str] = frozenset()) -> Wording:
    """Read the wording of a document's text, which is remembered: questions meet it again.

    What members write goes to `wording_of`, which keeps nothing.
    """
    return _with_names(_remembered(text), known_names)


def _read(text: str) -> _Read:
    tokens = tuple(_POSSESSIVE.sub("", match.group()) for match in _WORD.finditer(text))
    lower = tuple(token.lower().replace("’", "'") for token in tokens)
    content = [word for word in lower if word not in _LEFT_OUT and len(word) > 1]
    stems = frozenset(_STEM.stemWords(content)) - _REPORTING
    wording = Wording(
        stems=stems,
        names=frozenset(),
        quantities=quantities_in(text),
        days=days_in(text),
        negated_stems=_negated_stems(text) & stems,
    )
    return _Read(tokens, lower, wording)


_remembered = lru_cache(maxsize=4096)(_read)


def _with_names(read: _Read, known_names: frozenset[str]) -> Wording:
    title_case = is_title_case(read.tokens)
    names = frozenset(
        word
        for place, (token, word) in enumerate(zip(read.tokens, read.lower, strict=True))
        if token[:1].isupper()
        and word not in _LEFT_OUT
        and (word in known_names or (place > 0 and not title_case))
    )
    return read.wording._replace(names=names)


def _negated_stems(text: str) -> frozenset[str]:
    clauses = [clause for clause in _CLAUSE.split(text) if len(_NEGATION.findall(clause)) % 2 == 1]
    words = [
        _POSSESSIVE.sub("", match.group()).lower().replace("’", "'")
        for clause in clauses
        for match in _WORD.finditer(clause)
    ]
    return frozenset(_STEM.stemWords(words))


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words (in lower case) that stand capitalised inside running sentences.

    A word that is as often in lower case ("march", "mark") is left out.
    """
    capital: dict[str, int] = {}
    plain: dict[str, int] = {}
    for text in texts:
        tokens = [_POSSESSIVE.sub("", match.group()) for match in _WORD.finditer(text)]
        if is_title_case(tokens):
            continue
        for token in tokens[1:]:
            counts = capital if token[:1].isupper() else plain
            counts[token.lower()] = counts.get(token.lower(), 0) + 1
    return frozenset(
        word
        for word, count in capital.items()
        if word not in _LEFT_OUT and len(word) > 1 and count > plain.get(word, 0)
    )


def is_title_case(tokens: Sequence[str]) -> bool:
    """Say whether the words are capitalised as in a headline: four in five of the long ones."""
    long = [token for token in tokens if len(token) > 3]
    return len(long) >= 3 and sum(token[0].isupper() for token in long) >= 0.8 * len(long)


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of the content words among `words`, words of saying left out."""
    content = [word.lower() for word in words if word.lower() not in _LEFT_OUT]
    return frozenset(_STEM.stemWords(content)) - _REPORTING
