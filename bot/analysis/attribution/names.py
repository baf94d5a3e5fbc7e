"""Names that a document has introduced, and what later references can mean."""

import re

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.given_names import gender_by_name
from bot.analysis.attribution.mentions import Kind, Mention

_SHE_WORDS = frozenset(
    "mrs ms miss dame lady spokeswoman chairwoman congresswoman woman mother wife daughter sister"
    " widow actress queen princess she her hers".split()
)
_HE_WORDS = frozenset(
    "mr sir lord spokesman chairman congressman man father husband son brother widower king prince"
    " he him his".split()
)


def gender_of(words: tuple[str, ...]) -> str | None:
    """Return "she" or "he" where one of the lower-case words shows it."""
    for word in words:
        if word in _SHE_WORDS:
            return "she"
        if word in _HE_WORDS:
            return "he"
    return None


def _gender(name: str, beside: tuple[str, ...]) -> str | None:
    return gender_of(beside) or gender_by_name(name)


class Names:
    """The names of one document so far. Nothing is guessed: one fitting name, or none."""

    def __init__(self) -> None:
        self._people: dict[str, str | None] = {}  # full name -> "he", "she"; None: not known
        self._outlets: dict[str, None] = {}
        self._organisations: dict[str, None] = {}
        self._roles: dict[str, set[str]] = {}  # "mayor" -> the people introduced as one

    def introduce(self, mention: Mention, beside: tuple[str, ...] = ()) -> None:
        """Remember a proper name, with the lower-case words that stand beside it."""
        name = mention.name
        if mention.kind is Kind.PERSON:
            name = self.full_name(mention)
            if " " in name:
                self._people[name] = self._people.get(name) or _gender(name, beside)
                for word in beside:
                    self._roles.setdefault(word, set()).add(name)
        elif mention.kind is Kind.OUTLET:
            self._outlets[self.full_outlet(name)] = None
        elif mention.kind is Kind.ORGANISATION:
            self._organisations[self.full_name(mention)] = None

    def is_outlet(self, name: str) -> bool:
        """Say whether the document has shown this name to be an outlet."""
        return name in self._outlets

    def is_person(self, name: str) -> bool:
        """Say whether the document has introduced a person of this full name."""
        return name in self._people

    def heads(self) -> frozenset[str]:
        """Return the lower-case last words of all names."""
        names = [*self._people, *self._outlets, *self._organisations]
        return frozenset(name.lower().split()[-1] for name in names)

    def full_name(self, mention: Mention) -> str:
        """Return the one full name that a surname (or given name) alone stands for."""
        words = [w for w in mention.name.split() if w.lower().strip(".") not in lexicon.TITLES]
        words = [w for w in words if w.lower() not in lexicon.PERSON_ROLES] or words
        if not words or mention.name in self._people:
            return mention.name
        rest = " ".join(words)
        if len(words) > 1:
            fitting = [n for n in self._people if n == rest or n.endswith(" " + rest)]
        else:
            fitting = [n for n in self._people if rest in (n.split()[0], n.split()[-1])]
            if not fitting and rest.lower() in lexicon.ORGANISATION_ROLES:
                fitting = [n for n in self._organisations if n.endswith(" " + rest)]
        return fitting[0] if len(fitting) == 1 else mention.name

    def full_outlet(self, name: str) -> str:
        """Return the one outlet that "the Gazette" stands for."""
        fitting = [outlet for outlet in self._outlets if outlet.endswith(" " + name)]
        return fitting[0] if len(fitting) == 1 and name not in self._outlets else name

    def only_person(self, pronoun: str) -> str | None:
        """Return the only person so far whom "he" or "she" can mean."""
        wanted = gender_of((pronoun,))
        fitting = [n for n, gender in self._people.items() if gender in (None, wanted)]
        return fitting[0] if len(fitting) == 1 and wanted else None

    def sole_person(self) -> str | None:
        """Return the only person that the document has introduced."""
        return next(iter(self._people)) if len(self._people) == 1 else None

    def fits(self, pronoun: str, name: str) -> bool:
        """Say whether "he" or "she" may stand for a person of this name."""
        return self._people.get(name) in (None, gender_of((pronoun,)))

    def settle(self, pronoun: str, name: str) -> None:
        """Remember a person's pronoun once it was resolved."""
        if name in self._people:
            self._people[name] = self._people[name] or gender_of((pronoun,))

    def outlets(self) -> list[str]:
        """Return the outlets in the order of their first mention."""
        return list(self._outlets)

    def people_called(self, role: str) -> list[str]:
        """Return the people who were introduced as "mayor", "spokeswoman" …"""
        return sorted(self._roles.get(role, ()))

    def organisations_called(self, word: str) -> list[str]:
        """Return the organisations whose name has this word: "ministry", "council" …"""
        whole = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
        return [name for name in self._organisations if whole.search(name)]
