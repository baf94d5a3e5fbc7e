"""Names that a document has introduced, and what later references can mean."""

import re

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.mentions import Kind, Mention

_HE = {"he", "him", "his"}
_SHE = {"she", "her"}
_THEY = {"they", "them", "their"}
_FEMALE_TITLES = {"mrs", "ms", "miss", "dame", "lady"}
_MALE_TITLES = {"mr", "sir", "lord"}
_DOCUMENT_WORDS = {"report", "article", "story", "piece", "column", "post"}


class Names:
    """The names of one document in the order of the text; asked before each later reference.

    Nothing is guessed: an answer is given only where exactly one reading is left.
    """

    def __init__(self) -> None:
        self._people: dict[str, str | None] = {}  # name -> "he", "she" or None: not known
        self._outlets: list[str] = []
        self._organisations: list[str] = []
        self._roles: dict[str, set[str]] = {}  # role -> people introduced with it

    def introduce(self, mention: Mention, role_words: tuple[str, ...] = ()) -> None:
        """Remember a proper name, with the role words that stand beside it."""
        name = mention.name
        if mention.kind is Kind.PERSON and " " in name:
            self._people.setdefault(name, None)
            for word in role_words:
                self._roles.setdefault(word, set()).add(name)
                if word in _FEMALE_TITLES | {"spokeswoman", "woman", "chairwoman", "mother"}:
                    self._people[name] = "she"
                if word in _MALE_TITLES | {"spokesman", "chairman", "father"}:
                    self._people[name] = "he"
        elif mention.kind is Kind.OUTLET and name not in self._outlets:
            self._outlets.append(name)
        elif mention.kind is Kind.ORGANISATION and name not in self._organisations:
            self._organisations.append(name)

    def make_outlet(self, name: str) -> None:
        """Remember that a name is an outlet: it has an article, or is called a website."""
        if name not in self._outlets:
            self._outlets.append(name)

    def is_outlet(self, name: str) -> bool:
        """Say whether the document has shown this name to be an outlet."""
        return name in self._outlets

    def heads(self) -> frozenset[str]:
        """Return the lower-case last words of all names."""
        names = [*self._people, *self._outlets, *self._organisations]
        return frozenset(name.lower().split()[-1] for name in names)

    def full_name(self, mention: Mention) -> str:
        """Return the one full name that a surname (or given name) alone stands for."""
        words = [w for w in mention.name.split() if w.lower().strip(".") not in lexicon.TITLES]
        words = [w for w in words if w.lower() not in lexicon.PERSON_ROLES] or words
        if len(words) != 1:
            return self._longer(mention.name)
        fitting = [n for n in self._people if words[0] in (n.split()[0], n.split()[-1])]
        return fitting[0] if len(fitting) == 1 else mention.name

    def _longer(self, name: str) -> str:
        fitting = [n for n in self._people if n.endswith(" " + name)]
        return fitting[0] if len(fitting) == 1 else name

    def person_for(self, pronoun: str) -> str | None:
        """Return the only person of the document so far whom the pronoun can mean."""
        wanted = "he" if pronoun in _HE else "she" if pronoun in _SHE else None
        fitting = [n for n, gender in self._people.items() if gender in (None, wanted)]
        return fitting[0] if len(fitting) == 1 and wanted else None

    def fits(self, pronoun: str, name: str) -> bool:
        """Say whether a pronoun may stand for a name that the document introduced."""
        if pronoun in _THEY:
            return name not in self._people
        gender = self._people.get(name, "")
        return gender is None or gender == ("he" if pronoun in _HE else "she")

    def settle(self, pronoun: str, name: str) -> None:
        """Remember a person's pronoun once it was resolved."""
        if self._people.get(name, "") is None:
            self._people[name] = "he" if pronoun in _HE else "she"

    def for_role(self, head: str) -> list[str]:
        """Return every introduced name that "the website", "the ministry" … may stand for."""
        if head in lexicon.OUTLET_ROLES or head in _DOCUMENT_WORDS:
            return list(self._outlets)
        if head in lexicon.PERSON_ROLES:
            return sorted(self._roles.get(head, ()))
        word = re.compile(rf"\b{re.escape(head)}\b", re.IGNORECASE)
        return [n for n in self._organisations if word.search(n)]
