"""Choose which sentences to quote: the best, nothing twice, joined where one needs the other."""

import re
from collections.abc import Mapping, Sequence

from bot.domain.document import Sentence, SentenceKey, SentenceKind
from bot.domain.retrieval import Candidate
from bot.store.documents import StoredSentence

Run = tuple[SentenceKey, ...]
"""Neighbouring sentences of one document version that are quoted together."""

MAX_CHOSEN = 3
"""Sentences quoted for their own sake; the other side comes on top."""

MAX_JOINED = 600
"""Characters up to which a sentence is quoted together with the one before it."""

SHORT_REPLY = 8
"""Words up to which a sentence after a question is taken for its bare answer ("No, never.")."""

KEEP_SHARE = 0.84
"""A further sentence is quoted if its score is at least this share of the best one's.

On two invented stories .84 shows as much as .80 does, with fewer quotes; from .85 up the other
side begins to be lost.
"""

MAX_QUOTES = 6
"""Quotes in an answer at most: more than two or three only where many sentences surely answer.

As many as one message of Discord holds, each with who says it and where. Eight would show both
sides in 8 more of 210 contested answers on nine invented stories.
"""

FURTHER_SHARE = 0.4
"""Least share of the best score of what else is quoted because it surely answers."""

_LEANS_BACK = re.compile(
    r"^[\"“'‘]?(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its|Such|Both|"
    r"The (?:latter|former|same))\b"
)


def answers_by_itself(sentence: Sentence) -> bool:
    """Say whether a sentence can answer at all: a caption or a question asserts nothing.

    A headline may end in a question mark and still be what the document claims.
    """
    if sentence.kind is SentenceKind.HEADLINE:
        return True
    asks = sentence.text.rstrip("\"”'’)").endswith("?")
    return sentence.kind is not SentenceKind.CAPTION and not asks


def choose_runs(
    candidates: Sequence[Candidate], stored: Mapping[SentenceKey, StoredSentence]
) -> list[Run]:
    """Return the runs to quote, best first; `candidates` come best first."""
    runs: list[Run] = []
    texts: list[set[str]] = []
    for candidate in candidates:
        if len(runs) == MAX_CHOSEN or candidate.score < KEEP_SHARE * candidates[0].score:
            break
        run = _joined(candidate.sentence, stored)
        words = _words(stored[candidate.sentence].sentence.text)
        if any(set(run) & set(other) for other in runs):
            continue
        if any(_same(words, other) for other in texts):
            continue
        runs.append(run)
        texts.append(words)
    return runs


def with_further_answers(
    runs: Sequence[Run],
    candidates: Sequence[Candidate],
    stored: Mapping[SentenceKey, StoredSentence],
) -> list[Run]:
    """Return the runs and, behind them, what else surely answers: sources may disagree."""
    quoted = list(runs)
    texts = [_words(stored[key].sentence.text) for run in runs for key in run if key in stored]
    for candidate in candidates if runs else ():
        if len(quoted) >= MAX_QUOTES:
            break
        said = stored.get(candidate.sentence)
        far = candidate.score < FURTHER_SHARE * candidates[0].score
        if far or said is None or not candidate.surely_answers:
            continue
        words = _words(said.sentence.text)
        again = any(_same(words, other) for other in texts)
        shown = any(candidate.sentence in run for run in quoted)
        if again or shown or not answers_by_itself(said.sentence):
            continue
        texts.append(words)
        quoted.append(_joined(candidate.sentence, stored))
    return quoted


def _joined(key: SentenceKey, stored: Mapping[SentenceKey, StoredSentence]) -> Run:
    """Take the sentence before along when this one leans on it ("He also said…").

    An answer in an interview that is too short to be understood takes its question along.
    """
    before = key._replace(position=key.position - 1)
    if before not in stored:
        return (key,)
    first, second = stored[before].sentence, stored[key].sentence
    fits = second.end - first.start <= MAX_JOINED and first.kind is SentenceKind.PROSE
    near = second.paragraph - first.paragraph <= 1
    leans = _LEANS_BACK.match(second.text) or (
        first.text.endswith("?") and len(second.text.split()) <= SHORT_REPLY
    )
    if fits and near and leans:
        return (before, key)
    return (key,)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _same(first: set[str], second: set[str]) -> bool:
    """Say whether two sentences are copies of one another: nine in ten words shared."""
    union = first | second
    return bool(union) and len(first & second) / len(union) >= 0.9
