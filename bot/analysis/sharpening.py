"""Copies that say more than their original: what was kept open is gone, an answer was made up.

Only sentences that were made from one another are compared, word by word. A copy that leaves out
a whole clause says less, not more.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from bot.analysis.answers import Met, how_met, without
from bot.analysis.claims import Claim, leaf_of
from bot.analysis.derivation import ALIGNED, ALIGNED_WORDS, Derivation
from bot.analysis.nearness import Embedded
from bot.analysis.quantities import Quantity, quantities_in
from bot.analysis.softening import HEARSAY, softeners
from bot.analysis.wording import stems_of, wording_of
from bot.domain.document import VersionKey

NEAR = 0.5
"""Least cosine of two sentences that tell how one question was met: the answer itself differs."""

_CONTAINED = 0.85
_CONTAINED_STEMS = 4
"""A copy that shortens has fewer words in common: nearly all of its own, and so many."""

_KEPT = 0.5
"""Share of the words that a softening word covers which the copy must keep to have dropped it."""

_BOUND = re.compile(
    r"\b(?:at least|more than|over|no fewer than|no less than|at most|up to|as many as|fewer than|"
    r"less than|under|no more than|about|around|some|nearly|almost|roughly|approximately|"
    r"an estimated|close to|(?<=\d )or so)\s+(?=\W?(?:\d|[a-z]))",
    re.IGNORECASE,
)
_LOADED = re.compile(
    r"(?:admit|confess|conced|acknowledg|boast|confirm|reveal|expos|prov(?:e|ing)|disclos|"
    r"establish|conclu)",
    re.IGNORECASE,
)
"""Words of saying by which the teller vouches for what is said (AP: "admit" implies guilt)."""

_NEGATED = re.compile(r"(?:\b(?:not|never|nor|neither|without|to)|n['’]t)\W+(?:\w+ly )?$", re.I)


class Sharpening(NamedTuple):
    """A sentence that says more than the one it was made from, and what became of which words.

    `copied` tells whether it is known which of the two was made from the other.
    """

    claim: Claim
    original: Claim
    what: str
    copied: bool


class Pair(NamedTuple):
    """Two sentences of which one was made from the other."""

    copy: Claim
    original: Claim
    copied: bool


def sharpenings(pairs: Iterable[Pair]) -> tuple[Sharpening, ...]:
    """Return how copies outdo their originals.

    Where nobody can tell which of two is the copy, the one that says more is flagged.
    """
    found = []
    for copy, original, copied in pairs:
        if what := sharper(copy, original):
            found.append(Sharpening(copy, original, what, copied))
        elif not copied and (what := sharper(original, copy)):
            found.append(Sharpening(original, copy, what, copied))
    return tuple(found)


def sharper(copy: Claim, original: Claim) -> str | None:
    """Say in words what makes a copy say more than its original; None if it does not."""
    if turned := _turned(copy, original):
        return turned
    if dropped := _dropped(copy, original):
        words = ", ".join(dict.fromkeys(f"'{each}'" for each in dropped))
        return f"{words} {'was' if len(dropped) == 1 else 'were'} dropped"
    return _vouched(copy, original)


def pairs_of(library: Embedded, derived: Sequence[Derivation]) -> tuple[Pair, ...]:
    """Pair each sentence of a document that leans on another with the one it was made from."""
    places: dict[VersionKey, list[int]] = {}
    for place, claim in enumerate(library.claims):
        places.setdefault(claim.document.key, []).append(place)
    found: dict[tuple[object, object], Pair] = {}
    for each in derived:
        for pair in _pairs_in(library, places, each):
            keys = sorted((pair.copy.key, pair.original.key))
            found.setdefault((keys[0], keys[1]), pair)
    return tuple(found.values())


def _pairs_in(
    library: Embedded, places: Mapping[VersionKey, list[int]], derived: Derivation
) -> Iterator[Pair]:
    copies, originals = places.get(derived.copy, []), places.get(derived.original, [])
    if not copies or not originals:
        return
    # Whoever cites an outlet is paired with all that it published, later texts among it.
    if _is_earlier(library.claims[copies[0]], library.claims[originals[0]]):
        return
    cosines = library.vectors[copies] @ library.vectors[originals].T
    candidates = [_read(library.claims[place]) for place in originals]
    for row, place in enumerate(copies):
        copy = _read(library.claims[place])
        columns = np.flatnonzero(cosines[row] >= NEAR).tolist()
        near = cosines[row]
        found = [(_likeness(copy, candidates[at], near[at]), near[at], at) for at in columns]
        likeness, _, column = max(found, default=(0.0, 0.0, 0))
        if likeness:
            original = candidates[column].claim
            yield Pair(copy.claim, original, derived.cites or _is_earlier(original, copy.claim))


def _is_earlier(first: Claim, second: Claim) -> bool:
    return bool(first.published) and first.published < second.published


class _Read(NamedTuple):
    claim: Claim
    met: bool
    rest: frozenset[str]


def _read(claim: Claim) -> _Read:
    """Read whether a sentence tells how a question was met, and its stems beside that."""
    if how_met(claim.sentence.text) is None:
        return _Read(claim, False, frozenset())
    return _Read(claim, True, wording_of(without(claim.sentence.text)).stems)


def _likeness(copy: _Read, original: _Read, cosine: float) -> float:
    """Return the share of words that the two have in common; 0 if they are not made of one."""
    both_met = copy.met and original.met
    one = copy.rest if both_met else copy.claim.wording.stems
    other = original.rest if both_met else original.claim.wording.stems
    common = len(one & other)
    share = common / len(one | other) if common else 0.0
    if both_met and share >= ALIGNED_WORDS:
        return share
    contained = common >= _CONTAINED_STEMS and common >= _CONTAINED * len(one)
    return share if contained or (cosine >= ALIGNED and share >= ALIGNED_WORDS) else 0.0


def _turned(copy: Claim, original: Claim) -> str | None:
    before, after = how_met(original.sentence.text), how_met(copy.sentence.text)
    if before is None or after is None or after <= before:
        return None
    if before is Met.UNREACHED and after is Met.SILENT:
        return "somebody who was not reached became one who gave no answer"
    if before in (Met.UNREACHED, Met.SILENT):
        return "a refusal to comment was turned into an answer"
    return "what was merely not denied was turned into an answer"


def _dropped(copy: Claim, original: Claim) -> list[str]:
    """Return the words that kept something open in the original which the copy asserts."""
    if not (copy.asserts or copy.analysis.denial):
        return []
    told = leaf_of(copy.analysis) is not None and leaf_of(original.analysis) is None
    kept = wording_of(copy.sentence.text).stems
    still = softeners(copy)
    dropped = [
        each.words
        for each in softeners(original)
        if len(each.covers & kept) >= _KEPT * len(each.covers)
        and not any(other.covers & each.covers for other in still)
        and not (told and HEARSAY.search(each.words))
    ]
    return dropped + list(_bounds_dropped(copy, original))


def _bounds_dropped(copy: Claim, original: Claim) -> Iterator[str]:
    """Yield "at least" where the original has "at least 12" and the copy just "12"."""
    exact = quantities_in(copy.sentence.text)
    text = original.sentence.text
    for found in _BOUND.finditer(text):
        bounded = next(iter(quantities_in(text[found.start() :])), None)
        if bounded is None or bounded.least == bounded.most:
            continue
        same = [each for each in exact if each.value == bounded.value and _one_thing(each, bounded)]
        if same and all(each.least == each.most for each in same):
            yield " ".join(found.group().split())


def _one_thing(one: Quantity, other: Quantity) -> bool:
    counted = stems_of(one.counted), stems_of(other.counted)
    return bool(counted[0] & counted[1]) or not all(counted)


def _vouched(copy: Claim, original: Claim) -> str | None:
    """Say that a copy has somebody admit or confirm what the original has them say."""
    if not original.analysis.attributed or _LOADED.search(original.sentence.text):
        return None
    for each in copy.analysis.attributions:
        if each.cue is None:
            continue
        start = each.cue.start - copy.sentence.start
        word = copy.sentence.text[max(0, start) : each.cue.end - copy.sentence.start]
        if _LOADED.match(word) and not _NEGATED.search(copy.sentence.text[: max(0, start)]):
            return f"'{_cue_of(original)}' became '{' '.join(word.split())}'"
    return None


def _cue_of(claim: Claim) -> str:
    cue = claim.analysis.attributions[0].cue
    return " ".join(cue.of(claim.document.text).split()) if cue else "said"
