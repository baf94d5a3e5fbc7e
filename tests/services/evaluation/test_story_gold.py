"""The measures on labels in the story's format, with a fictional text."""

import json
from pathlib import Path

from bot.domain.claim import Attribution, SentenceAnalysis
from bot.domain.document import Sentence
from bot.domain.value import Span
from bot.services.evaluation.story_gold import evaluate_story_gold
from tests.analysis.analysed import analyser, cut

_LINES = (
    "The ministry denied that the ferry had sunk.",
    "The ferry left on Monday.",
    "It may return in March.",
)


def _write_gold(folder: Path, sentences: tuple[Sentence, ...]) -> None:
    labels = [
        (True, False, True, ["ministry"]),
        (False, False, False, []),
        (False, True, False, []),
    ]
    rows = [
        {
            "start": sentence.start,
            "end": sentence.end,
            "attributed": attributed,
            "hedged": hedged,
            "denial": denial,
            "chain": chain,
        }
        for sentence, (attributed, hedged, denial, chain) in zip(sentences, labels, strict=True)
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "sentences_gold.jsonl").write_text(lines, "utf-8")


def test_a_right_analysis_scores_one_everywhere(tmp_path: Path) -> None:
    text, sentences = cut(*_LINES)
    _write_gold(tmp_path, sentences)
    figures = evaluate_story_gold(tmp_path, analyser(), text, sentences)
    assert figures.cases == 3
    assert set(figures.values.values()) == {1.0}


class _OtherSource:
    """Ascribe everything to the mayor, without hedge or denial."""

    def analyse(self, text: str, sentences: object) -> tuple[SentenceAnalysis, ...]:
        told = Attribution(source=None, cue=Span(start=0, end=3), content=None, said_by=("mayor",))
        return (SentenceAnalysis(attributions=(told,)), *[SentenceAnalysis()] * 2)


def test_a_missing_caveat_and_a_wrong_source_show(tmp_path: Path) -> None:
    text, sentences = cut(*_LINES)
    _write_gold(tmp_path, sentences)
    figures = evaluate_story_gold(tmp_path, _OtherSource(), text, sentences)
    assert figures.values["caveat_present"] == 0.5
    assert figures.values["final_source"] == 0.0
    assert figures.values["attributed"] == 1.0
