"""Source labels in interviews: "OSTERBY:", "Q:" and "A:"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.document import Sentence

_SPEAKER = re.compile(
    r"[\"“]?(?P<label>Q|A|[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+){0,3})"
    r"\s*[:.]\s+"
)
_QUESTIONERS = frozenset("Q QUESTION REPORTER INTERVIEWER MODERATOR HOST".split())
_NO_SPEAKER = frozenset("UPDATE CORRECTION BREAKING LIVE WATCH VIDEO NOTE EXCLUSIVE NEWS".split())


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
    if words in _NO_SPEAKER:
        return None
    end = sentence.start + found.end("label")
    return Label(sentence.start, end, words, words in _QUESTIONERS)
