"""Words as the lexical signals compare them: folded to plain letters and stemmed."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"\w+")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_POSSESSIVE = re.compile(r"['’]s\b")

_FUNCTION_WORDS = frozenset(
    """
    a about above after again all also am an and any are as at be because been before being below
    between both but by can could did do does doing down during each few for from further had has
    have having he her here hers him his how i if in into is it its itself just me more most my no
    nor not now of off on once only or other our out over own s same she should so some such t than
    that the their them then there these they this those through to too under until up us very was
    we were what when where which while who whom whose why will with would you your
    anybody anyone anything ever everybody everyone everything may might much many must nobody
    nothing shall somebody someone something please
    say says said saying tell tells told know knows known think thinks thought happen happens
    happened happening mean means meant mention mentions mentioned
    """.split()
)
"""Words that a question may hold without the answer holding them: function words, and the verbs
of asking what somebody says or what happened."""


def fold(text: str) -> str:
    """Return the text in lower case without accents, so that "Café" meets "cafe"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def stems(text: str) -> list[str]:
    """Return the stem of every word, in order, repeats included."""
    return [_stem(word) for word in _WORD.findall(_POSSESSIVE.sub("", fold(text)))]


def content_stems(text: str) -> tuple[str, ...]:
    """Return the stems that carry meaning, each once, in order; may be empty.

    "US" and "WHO" among small letters are names, not the pronouns.
    """
    names = set() if text.isupper() else {fold(name) for name in _CAPITALS.findall(text)}
    words = _WORD.findall(_POSSESSIVE.sub("", fold(text)))
    kept = (word for word in words if word in names or word not in _FUNCTION_WORDS)
    return tuple(dict.fromkeys(_stem(word) for word in kept))


# One stemmer object is not safe to share between threads; the cache below takes its place.
@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(Stemmer.Stemmer("english").stemWord(word))
