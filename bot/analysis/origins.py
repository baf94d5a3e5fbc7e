"""Who brings a claim in on their own knowledge: the leaves of the chains, each counted once.

Independence that cannot be shown is not claimed: whatever may be one origin is one origin.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.analysis.claims import Claim
from bot.analysis.derivation import Derivation, names_document
from bot.analysis.duplicates import jaccard, shingles_of
from bot.analysis.publishers import Tellers, name_words
from bot.domain.claim import UNSPECIFIED
from bot.domain.document import VersionKey

COPIED_SENTENCE = 0.5
"""Share of common word runs from which two sentences count as one wording."""

_OWN = frozenset({"i", "we", "us", "me"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "this", "that", "one", *_OWN})
_DEFINITE = re.compile(r"(?:the|his|her|its|their|our|this|that)\b|\w+['’]s?\b", re.I)
_INDEFINITE = re.compile(
    r"(?:an?|one|two|three|four|five|six|several|some|many|few|other|another|former)\b", re.I
)
_ROLE_AND_NAME = re.compile(
    r"(?:(?:the|an?|its|their|his|her)\s+)?(?:[a-z][\w'’-]*\s+)+"
    r"(?P<name>(?:[A-Z][\w'’.-]*|&|of|de|van|von|al|bin)(?:\s+(?:[A-Z][\w'’.-]*|&|of|de|van|von|al|bin))*)"
)
_UNNAMED = re.compile(r"(?:an?\s+|the\s+)?(?:unnamed|anonymous|unidentified|undisclosed)\b", re.I)


class Support(NamedTuple):
    """Who stands behind a claim: every origin once, and how many are shown to be independent."""

    origins: tuple[str, ...]
    independent: int
    documents: int


class OriginCounter:
    """Count the origins of claims in one library."""

    def __init__(
        self, derived: Sequence[Derivation], tellers: Tellers, publishers: Iterable[str]
    ) -> None:
        """Take `publishers` as the library writes them: an origin of that name is written so."""
        self._publishers = {name_words(each): each for each in sorted(publishers)}
        self._copied: dict[VersionKey, set[VersionKey]] = {}
        self._cited: dict[VersionKey, set[VersionKey]] = {}
        for each in derived:
            leans = self._cited if each.cites else self._copied
            leans.setdefault(each.copy, set()).add(each.original)
        self._tellers = tellers

    def support(self, claims: Sequence[Claim]) -> Support:
        """Count the origins of one claim from all the sentences that make it; at least one."""
        ordered = sorted(claims, key=lambda claim: (claim.published, claim.key))
        groups = self._groups(ordered)
        names = tuple(self._name(group) for group in groups)
        assured = [group for group in groups if any(_assures(claim) for claim in group)]
        named = [group for group in assured if any(not unnamed(claim) for claim in group)]
        return Support(
            origins=tuple(dict.fromkeys(names)),
            # Unnamed sources may be the very people whom another outlet names.
            independent=len(named) or min(1, len(assured)),
            documents=len({claim.document.id for claim in ordered}),
        )

    def _groups(self, claims: Sequence[Claim]) -> list[list[Claim]]:
        """Put sentences together that may go back to one origin."""
        groups: list[list[Claim]] = []
        for claim in claims:
            joined = [group for group in groups if any(self._one(claim, each) for each in group)]
            groups = [group for group in groups if group not in joined]
            groups.append([each for group in joined for each in group] + [claim])
        return groups

    def _one(self, first: Claim, second: Claim) -> bool:
        if self._tellers.same(teller_of(first), teller_of(second)):
            return True
        if self._passed_on(first, second) or self._passed_on(second, first):
            return True
        return self._follows(first, second) or self._follows(second, first)

    def _passed_on(self, claim: Claim, other: Claim) -> bool:
        """Say whether the source of `claim` stands in the chain of `other`, at whatever place."""
        leaves = [name for name in claim.analysis.said_by[-1:] if not _is_nameless(name)]
        return any(
            self._tellers.same(leaf, name)
            for leaf in leaves
            for name in other.analysis.said_by
            if not _is_nameless(name)
        )

    def _follows(self, claim: Claim, other: Claim) -> bool:
        """Say whether `claim` has its content from the document or the words of `other`."""
        here, there = claim.document.key, other.document.key
        if here == there:
            return not claim.analysis.attributed and other.analysis.attributed
        if any(names_document(name, other.document) for name in claim.analysis.said_by):
            return True
        if there in self._copied.get(here, ()) or there in self._cited.get(here, ()):
            return not _has_own_source(claim, other)
        if claim.analysis.attributed or other.analysis.attributed:
            # "It is said that": whoever else is named for it may be the one who says it.
            return other.analysis.attributed and claim.analysis.said_by[-1:] == (UNSPECIFIED,)
        return self._share_a_source(here, there) or (
            claim.published >= other.published and _same_wording(claim, other)
        )

    def _share_a_source(self, first: VersionKey, second: VersionKey) -> bool:
        leans = [
            self._copied.get(key, set()) | self._cited.get(key, set()) for key in (first, second)
        ]
        return bool(leans[0] & leans[1])

    def _name(self, group: Sequence[Claim]) -> str:
        """Name the group's origin: the earliest sentence that follows no other one of it."""
        roots = [
            claim
            for claim in group
            if not any(self._follows(claim, other) for other in group if other is not claim)
        ]
        name = teller_of((roots or list(group))[0])
        return self._publishers.get(name_words(name), name)


def _has_own_source(claim: Claim, other: Claim) -> bool:
    """Say whether a document that leans on another has its own source for this sentence.

    It has, if it names somebody of whom the other sentence knows nothing.
    """
    if unnamed(claim) or not claim.analysis.attributed:
        return False
    words = name_words(teller_of(claim))
    if words <= name_words(other.sentence.text):
        return False
    return _is_proper(teller_of(claim)) or (other.analysis.attributed and not unnamed(other))


def _same_wording(first: Claim, second: Claim) -> bool:
    """Say whether two sentences are too alike to have been written twice."""
    runs = [shingles_of(claim.sentence.text) for claim in (first, second)]
    return jaccard(*runs) >= COPIED_SENTENCE or (
        " ".join(first.sentence.text.split()) == " ".join(second.sentence.text.split())
    )


def _assures(claim: Claim) -> bool:
    return claim.asserts and not claim.analysis.hedged and not claim.doubting


def teller_of(claim: Claim) -> str:
    """Name who tells a sentence: the leaf of its chain, or the outlet behind unnamed sources."""
    said_by = claim.analysis.said_by
    for place in range(len(said_by) - 1, -1, -1):
        leaf = place == len(said_by) - 1
        if not _is_nameless(said_by[place]) and not (leaf and unnamed(claim)):
            return _without_role(said_by[place])
    return outlet_of(claim)


def outlet_of(claim: Claim) -> str:
    """Name the outlet that a sentence stands in: its publisher, or the title if none is stated."""
    return claim.document.details.publisher or claim.document.details.title


def unnamed(claim: Claim) -> bool:
    """Say whether the sentence rests on sources that it does not name.

    "A former guard", "two officials", "residents" name nobody; "the government" does.
    """
    analysis = claim.analysis
    if not analysis.said_by:
        return False
    leaf = analysis.said_by[-1]
    if analysis.attributions[0].anonymous or _is_nameless(leaf):
        return True
    return not _is_proper(leaf) and _is_indefinite(claim, leaf)


def _is_indefinite(claim: Claim, leaf: str) -> bool:
    source = claim.analysis.attributions[0].source
    text = claim.document.text
    before = text[max(0, source.start - 12) : source.start] if source else ""
    printed = f"{before}{source.of(text)}" if source else leaf
    place = printed.lower().rfind(leaf.lower())
    lead = printed[: max(0, place)].split()[-1:] or [""]
    if _DEFINITE.match(leaf) or _DEFINITE.fullmatch(lead[0]):
        return False
    return bool(_INDEFINITE.match(leaf) or _INDEFINITE.fullmatch(lead[0]) or leaf.endswith("s"))


def _is_proper(name: str) -> bool:
    """Say whether a name has a capital that is not just the first letter of a sentence."""
    words = name.split()
    return any(word[:1].isupper() for word in words[1:]) or (
        words[0][:1].isupper() and not words[0].lower().endswith("s") and len(words) > 1
    )


def _without_role(name: str) -> str:
    """Return "Ivo Tarrant" for "the signalman Ivo Tarrant"; other names as they are."""
    match = _ROLE_AND_NAME.fullmatch(name)
    return match["name"] if match else name


def _is_nameless(name: str) -> bool:
    if name == UNSPECIFIED or name.lower() in _PRONOUNS or _UNNAMED.match(name):
        return True
    return not name_words(name)
