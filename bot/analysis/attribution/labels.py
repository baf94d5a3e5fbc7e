"""Source labels in front of words: "OSTERBY:", "Q:" and "A:", headlines like "Ministry: …"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.analysis.attribution import lexicon
from bot.domain.document import Sentence

_SPEAKER = re.compile(
    r"(?P<label>Q|A|[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+){0,3})\s*[:.]\s+"
)
_HEADLINE_FRONT = re.compile(r"(?P<source>[^:\"“‘?!]{2,50}):\s+\S")
_HEADLINE_BACK = re.compile(r".{10,}[:–—-]\s(?P<source>[^:,\"“”?!]{2,40}?)[.]?$")
_QUESTIONERS = frozenset("Q QUESTION REPORTER INTERVIEWER MODERATOR HOST".split())
_NO_SOURCE = frozenset(
    "update correction breaking live watch video photos opinion editorial exclusive analysis"
    " explainer factbox timeline interview profile obituary review recap transcript note news"
    " politics sports weather business world local revealed report".split()
)
_HEADLINE_SOURCES = (
    lexicon.GROUPS
    | lexicon.PERSON_ROLES
    | lexicon.ORGANISATION_ROLES
    | lexicon.OUTLET_WORDS
    | frozenset("report reports study poll survey review audit inquiry un eu mps court".split())
) - frozenset("today post daily press".split())


class Label(NamedTuple):
    """Who speaks from here on. `asks`: an interviewer, whose sentences claim nothing.

    `start` and `end` count code points of the document's text.
    """

    start: int
    end: int
    words: str
    asks: bool


def interview_labels(sentences: Sequence[Sentence]) -> list[Label | None]:
    """Return for every sentence the label under which it stands.

    A label counts only in an interview: at least two paragraphs open with one. It holds until
    the next one.
    """
    starts = [
        _label_of(s) if _opens_paragraph(sentences, i) else None for i, s in enumerate(sentences)
    ]
    if sum(label is not None for label in starts) < 2:
        return [None] * len(sentences)
    current: Label | None = None
    labels: list[Label | None] = []
    for label in starts:
        current = label or current
        labels.append(current)
    return labels


def _opens_paragraph(sentences: Sequence[Sentence], index: int) -> bool:
    return index == 0 or sentences[index - 1].paragraph != sentences[index].paragraph


def _label_of(sentence: Sentence) -> Label | None:
    found = _SPEAKER.match(sentence.text)
    if found is None:
        return None
    words = found["label"]
    colon = ":" in found[0]
    if not colon and words not in ("Q", "A"):
        return None
    if words.lower() in _NO_SOURCE:
        return None
    end = sentence.start + found.end("label")
    return Label(sentence.start, end, words, words in _QUESTIONERS)


def headline_source(text: str, known: frozenset[str]) -> tuple[int, int] | None:
    """Find the source of "Ministry: bridge is safe" or "Bridge is safe: ministry".

    `known` holds the lower-case last words of the names that the document's body prints.
    """
    for pattern in (_HEADLINE_FRONT, _HEADLINE_BACK):
        found = pattern.match(text)
        if found is None:
            continue
        words = found["source"].lower().split()
        if not words or len(words) > 5 or words[0] in _NO_SOURCE:
            continue
        if words[-1] in _HEADLINE_SOURCES or words[-1] in known:
            return found.span("source")
    return None
