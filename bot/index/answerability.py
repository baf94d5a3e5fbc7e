"""How likely it is that a library answers a question at all."""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bot.index.answer_model import logit
from bot.index.answerability_curves import CURVES, INTERCEPT
from bot.index.ranking import Question, Signals, best_places
from bot.index.vectors import Scores, Word
from bot.index.words import content_stems, stems

_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÀ-Þ]\w+|\b[A-Z]{2,}\b")
THRESHOLD = 0.45
"""Below it a question is refused. The curves are fitted to cases of SQuAD, MultiHop-RAG, nine
invented stories and the scenes that the answer model was not trained on, in libraries of 3 to 3,000
sentences; each story left out in turn, 439 of its 475 answerable questions are answered, and 18 of
the 134 that it does not answer. A plain logistic regression answered 435 and 27.
"""

UNMET = 0.31
"""Nearness below which the best candidate and its neighbours say nothing of a word.

On 2,441 questions to small libraries made of SQuAD: of those about the library's own subject that
it does not answer, but that are not refused either, .49 have such a word; of those that it answers
.12. On two invented stories 10 unanswerable questions, 6 with a wrong first quote, 5 with a right
one.
"""

_ANSWERED = 0.95
"""Probability of answering from which a candidate is taken to speak of all that was asked, in
whatever words. On six invented stories both sides are shown in 5 more contested answers of 119, and
3 fewer of 135 unanswerable questions are refused or denied."""

_ANSWERING = 3
"""Best candidates of which one may do so."""

_MANY_WORDS = 6
"""Asked words from which one of them may well be met by nothing in a sentence that answers."""

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
    answers: float  # logit of the surest answer among the best candidates; 0 if none was compared


def evidence(
    question: str,
    signals: Sequence[Signals],
    scores: Scores,
    answers: Sequence[float] = (),
) -> Evidence:
    """Measure how well the libraries and their best candidates meet a question.

    `answers` are the probabilities that the best candidates answer, best first.
    """
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
        answers=max(map(logit, answers[:_LOOKED_AT]), default=0.0),
    )


def probability(found: Evidence) -> float:
    """Return the probability, in [0, 1], that the libraries answer."""
    logit_of_all = INTERCEPT + sum(
        float(np.interp(value, CURVES[name].at, CURVES[name].adds))
        for name, value in found._asdict().items()
    )
    return 1 / (1 + math.exp(-logit_of_all))


def unmet_words(
    question: Question,
    signals: Sequence[Signals],
    scores: Scores,
    answers: Sequence[float] = (),
) -> tuple[str, ...]:
    """Return the question's words that the best candidate and its neighbours say nothing of.

    Names are left out, which the evidence weighs already; long questions have none, nor those that
    one of the best candidates surely answers.
    """
    asked = _asked_words(question)
    if len(asked) > _MANY_WORDS or max(answers[:_ANSWERING], default=0.0) >= _ANSWERED:
        return ()
    ((_, s, row),) = best_places(signals, scores, 1)
    near = np.asarray([row, *s.content.neighbours(row)])
    best = s.content.tokens.best_matches(question.tokens, near).max(axis=0)
    return tuple(word.text for word in asked if float(best[list(word.rows)].mean()) < UNMET)


def _asked_words(question: Question) -> list[Word]:
    return [word for word in question.words if _carries_meaning(word, question.text)]


def _carries_meaning(word: Word, question: str) -> bool:
    if not content_stems(word.text):
        return False
    return not word.text[0].isupper() or question.startswith(word.text) or question.isupper()


def _covered(wanted: Sequence[str], signals: Sequence[Signals], scores: Scores) -> float:
    best = 0.0
    for _, s, row in best_places(signals, scores, _LOOKED_AT):
        words = {*s.content.title_stems[row]}
        for near in (row, *s.content.neighbours(row)):
            words.update(s.content.stems[near])
        best = max(best, sum(term in words for term in wanted) / max(len(wanted), 1))
    return best
