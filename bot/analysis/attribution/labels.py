"""Source labels in interviews: "OSTERBY:", "Mara Linden:", "Q:" and "A:"."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.claim import Attribution
from bot.domain.document import Sentence, SentenceKind
from bot.domain.value import Span

_SPEAKER = re.compile(
    r"[\"“]?(?P<label>Q|A|[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+){0,3})"
    r"\s*[:.]\s+"
)
_NAMED = re.compile(
    r"[\"“]?(?P<label>[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: (?:[a-z]{1,3} )?[A-ZÀ-ÖØ-Þ][\w.'’-]*){0,3})\s*:\s+"
)
"""A label in small letters, which counts only where people take turns: see `_turns_are_taken`."""

_TURNS = 4
"""Least paragraphs with such a label."""

_QUESTIONERS = frozenset("Q QUESTION REPORTER INTERVIEWER MODERATOR HOST".split())
# In a mixed text a speaker's words end where no further label follows soon.
_LONGEST_TURN = 4


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

    Labels count only in an interview: two or more, one of them repeated, a "Q", or a name that
    the text prints elsewhere. A label holds to the next one if that is at most four paragraphs
    away, otherwise to the end of its paragraph; a heading ends it.
    """
    starts = [_label_at(sentences, place, _SPEAKER) for place in range(len(sentences))]
    if not any(starts):
        starts = [_label_at(sentences, place, _NAMED) for place in range(len(sentences))]
        if not _turns_are_taken(starts, sentences):
            return [None] * len(sentences)
    if not _is_interview([label for label in starts if label is not None], sentences):
        return [None] * len(sentences)
    asking = _askers(starts, sentences)
    labels: list[Label | None] = []
    current: Label | None = None
    until = 0
    for place, sentence in enumerate(sentences):
        label = starts[place]
        if label is not None:
            current = label._replace(asks=label.asks or _surname(label.words) in asking)
            until = _last_paragraph(place, starts, sentences)
        if sentence.kind is not SentenceKind.PROSE or sentence.paragraph > until:
            current = None
        labels.append(current)
    return labels


def _is_interview(labels: list[Label], sentences: Sequence[Sentence]) -> bool:
    counts = Counter(label.words for label in labels)
    if len(labels) < 2:
        return False
    if "Q" in counts or max(counts.values()) > 1:
        return True
    printed = " ".join(sentence.text for sentence in sentences)
    return any(words.title() in printed for words in counts)


def _turns_are_taken(starts: list[Label | None], sentences: Sequence[Sentence]) -> bool:
    """Say whether labels in small letters are speakers: two or more in turn, and one of them asks.

    "Update: …", "Note: …" stand alone or above lists.
    """
    labels = [label for label in starts if label is not None]
    surnames = {_surname(label.words) for label in labels}
    paragraphs = {each.paragraph for label, each in zip(starts, sentences, strict=True) if label}
    asked = any(each.paragraph in paragraphs and each.text.endswith("?") for each in sentences)
    return len(labels) >= _TURNS and 2 <= len(surnames) <= len(labels) / 2 and asked


def _askers(starts: list[Label | None], sentences: Sequence[Sentence]) -> set[str]:
    """Return the labels that only ask: an outlet's name in front of its own questions."""
    asked_in = {s.paragraph for s in sentences if s.text.endswith("?")}
    turns: dict[str, list[bool]] = {}
    for label, sentence in zip(starts, sentences, strict=True):
        if label is not None:
            turns.setdefault(_surname(label.words), []).append(sentence.paragraph in asked_in)
    if len(turns) < 2:
        return set()
    asking = {words for words, asked in turns.items() if sum(asked) > len(asked) / 2}
    # Among several speakers a single question does not make one of them the interviewer.
    sure = len(turns) == 2 or all(len(turns[words]) > 1 for words in asking)
    return asking if len(asking) == 1 and sure else set()


def _surname(words: str) -> str:
    # People are labelled in full once and by the surname from then on.
    return words.rsplit(maxsplit=1)[-1]


def _last_paragraph(place: int, starts: list[Label | None], sentences: Sequence[Sentence]) -> int:
    own = sentences[place].paragraph
    for later in range(place + 1, len(sentences)):
        between = sentences[later].paragraph - own
        if starts[later] is not None:
            return sentences[later].paragraph if between <= _LONGEST_TURN else own
    return own


def _label_at(sentences: Sequence[Sentence], place: int, pattern: re.Pattern[str]) -> Label | None:
    sentence = sentences[place]
    if place and sentences[place - 1].paragraph == sentence.paragraph:
        return None
    found = pattern.match(sentence.text)
    if found is None:
        return None
    words = found["label"]
    if ":" not in found[0] and words not in ("Q", "A"):
        return None
    start = sentence.start + found.start("label")
    return Label(start, sentence.start + found.end("label"), words, words in _QUESTIONERS)


def spoken_under(
    label: Label, speaker: str, sentence: Sentence, found: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """Put the label's speaker around everything that the sentence says."""
    printed = Span(start=label.start, end=label.end)
    here = printed.overlaps(sentence.span)
    source = printed if here else None
    if label.asks:
        return (Attribution(source=source, cue=None, content=None, said_by=(speaker,), asks=True),)
    begin = sentence.start
    if here:
        words = sentence.text[label.end - sentence.start :]
        begin = label.end + len(words) - len(words.lstrip(" :."))
    content = Span(start=begin, end=sentence.end) if begin < sentence.end else None
    main = Attribution(source=source, cue=None, content=content, said_by=(speaker,))
    inner = tuple(
        a.model_copy(update={"said_by": (speaker, *(n for n in a.said_by if n != speaker))})
        for a in found
        if a.cue
    )
    return (main, *inner)
