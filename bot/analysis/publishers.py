"""When two names may be one teller's: part of a name, an acronym, an official and the office."""

import re
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_EMPTY = frozenset(
    "a an the of for and at in by its his her their our one from to former deputy acting senior "
    "mr mrs ms dr sir dame lord lady professor prof spokesman spokeswoman spokesperson official "
    "officials statement report article website site newspaper blog blogger post".split()
)
_ROLE = re.compile(
    r"\b(?:spokes\w+|director|chief|head|minister|chair\w*|president|secretary|officer|manager|"
    r"commissioner|mayor|editor|owner|founder|boss|chief executive|captain|governor|ambassador|"
    r"lawyer|adviser|engineer|inspector|official|member)s?\b",
    re.IGNORECASE,
)
_AROUND = 70
"""Characters around a person's name in which an office and its institution are looked for."""


def name_words(name: str) -> frozenset[str]:
    """Return the words that tell one name from another, in lower case."""
    words = (_POSSESSIVE.sub("", word).lower() for word in _WORD.findall(name))
    return frozenset(word for word in words if word not in _EMPTY)


def same_teller(first: str, second: str) -> bool:
    """Say whether two names may be one teller's: the words of one are all in the other.

    "Ministry" and "the Harbour Ministry", "Carr" and "Idris Carr", "HPA" and "Harbour Ports
    Authority". Where it is open, one teller is assumed: origins are never counted too high.
    """
    one, other = name_words(first), name_words(second)
    if one and other and (one <= other or other <= one):
        return True
    return _is_acronym(first, second) or _is_acronym(second, first)


def _is_acronym(short: str, long: str) -> bool:
    letters = re.sub(r"^the\s+|\W", "", short.strip())
    if not (2 <= len(letters) <= 8 and letters.isupper()):
        return False
    initials = [word[0].upper() for word in _WORD.findall(long) if word[0].isupper()]
    return len(initials) > 1 and "".join(initials).endswith(letters)


class Tellers:
    """Compare the tellers of one library, whose texts tell who speaks for whom."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._known: dict[tuple[str, str], bool] = {}

    def same(self, first: str, second: str) -> bool:
        """Say whether two names may be one teller's, an official and the institution included."""
        pair = (min(first, second), max(first, second))
        if pair not in self._known:
            self._known[pair] = same_teller(first, second) or (
                self._speaks_for(first, second) or self._speaks_for(second, first)
            )
        return self._known[pair]

    def _speaks_for(self, person: str, institution: str) -> bool:
        words = name_words(institution)
        name = re.sub(r"^(?:the|a|an|mr|mrs|ms|dr)\.?\s+", "", person.strip(), flags=re.IGNORECASE)
        if not words or not name[:1].isupper():
            return False
        return any(
            _ROLE.search(around) and words <= name_words(around)
            for text in self._texts
            for around in _surroundings(text, name)
        )


def _surroundings(text: str, name: str) -> Iterator[str]:
    """Yield the words around each mention of a name, up to the ends of the sentence."""
    for match in re.finditer(re.escape(name), text):
        before = re.split(r"[.!?]\s|\n\s*\n", text[max(0, match.start() - _AROUND) : match.start()])
        after = re.split(r"[.!?]\s|\n\s*\n", text[match.end() : match.end() + _AROUND])
        yield f"{before[-1]} {after[0]}"
