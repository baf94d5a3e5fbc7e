"""Where the gate's data sets lie, and the bench that they are measured on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.analysis.analyser import SentenceAnalyser
from bot.analysis.parsing import load_parser
from bot.config import Settings
from bot.index.encoder import Encoder
from bot.index.retriever import Retriever
from bot.services.checking import ClaimChecker
from bot.services.evaluation.bench import Bench
from bot.services.evaluation.suites import CIRCULAR, NAMES, STORIES
from bot.services.indexing import IndexKeeper
from bot.services.quoting import QuoteBuilder
from bot.store.assessments import AssessmentStore
from bot.store.documents import DocumentStore
from bot.wiring import build

_ROOT = Path(__file__).parents[2]
_STORIES = _ROOT / "tests" / "stories"
_EVAL = Path(os.environ.get("HEARSAY_EVAL") or _ROOT.parent / "shared" / "eval")

FLOORS = _ROOT / "tests" / "quality" / "floors.json"

FOLDERS: dict[str, Path] = {
    **dict.fromkeys(NAMES, _EVAL),
    **{name: _STORIES / name for name in (*STORIES, CIRCULAR)},
    **dict.fromkeys(("real-story", "real-story-timeline"), _EVAL.parent / "story"),
}
"""The tuning sets are no part of this repository: they are measured where they are there."""


@contextmanager
def bench_on(data: Path) -> Iterator[Bench]:
    hearsay = build(Settings(data=data))
    documents, assessments = DocumentStore(hearsay.database), AssessmentStore(hearsay.database)
    encoder = Encoder.load("")
    retriever = Retriever(data / "index", encoder)
    try:
        yield Bench(
            ingester=hearsay.ingester,
            answerer=hearsay.answerer,
            catalogue=hearsay.catalogue,
            checker=ClaimChecker(
                keeper=IndexKeeper(documents, retriever),
                retriever=retriever,
                documents=documents,
                assessments=assessments,
                quotes=QuoteBuilder(documents, assessments),
            ),
            documents=documents,
            assessments=assessments,
            analyser=SentenceAnalyser(load_parser()),
            encoder=encoder,
        )
    finally:
        hearsay.close()
