"""Measure the analysis of the first story's real document against its labels.

The labels are few and by one annotator: they are for looking at results. Nothing is tuned on them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ConfigDict

from bot.domain.claim import Status
from bot.domain.sentence import AnalysedSentence
from bot.domain.value import Value
from bot.services.evaluation.figures import Figures, hash_files
from bot.services.evaluation.gold import read_gold
from bot.services.evaluation.marks import Mark, figures_of

NAME = "real-story"
_GOLD = "sentences_gold.jsonl"
_DOCUMENT = "dong-jingwei-defection.txt"
_NO_CLAIM = "none"
_OWN_WORD = (Status.STATED, Status.CORROBORATED, Status.VERIFIED)


class Label(Value):
    """What the labels say about one unit; `status` is "none" where nothing is claimed."""

    model_config = ConfigDict(extra="ignore")

    sentence_index: int
    start: int
    end: int
    text: str
    attributed: bool
    chain: tuple[str, ...]
    kind: str
    hedged: bool
    denial: bool
    status: str


def evaluate_real_story(folder: Path, sentences: Sequence[AnalysedSentence]) -> Figures:
    """Return the figures; `sentences` are those of the base library."""
    marks = real_story_marks(folder, sentences)
    return figures_of(NAME, marks, hash_files([folder / _DOCUMENT, folder / _GOLD]))


def real_story_marks(folder: Path, sentences: Sequence[AnalysedSentence]) -> list[Mark]:
    """Return every single finding."""
    ours = [each for each in sentences if each.document.file_name == _DOCUMENT]
    return [
        mark
        for label in read_gold(folder / _GOLD, Label)
        for mark in _marks(label, _overlapping(label, ours))
    ]


def _overlapping(label: Label, sentences: Sequence[AnalysedSentence]) -> AnalysedSentence | None:
    """Return the sentence that shares most of its characters with the label."""
    shared = [(min(each.end, label.end) - max(each.start, label.start), each) for each in sentences]
    best = max(shared, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else None


def _marks(label: Label, found: AnalysedSentence | None) -> Iterator[Mark]:
    case = f"{label.sentence_index}: {label.text}"
    yield Mark("segmented", case, found is not None and found.text == label.text)
    if found is None:
        return
    yield Mark("attributed", case, found.attributed == label.attributed, str(found.said_by))
    yield Mark("denial", case, found.denial == label.denial, str(found.denial))
    if label.chain:
        right = bool(found.said_by) and _same_name(found.said_by[-1], label.chain[-1])
        yield Mark("source", case, right, f"{found.said_by}, not {label.chain}")
    if label.status in (Status.UNVERIFIED, Status.DISPUTED):
        yield Mark("caveat", case, found.status not in _OWN_WORD, found.status)
    wanted = Status.UNVERIFIED if label.status == _NO_CLAIM else label.status
    yield Mark("status", case, found.status == wanted, f"{found.status}, not {wanted}")


def _same_name(name: str, expected: str) -> bool:
    """Say whether all words of one name are in the other: "Lianchao" is "Han Lianchao"."""
    words, wanted = set(name.casefold().split()), set(expected.casefold().split())
    return words <= wanted or wanted <= words
