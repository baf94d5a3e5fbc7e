"""The data sets by name, as `evaluate NAME` takes them."""

from collections.abc import Sequence
from pathlib import Path

from bot.analysis.segment import segment
from bot.domain.claim import SentenceAnalysis
from bot.domain.document import BASE_LIBRARY, Sentence
from bot.domain.errors import ConfigurationError
from bot.services.evaluation.bench import Bench
from bot.services.evaluation.figures import Figures
from bot.services.evaluation.formats import evaluate_formats
from bot.services.evaluation.multihop import evaluate_multihop
from bot.services.evaluation.origins import evaluate_circular
from bot.services.evaluation.polnear import evaluate_polnear
from bot.services.evaluation.real_story import evaluate_real_story
from bot.services.evaluation.squad import evaluate_squad
from bot.services.evaluation.story import evaluate_story
from bot.services.evaluation.story_dates import evaluate_dates
from bot.services.evaluation.time_expressions import (
    evaluate_semeval,
    evaluate_timeline_gold,
    evaluate_wikiwars,
)

STORIES = (
    "night-ferry",
    "orrinmere-dam",
    "oshen-diadem",
    "tannery-count",
    "darvend-transfer",
    "glasswing-vaccine",
    "lantern-satellite",
    "copperline-bridge",
    "quillet-fund",
    "marrow-festival",
    "halden-ballot",
)
"""Fictional; each is a folder of that name."""

CIRCULAR = "circular"
DATED = "dated-genres"
"""Fictional documents of many genres, labelled for their dates alone."""

FORMATS = "formats"
"""Fictional documents in real formats, labelled for their text and details."""

TUNING = (
    "squad",
    "multihop",
    "polnear",
    "wikiwars",
    "semeval-timelines",
    "real-story",
    "real-story-timeline",
)

NAMES = (*STORIES, CIRCULAR, DATED, FORMATS, *TUNING)


def evaluate(name: str, folder: Path, bench: Bench) -> Figures:
    """Measure one data set, whose files lie in `folder`.

    Raises:
        ConfigurationError: if there is no such data set or no such folder.
    """
    if not folder.is_dir():
        raise ConfigurationError(
            f"The data of {name} is not there: {folder} is no folder. Name it with --data-folder."
        )
    measured = {
        CIRCULAR: lambda: evaluate_circular(folder, bench),
        DATED: lambda: evaluate_dates(folder, bench),
        FORMATS: lambda: evaluate_formats(folder, bench.reader),
        "squad": lambda: evaluate_squad(folder, bench.encoder),
        "multihop": lambda: evaluate_multihop(folder, bench.encoder),
        "polnear": lambda: evaluate_polnear(folder, bench.analyser),
        "wikiwars": lambda: evaluate_wikiwars(folder),
        "semeval-timelines": lambda: evaluate_semeval(folder),
        "real-story": lambda: evaluate_real_story(folder, bench.catalogue.sentences(BASE_LIBRARY)),
        "real-story-timeline": lambda: _evaluate_real_timeline(folder, bench),
        **dict.fromkeys(STORIES, lambda: evaluate_story(folder, bench)),
    }
    if name not in measured:
        raise ConfigurationError(f"There is no data set {name}. There are: {', '.join(NAMES)}.")
    return measured[name]()


def _evaluate_real_timeline(folder: Path, bench: Bench) -> Figures:
    def analyse(text: str) -> tuple[Sequence[Sentence], Sequence[SentenceAnalysis]]:
        sentences = segment(text, text.partition("\n")[0])
        return sentences, bench.analyser.analyse(text, sentences)

    document = folder / "dong-jingwei-defection.txt"
    return evaluate_timeline_gold(folder / "timeline_gold.json", document, analyse)
