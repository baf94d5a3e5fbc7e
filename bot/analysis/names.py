"""Names in a text: runs of capitalised words, without the first words of sentences."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_PARTICLE = r"(?:of|the|de|da|van|von|al|bin|la|le)"
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w'’-]*"
_RUN = re.compile(rf"{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+)?{_CAPITAL})*")
_NEVER = frozenset(
    "a after also although an and as at but by earlier for from he her his however i if in it its "
    "last later meanwhile monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december mr mrs ms no "
    "not of on one or our she since so some that the their then there these they this those "
    "to two under until was we what when where which while who why with without yet you "
    "did do does is are asked said according both how only not nothing among during following "
    "several many most another more officials sources editor correction".split()
)


def count_names(sentences: Iterable[str]) -> Counter[str]:
    """Count the names in the sentences; a possessive "'s" is not part of the name."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        for match in _RUN.finditer(sentence):
            if name := _tidy(match.group()):
                counts[name] += 1
    return counts


def introduces(name: str, sentences: Sequence[str]) -> bool:
    """Say whether a sentence tells who or what the name is: "X, a former consul", "X, who"."""
    told = re.compile(
        rf"\b{re.escape(name)},? (?:who|(?:is|was|has been)(?: \w+)? (?:an?|the)|an?|the|a former|"
        rf"\d\d,)\b"
    )
    return any(told.search(sentence) for sentence in sentences)


def _tidy(run: str) -> str | None:
    words = re.sub(r"['’]s\b|[.'’-]+$", "", run).split()
    while words and words[0].lower() in _NEVER:
        words.pop(0)
    if not words or (len(words) == 1 and (words[0].lower() in _NEVER or len(words[0]) < 2)):
        return None
    return " ".join(words)
