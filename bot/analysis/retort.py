"""Short contradictions that live on the sentence before: "That isn't true", "He says that it has".

What an interviewer puts to somebody is no claim of the interviewer's; who answers "That isn't true"
denies whoever says it elsewhere.
"""

import re
from collections.abc import Iterator

import numpy as np

from bot.analysis.agreement import Weights, compare
from bot.analysis.claims import Claim, leaf_of, related
from bot.analysis.deniable import deniable
from bot.analysis.nearness import Embedded
from bot.analysis.unclaimed import is_asked
from bot.domain.claim import Relation, RelationKind

PUT = 0.55
PUT_WORDS = 0.6
"""Least cosine, and least share of a claim's words in what an interviewer put, at which the claim
is what was put."""

_LABEL = r"^\W*(?:[^\s:]+(?: [^\s:]+){0,3}:\s+)?\W*(?:(?:no|but|well)[,.]?\s+)?"
_NOT_SO = re.compile(
    rf"{_LABEL}(?:"
    r"(?:that|this|it|which)\b[^.,;:]{0,20}?(?:\b(?:not|never|no longer)|n['’]t)\s+"
    r"(?:(?:been|at all|quite|\w+ly)\s+){0,2}"
    r"(?:true|so|right|correct|accurate|the case|what happened|how it (?:was|happened))\b"
    r"|(?:that|this|it)(?:['’]s| is| was)\s+(?:\w+ly\s+)?(?:untrue|false|wrong|incorrect|nonsense|"
    r"rubbish|invented|made up|(?:a|an) (?:\w+ )?(?:lie|invention|fabrication))\b"
    r"|(?:none|nothing|not a word) of (?:that|this|it) (?:is|was|has been) (?:\w+ )?"
    r"(?:true|so|right|correct|accurate)\b)",
    re.IGNORECASE,
)
_AUXILIARY = r"(?P<verb>has|have|had|does|do|did|is|are|was|were|can|could|will|would)"
_ELLIPSIS = re.compile(
    r"\b(?:says?|said|insists?|insisted|maintains?|maintained|swears?|swore)\s+(?:that\s+)?"
    rf"(?:he|she|it|they|there)\s+{_AUXILIARY}(?P<no>n['’]t|\s+not)?\s*(?:[.;,]|$)",
    re.IGNORECASE,
)
_FORMS = (
    frozenset("has have had".split()),
    frozenset("is are was were".split()),
    frozenset("can could".split()),
    frozenset("will would".split()),
)
"""Forms of one verb: "has" takes up "has" and "had"; "did" takes up any other verb."""


def link_retorts(library: Embedded, weights: Weights) -> Iterator[tuple[Relation, bool]]:
    """Link each short contradiction with what it contradicts."""
    claims = library.claims
    for place in range(1, len(claims)):
        before, retort = claims[place - 1], claims[place]
        if before.document is not retort.document or retort.no_claim or retort.corrects:
            continue
        if _NOT_SO.match(retort.sentence.text):
            if is_asked(before.analysis):
                yield from _of_what_was_put(library, place, weights)
            elif deniable(retort, before):
                yield related(retort, before, RelationKind.DENIES, _cosine(library, place)), True
        elif _turns_round(before, retort):
            yield related(retort, before, RelationKind.DENIES, _cosine(library, place)), True


def _cosine(library: Embedded, place: int) -> float:
    return float(library.vectors[place] @ library.vectors[place - 1])


def _of_what_was_put(
    library: Embedded, place: int, weights: Weights
) -> Iterator[tuple[Relation, bool]]:
    """Link an answer with the claims that the question before it takes up."""
    asked, answer = library.claims[place - 1], library.claims[place]
    cosines = library.vectors @ library.vectors[place - 1]
    for at in np.flatnonzero(cosines >= PUT).tolist():
        claim = library.claims[at]
        if not deniable(answer, claim) or leaf_of(claim.analysis) == leaf_of(answer.analysis):
            continue
        agreement = compare(asked.wording, claim.wording, weights)
        if not agreement.opposed and min(agreement.covered_back, agreement.names) >= PUT_WORDS:
            yield related(answer, claim, RelationKind.DENIES, float(cosines[at])), True


def _turns_round(before: Claim, retort: Claim) -> bool:
    """Say whether "he says that it has" follows "it has no …", or "has not" follows "it has"."""
    found = _ELLIPSIS.search(retort.sentence.text)
    if found is None or found.end() < len(retort.sentence.text.rstrip()) - 1:
        return False
    if before.sentence.paragraph != retort.sentence.paragraph or not deniable(retort, before):
        return False
    verb = found["verb"].lower()
    forms = next((each for each in _FORMS if verb in each), None)
    words = set(re.findall(r"\w+", before.sentence.text.lower()))
    if forms is not None and not forms & words:
        return False
    return before.wording.negated != bool(found["no"])
