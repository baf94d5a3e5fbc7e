"""The first story's hand-made labels: does every sentence that needs a caveat have one?

One annotator, 21 units: for looking at, never for tuning.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.domain.claim import SentenceAnalysis
from bot.domain.document import Sentence
from bot.services.evaluation.figures import Figures, hash_files
from bot.services.evaluation.polnear import Analyser

_GOLD = "sentences_gold.jsonl"


class GoldUnit(NamedTuple):
    """One labelled unit of the story."""

    start: int
    end: int
    attributed: bool
    hedged: bool
    denial: bool
    chain: tuple[str, ...]

    @property
    def needs_caveat(self) -> bool:
        """Whether a member must be warned: somebody else's words, a hedge, or a denial."""
        return self.attributed or self.hedged or self.denial


def evaluate_story_gold(
    folder: Path, analyser: Analyser, text: str, sentences: Sequence[Sentence]
) -> Figures:
    """Compare the analysis of the story's text with the labels."""
    gold = read_story_gold(folder)
    analyses = analyser.analyse(text, sentences)
    found = [_over(unit, sentences, analyses) for unit in gold]
    return Figures(
        name="story-gold",
        cases=len(gold),
        values=_values(gold, found),
        data_hash=hash_files([folder / _GOLD]),
    )


def read_story_gold(folder: Path) -> list[GoldUnit]:
    """Read the labelled units in the order of the text."""
    lines = (folder / _GOLD).read_text("utf-8").splitlines()
    return [_unit(json.loads(line)) for line in lines]


def _unit(row: Mapping[str, object]) -> GoldUnit:
    chain = row["chain"]
    return GoldUnit(
        start=int(str(row["start"])),
        end=int(str(row["end"])),
        attributed=bool(row["attributed"]),
        hedged=bool(row["hedged"]),
        denial=bool(row["denial"]),
        chain=tuple(str(name) for name in chain) if isinstance(chain, list) else (),
    )


def _over(
    unit: GoldUnit, sentences: Sequence[Sentence], analyses: Sequence[SentenceAnalysis]
) -> list[SentenceAnalysis]:
    pairs = zip(sentences, analyses, strict=True)
    return [a for s, a in pairs if s.start < unit.end and unit.start < s.end]


def _values(gold: list[GoldUnit], found: list[list[SentenceAnalysis]]) -> dict[str, float]:
    pairs = list(zip(gold, found, strict=True))
    caveat = [
        any(a.attributed or a.hedged or a.denial for a in analyses)
        for unit, analyses in pairs
        if unit.needs_caveat
    ]
    sources = [_same_source(unit, analyses) for unit, analyses in pairs if _named(unit)]
    agreed = {
        "attributed": [u.attributed == any(a.attributed for a in f) for u, f in pairs],
        "hedged": [u.hedged == any(a.hedged for a in f) for u, f in pairs],
        "denial": [u.denial == any(a.denial for a in f) for u, f in pairs],
    }
    values = {name: sum(right) / len(right) for name, right in agreed.items()}
    values["caveat_present"] = sum(caveat) / max(1, len(caveat))
    values["final_source"] = sum(sources) / max(1, len(sources))
    return values


def _named(unit: GoldUnit) -> bool:
    return unit.attributed and bool(unit.chain)


def _same_source(unit: GoldUnit, analyses: list[SentenceAnalysis]) -> bool:
    """Compare the last links of the chains; one name may hold the other."""
    wanted = unit.chain[-1].lower()
    said = {a.said_by[-1].lower() for a in analyses if a.said_by}
    return any(name in wanted or wanted in name for name in said)
