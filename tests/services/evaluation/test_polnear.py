"""The measures on PolNeAR's format, on a fictional document of the same shape."""

import json
import os
from pathlib import Path

import pytest

from bot.domain.claim import Attribution, SentenceAnalysis
from bot.domain.value import Span
from bot.services.evaluation.polnear import evaluate_polnear, measure, read_polnear, score
from tests.analysis.analysed import analyser

_TEXT = "Bridge shut.\n\nThe mayor said that it was old.\n\nIt rained.\n\nLund left."
_SPANS = [(0, 12), (14, 45), (47, 57), (59, 69)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    gold = {"id": "E1", "source": [[14, 23]], "cue": [[24, 28]], "content": [[29, 45]]}
    document = {"doc": "fiction", "text": _TEXT, "attributions": [gold]}
    rows = [
        {
            "doc": "fiction",
            "start": start,
            "end": end,
            "attributed": start == 14,
            "discard": start == 59,
        }
        for start, end in _SPANS
    ]
    (tmp_path / "polnear_dev_docs.jsonl").write_text(json.dumps(document) + "\n", "utf-8")
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "polnear_dev.jsonl").write_text(lines, "utf-8")
    return tmp_path


def test_a_document_is_read_with_its_paragraphs_and_gold(folder: Path) -> None:
    (document,) = read_polnear(folder)
    assert [s.paragraph for s in document.sentences] == [1, 2, 3, 4]
    assert document.attributed == (False, True, False, False)
    assert document.kept == (True, True, True, False)
    assert document.attributions[0].cue[0].of(_TEXT) == "said"


def test_a_right_analysis_scores_one(folder: Path) -> None:
    figures = evaluate_polnear(folder, analyser())
    assert figures.cases == 3
    assert figures.values["macro_f1"] == 1.0
    assert figures.values["source_head_right"] == 1.0


class _Wrong:
    """Ascribe the mayor's sentence to its last word, and the rain to the mayor."""

    def analyse(self, text: str, sentences: object) -> tuple[SentenceAnalysis, ...]:
        wrong = Attribution(
            source=Span(start=36, end=45), cue=Span(start=24, end=28), content=None, said_by=("x",)
        )
        told = SentenceAnalysis(attributions=(wrong,))
        return (SentenceAnalysis(), told, told, told)


def test_errors_lower_precision_and_sources_but_discarded_sentences_do_not_count(
    folder: Path,
) -> None:
    values = measure([score(document, _Wrong()) for document in read_polnear(folder)])
    assert values["attributed_precision"] == 0.5
    assert values["attributed_recall"] == 1.0
    assert values["source_head_right"] == 0.0
    assert values["content_overlap"] == 0.0


def test_the_rules_reach_their_floor_on_the_real_set() -> None:
    root = Path(__file__).parents[3]
    data = Path(os.environ.get("HEARSAY_EVAL", str(root / ".." / "shared" / "eval")))
    if not (data / "polnear_dev.jsonl").exists():
        pytest.skip("the PolNeAR development files are not here (set HEARSAY_EVAL to their folder)")
    documents = read_polnear(data)[::8]
    values = measure([score(document, analyser()) for document in documents])
    assert values["macro_f1"] >= 0.75
    assert values["source_head_right"] >= 0.9
