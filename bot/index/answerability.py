"""How likely it is that a library answers a question at all."""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bot.index.ranking import Signals
from bot.index.vectors import Scores
from bot.index.words import content_stems, stems

_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÀ-Þ]\w+|\b[A-Z]{2,}\b")
THRESHOLD = 0.5
_LOOKED_AT = 5
"""Best candidates whose words are compared with the question's."""


class Evidence(NamedTuple):
    """What the refusal rests on."""

    similarity: float  # best cosine of a sentence
    late: float  # best late interaction with a sentence
    context: float  # the same with the sentences around taken in
    covered: float  # share of the question's words in one of the best sentences and its neighbours
    known: float  # share of the question's words anywhere in the libraries
    names_known: float  # 1 if a name of the question stands in the libraries
    names_unknown: float  # share of the question's names that do not
    size: float  # logarithm of the number of sentences: more of them, better chance matches
    words: float  # the question's words that carry meaning, at most 8


_INTERCEPT = -12.35
_WEIGHTS = Evidence(
    similarity=7.30,
    late=5.71,
    context=5.25,
    covered=5.21,
    known=1.58,
    names_known=0.36,
    names_unknown=-0.91,
    size=-0.34,
    words=0.49,
)
"""Logistic regression on 9,187 cases of SQuAD and MultiHop-RAG, libraries of 3 to 3,000 sentences.

`python -m tests.benchmarks.fit_answerability` finds them again. At the threshold, answered of the
questions that a small library (1 to 8 paragraphs) answers .98, of others' .01, of general ones .00,
of those about its subject that it does not answer .38.
"""


def evidence(question: str, signals: Sequence[Signals], scores: Scores) -> Evidence:
    """Measure how well the libraries and their best candidates meet a question."""
    wanted = content_stems(question)
    # Who types in capitals only marks no names.
    capitals = set() if question.isupper() else set(stems(" ".join(_NAME.findall(question))))
    names = [term for term in wanted if term in capitals]
    known = {term for term in wanted if any(s.content.lexical.holds(term) for s in signals)}
    named = [name in known for name in names]
    return Evidence(
        similarity=max(float(s.similarity.max()) for s in signals),
        late=max(float(s.late.max()) for s in signals),
        context=max(float(s.context.max()) for s in signals),
        covered=_covered(wanted, signals, scores),
        known=len(known) / max(len(wanted), 1),
        names_known=float(any(named)),
        names_unknown=named.count(False) / max(len(named), 1),
        size=math.log(sum(len(s.content.keys) for s in signals)),
        words=float(min(len(wanted), 8)),
    )


def probability(found: Evidence) -> float:
    """Return the probability, in [0, 1], that the libraries answer."""
    logit = _INTERCEPT + sum(weight * value for weight, value in zip(_WEIGHTS, found, strict=True))
    return 1 / (1 + math.exp(-logit))


def _covered(wanted: Sequence[str], signals: Sequence[Signals], scores: Scores) -> float:
    places = [(s, int(row)) for s in signals for row in s.rows]
    best = 0.0
    for i in np.argsort(-scores, kind="stable")[:_LOOKED_AT]:
        s, row = places[int(i)]
        words = {*s.content.title_stems[row]}
        for near in (row, *s.content.neighbours(row)):
            words.update(s.content.stems[near])
        best = max(best, sum(term in words for term in wanted) / max(len(wanted), 1))
    return best
