"""Which documents lean on which, by copying or by citing, and which sentences were copied."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.analysis.claims import AnalysedDocument, Claim
from bot.analysis.duplicates import Shingles, near_duplicates, shingles_of
from bot.analysis.nearness import Embedded
from bot.analysis.publishers import name_words, same_teller
from bot.domain.document import Document, VersionKey

COPIED = 0.15
COPIED_RUNS = 8
COPIED_SHORT = 0.3
"""Least share, and least number, of a document's word runs that stand in an earlier one for it to
be a copy: eight runs are eleven words on end, or several sayings that any two reports share. Of a
shorter text the larger share is a copy."""

ALIGNED = 0.7
ALIGNED_WORDS = 0.45
"""Least cosine and least share of common content words for a sentence to be a copy of another."""

_TELLING_TITLE = 3
"""Words that a title needs to be recognised when somebody names it."""

_CITES = re.compile(
    r"\b(?:first reported by|originally reported by|reported by|citing|quoting|according to|"
    r"broken by|published by|picked up (?:by|from)|republished from|syndicated from|via)\s+"
    r"(?P<outlet>(?:the\s+)?[A-Z][\w'’&-]*(?:\s+(?:&\s+|and\s+|of\s+|the\s+)?[A-Z][\w'’-]*){0,4})",
)


class Derivation(NamedTuple):
    """`copy` leans on `original`; `cites` tells whether it says so."""

    copy: VersionKey
    original: VersionKey
    cites: bool


def derivations(documents: Sequence[AnalysedDocument]) -> tuple[Derivation, ...]:
    """Return which document leans on which, by copying or by citing, ordered by keys."""
    by_key = {each.document.key: each.document for each in documents}
    shingles = {key: shingles_of(document.text) for key, document in by_key.items()}
    found = set(_copies(by_key, shingles))
    named: dict[str, list[VersionKey]] = {}
    for each in documents:
        copy = each.document.key
        for name in cited_names(each):
            if name not in named:
                named[name] = [key for key, other in by_key.items() if names_document(name, other)]
            found |= {Derivation(copy, key, True) for key in named[name] if key != copy}
    return tuple(sorted(found))


def cited_names(analysed: AnalysedDocument) -> frozenset[str]:
    """Return whom a document cites: every teller in its chains, and outlets "first reported by"."""
    chains = (
        name
        for analysis in analysed.analyses
        for attribution in analysis.attributions
        for name in attribution.said_by
    )
    cited = (match["outlet"] for match in _CITES.finditer(analysed.document.text))
    return frozenset((*chains, *cited))


def names_document(name: str, document: Document) -> bool:
    """Say whether a name means this document: its publisher, its author or its title."""
    details = document.details
    if any(each and same_teller(name, each) for each in (details.publisher, details.author)):
        return True
    title = name_words(details.title)
    return len(title) >= _TELLING_TITLE and title <= name_words(name)


def _copies(
    documents: Mapping[VersionKey, Document], shingles: Mapping[VersionKey, Shingles]
) -> list[Derivation]:
    """Return copies by shared runs; of two equal dates the smaller key counts as the original."""
    order = sorted(documents, key=lambda key: (documents[key].details.published or "", key))
    pairs = {(each.first, each.second) for each in near_duplicates(shingles)}
    postings: dict[str, list[VersionKey]] = {}
    found = []
    for key in order:
        shared: dict[VersionKey, int] = {}
        for shingle in shingles[key]:
            for earlier in postings.get(shingle, ()):
                shared[earlier] = shared.get(earlier, 0) + 1
            postings.setdefault(shingle, []).append(key)
        for earlier, count in shared.items():
            near = (min(key, earlier), max(key, earlier)) in pairs
            share = count / len(shingles[key])
            if near or share >= COPIED_SHORT or (share >= COPIED and count >= COPIED_RUNS):
                found.append(Derivation(key, earlier, False))
    return found


def align(library: Embedded, derived: Sequence[Derivation]) -> tuple[tuple[Claim, Claim], ...]:
    """Pair each sentence of a document that leans on another with the one it was made from.

    Only pairs in the same words count.
    """
    claims, vectors = library.claims, library.vectors
    places: dict[VersionKey, list[int]] = {}
    for place, claim in enumerate(claims):
        places.setdefault(claim.document.key, []).append(place)
    pairs = []
    for each in derived:
        copies, originals = places.get(each.copy, []), places.get(each.original, [])
        if not copies or not originals:
            continue
        cosines = vectors[copies] @ vectors[originals].T
        for row, column in enumerate(cosines.argmax(axis=1)):
            copy, original = claims[copies[row]], claims[originals[int(column)]]
            if cosines[row, column] >= ALIGNED and _same_words(copy, original):
                pairs.append((copy, original))
    return tuple(pairs)


def _same_words(copy: Claim, original: Claim) -> bool:
    one, other = copy.wording, original.wording
    if copy.no_claim or original.no_claim or one.negated != other.negated:
        return False
    return len(one.stems & other.stems) >= ALIGNED_WORDS * len(one.stems | other.stems)
