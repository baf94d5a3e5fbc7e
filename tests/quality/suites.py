"""Every data set of the gate: how its figures are made, and where its data must lie."""

import os
from collections.abc import Callable
from pathlib import Path

from bot.analysis.analyser import SentenceAnalyser
from bot.analysis.parsing import load_parser
from bot.domain.document import BASE_LIBRARY, LibraryId
from bot.services.evaluation.figures import Figures
from bot.services.evaluation.origins import OriginServices, evaluate_circular
from bot.services.evaluation.polnear import evaluate_polnear
from bot.services.evaluation.real_story import evaluate_real_story
from bot.services.evaluation.story import StoryServices, evaluate_story
from bot.store.assessments import AssessmentStore
from bot.store.documents import DocumentStore
from bot.wiring import Hearsay

ROOT = Path(__file__).parents[2]
STORIES = ROOT / "tests" / "stories"
EVAL = Path(os.environ.get("HEARSAY_EVAL") or ROOT.parent / "shared" / "eval")
REAL_STORY = EVAL.parent / "story"
FLOORS = ROOT / "tests" / "quality" / "floors.json"

_FERRY = LibraryId("101")
_DAM = LibraryId("102")
_CIRCULAR = tuple(LibraryId(str(number)) for number in range(1001, 1051))


def _ferry(hearsay: Hearsay) -> Figures:
    return evaluate_story(STORIES / "night-ferry", _story_services(hearsay), _FERRY)


def _dam(hearsay: Hearsay) -> Figures:
    return evaluate_story(STORIES / "orrinmere-dam", _story_services(hearsay), _DAM)


def _circular(hearsay: Hearsay) -> Figures:
    return evaluate_circular(STORIES / "circular", _origin_services(hearsay), _CIRCULAR)


def _polnear(_hearsay: Hearsay) -> Figures:
    return evaluate_polnear(EVAL, SentenceAnalyser(load_parser()))


def _real_story(hearsay: Hearsay) -> Figures:
    return evaluate_real_story(REAL_STORY, hearsay.catalogue.sentences(BASE_LIBRARY))


OWN: dict[str, Callable[[Hearsay], Figures]] = {
    "night-ferry": _ferry,
    "orrinmere-dam": _dam,
    "circular": _circular,
}
"""On data of this repository: always measured."""

BORROWED: dict[str, tuple[Path, Callable[[Hearsay], Figures]]] = {
    "polnear": (EVAL, _polnear),
    "real-story": (REAL_STORY, _real_story),
}
"""On data that is no part of this repository: measured where the folder is there."""


def _story_services(hearsay: Hearsay) -> StoryServices:
    return StoryServices(hearsay.ingester, hearsay.answerer, hearsay.catalogue)


def _origin_services(hearsay: Hearsay) -> OriginServices:
    return OriginServices(
        hearsay.ingester, DocumentStore(hearsay.database), AssessmentStore(hearsay.database)
    )
