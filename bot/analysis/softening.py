"""The words by which a sentence keeps something open, and what it keeps open by them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.analysis.claims import Claim
from bot.analysis.wording import wording_of

_REACH = 4
"""Content words that a softening word is taken to cover: the verb and what belongs to it."""

_INTENDED = re.compile(
    r"\b(?:(?:is|are|was|were|be|been) (?:\w+ly )?(?:expected|due|set|poised|about|planning|hoping|"
    r"preparing|trying|scheduled|believed|thought|understood|supposed|feared) to|"
    r"(?:plans?|planned|intends?|intended|hopes?|hoped|aims?|aimed|wants?|wanted|tried|"
    r"tries|attempt(?:s|ed)?|sought|seeks|threaten(?:s|ed)?|offer(?:s|ed)?|propos(?:es|ed)) to)\b",
    re.IGNORECASE,
)
"""What is meant to be, and what is not yet."""

_ACCUSED = re.compile(
    r"\b(?:accused of|charged with|suspected of|under investigation for|on suspicion of|"
    r"wanted for|on trial for|indicted for|questioned (?:over|about))\b",
    re.IGNORECASE,
)
"""What somebody is held to have done before a court has said so."""

_MIND = re.compile(
    r"(?:believ|think|thought|suspect|fear|assum|speculat|suggest|guess|reckon|presum|expect|hop)",
    re.IGNORECASE,
)
"""Stems of what somebody holds without saying that it is so."""

HEARSAY = re.compile(
    r"reported|allege|purport|suppos|rumou?r|repute|hearsay|gossip|said to|word is|talk", re.I
)
"""Softening words that stand for a teller: to name the teller instead sharpens nothing."""

_CLAUSE_END = re.compile(r"[;:—–]|,\s+(?:and|but|while|though|although|which|who)\s|[.!?]\s")
_LETTERS = re.compile(r"[^\W\d_]")


class Softener(NamedTuple):
    """Softening words as printed, and the stems of what they keep open."""

    words: str
    covers: frozenset[str]


def softeners(claim: Claim) -> tuple[Softener, ...]:
    """Return what softens a sentence, in the order of the text."""
    text = claim.sentence.text
    return tuple(
        Softener(" ".join(text[start:end].split()), covered)
        for start, end in _outermost(sorted(_places(claim)))
        if (covered := _covered(text, start, end))
    )


def _places(claim: Claim) -> Iterator[tuple[int, int]]:
    text = claim.sentence.text
    for words in claim.analysis.hedge_words:
        pattern = r"\s+".join(map(re.escape, words.split()))
        edges = (r"(?<!\w)" if words[0].isalnum() else "", r"(?!\w)" if words[-1].isalnum() else "")
        yield from (found.span() for found in re.finditer(pattern.join(edges), text))
    for lexicon in (_INTENDED, _ACCUSED):
        yield from (found.span() for found in lexicon.finditer(text))
    for each in claim.analysis.attributions:
        cue = each.cue
        if cue and claim.sentence.start <= cue.start and cue.end <= claim.sentence.end:
            start, end = cue.start - claim.sentence.start, cue.end - claim.sentence.start
            if _MIND.match(text[start:end]):
                yield start, end


def _outermost(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reached = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= reached:
            yield start, end
            reached = end


def _covered(text: str, start: int, end: int) -> frozenset[str]:
    """Return the stems of the next few content words in the clause; at its end, of the last."""
    stop = _CLAUSE_END.search(text, end)
    after = _stems(text[end : stop.start() if stop else len(text)].split())
    if after:
        return frozenset(after[:_REACH])
    return frozenset(_stems(text[:start].split())[-_REACH:])


def _stems(words: list[str]) -> list[str]:
    """Return the stems of the content words in their order."""
    found = [wording_of(word).stems for word in words if _LETTERS.search(word)]
    return [stem for stems in found for stem in sorted(stems)]
