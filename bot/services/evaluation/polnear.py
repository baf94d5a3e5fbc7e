"""Attribution on PolNeAR (Newell et al., LREC 2018): who ascribes what in political news.

The gold is broader than a newsroom's attribution: wishes, plans and attitudes count too.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

from bot.domain.claim import Attribution, SentenceAnalysis
from bot.domain.document import Sentence
from bot.domain.value import Span
from bot.services.evaluation.figures import Figures, hash_files

_ROWS = "polnear_dev.jsonl"
_DOCS = "polnear_dev_docs.jsonl"


class Analyser(Protocol):
    """What is measured: one analysis for each sentence of a text."""

    def analyse(self, text: str, sentences: Sequence[Sentence]) -> tuple[SentenceAnalysis, ...]:
        """Analyse the sentences of one text, in order."""
        ...


class GoldAttribution(NamedTuple):
    """One gold ascription, as spans of the document."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class GoldDocument(NamedTuple):
    """One annotated document. `kept[i]`: the gold is sure about `sentences[i]`."""

    name: str
    text: str
    sentences: tuple[Sentence, ...]
    attributed: tuple[bool, ...]
    kept: tuple[bool, ...]
    attributions: tuple[GoldAttribution, ...]


class Scored(NamedTuple):
    """A gold document with what the analyser makes of it."""

    gold: GoldDocument
    analyses: tuple[SentenceAnalysis, ...]


def evaluate_polnear(folder: Path, analyser: Analyser) -> Figures:
    """Measure the analyser on every document of the development part."""
    scored = [score(document, analyser) for document in read_polnear(folder)]
    return Figures(
        name="polnear",
        cases=sum(sum(item.gold.kept) for item in scored),
        values=measure(scored),
        data_hash=hash_files([folder / _ROWS, folder / _DOCS]),
    )


def score(document: GoldDocument, analyser: Analyser) -> Scored:
    """Analyse one gold document with the gold's own sentences."""
    return Scored(document, analyser.analyse(document.text, document.sentences))


def measure(scored: Sequence[Scored]) -> dict[str, float]:
    """Return F1 of "attributed" per sentence, and how often a matched cue has the right source.

    Macro-F1 is the mean of the F1 of attributed and of not attributed sentences. A source is
    right if its head (its last word before any preposition or comma) lies in the gold source.
    """
    pairs = [pair for item in scored for pair in _decisions(item)]
    positive = _f1(pairs, positive=True)
    negative = _f1(pairs, positive=False)
    matches = [match for item in scored for match in _matches(item)]
    heads = [right for right, _ in matches]
    overlaps = [overlap for _, overlap in matches]
    return {
        "attributed_f1": positive[2],
        "attributed_precision": positive[0],
        "attributed_recall": positive[1],
        "macro_f1": (positive[2] + negative[2]) / 2,
        "source_head_right": sum(heads) / len(heads) if heads else 0.0,
        "content_overlap": sum(overlaps) / len(overlaps) if overlaps else 0.0,
    }


def _decisions(item: Scored) -> list[tuple[bool, bool]]:
    rows = zip(item.gold.attributed, item.analyses, item.gold.kept, strict=True)
    return [(gold, found.attributed) for gold, found, kept in rows if kept]


def _f1(pairs: list[tuple[bool, bool]], *, positive: bool) -> tuple[float, float, float]:
    right = sum(gold == found == positive for gold, found in pairs)
    precision = right / max(1, sum(found == positive for _, found in pairs))
    recall = right / max(1, sum(gold == positive for gold, _ in pairs))
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _matches(item: Scored) -> list[tuple[bool, float]]:
    """Pair found and gold ascriptions by their cues; both must name a source."""
    found: list[tuple[bool, float]] = []
    for analysis in item.analyses:
        for attribution in analysis.attributions:
            gold = _gold_for(attribution, item.gold.attributions)
            if gold is None or attribution.source is None:
                continue
            head = _head(attribution.source, item.gold.text)
            right = any(head.overlaps(span) for span in gold.source)
            found.append((right, _overlap(attribution.content, gold.content)))
    return found


def _gold_for(attribution: Attribution, gold: Sequence[GoldAttribution]) -> GoldAttribution | None:
    cue = attribution.cue
    if cue is None:
        return None
    fitting = [g for g in gold if g.source and any(cue.overlaps(span) for span in g.cue)]
    return fitting[0] if fitting else None


def _head(source: Span, text: str) -> Span:
    words = source.of(text)
    for stop in (
        ",",
        " of ",
        " in ",
        " for ",
        " from ",
        " at ",
        " with ",
        " who ",
        " on ",
        " and ",
    ):
        words = words.split(stop)[0] or words
    words = words.rstrip()
    start = words.rfind(" ") + 1
    return Span(start=source.start + start, end=source.start + max(len(words), start + 1))


def _overlap(found: Span | None, gold: tuple[Span, ...]) -> float:
    """Return the Jaccard overlap of code points."""
    mine = set(range(found.start, found.end)) if found is not None else set()
    theirs = {place for span in gold for place in range(span.start, span.end)}
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


_Row: TypeAlias = Mapping[str, object]


def read_polnear(folder: Path) -> list[GoldDocument]:
    """Read the gold files, in their order."""
    rows: dict[str, list[_Row]] = defaultdict(list)
    for line in (folder / _ROWS).read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["doc"]].append(row)
    documents = map(json.loads, (folder / _DOCS).read_text("utf-8").splitlines())
    return [_document(document, rows[document["doc"]]) for document in documents]


def _document(document: dict[str, object], rows: list[_Row]) -> GoldDocument:
    text = str(document["text"])
    sentences, paragraph, end = [], 0, -1
    for position, row in enumerate(rows):
        start = _number(row["start"])
        paragraph += end < 0 or "\n" in text[end:start]
        end = _number(row["end"])
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        sentences.append(
            Sentence(
                position=position,
                start=start,
                end=start + len(words),
                text=words,
                paragraph=paragraph,
            )
        )
    found = document["attributions"]
    return GoldDocument(
        name=str(document["doc"]),
        text=text,
        sentences=tuple(sentences),
        attributed=tuple(bool(row["attributed"]) for row in rows),
        kept=tuple(not row["discard"] for row in rows),
        attributions=tuple(_gold(item) for item in found) if isinstance(found, list) else (),
    )


def _number(value: object) -> int:
    return int(str(value))


def _gold(item: Mapping[str, list[list[int]] | None]) -> GoldAttribution:
    parts = [
        tuple(Span(start=start, end=end) for start, end in item.get(name) or () if end > start)
        for name in ("source", "cue", "content")
    ]
    return GoldAttribution(*parts)
