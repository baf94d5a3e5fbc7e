"""The data sets by name, as `evaluate NAME` takes them."""

from pathlib import Path

from bot.domain.document import BASE_LIBRARY
from bot.domain.errors import ConfigurationError
from bot.services.evaluation.bench import Bench
from bot.services.evaluation.figures import Figures
from bot.services.evaluation.multihop import evaluate_multihop
from bot.services.evaluation.origins import evaluate_circular
from bot.services.evaluation.polnear import evaluate_polnear
from bot.services.evaluation.real_story import evaluate_real_story
from bot.services.evaluation.squad import evaluate_squad
from bot.services.evaluation.story import evaluate_story

STORIES = ("night-ferry", "orrinmere-dam")
"""Fictional; each is a folder of that name."""

CIRCULAR = "circular"
TUNING = ("squad", "multihop", "polnear", "real-story")

NAMES = (*STORIES, CIRCULAR, *TUNING)


def evaluate(name: str, folder: Path, bench: Bench) -> Figures:
    """Measure one data set, whose files lie in `folder`.

    Raises:
        ConfigurationError: if there is no such data set or no such folder.
    """
    if not folder.is_dir():
        raise ConfigurationError(
            f"The data of {name} is not there: {folder} is no folder. Name it with --data-folder."
        )
    if name in STORIES:
        return evaluate_story(folder, bench)
    match name:
        case "circular":
            return evaluate_circular(folder, bench)
        case "squad":
            return evaluate_squad(folder, bench.encoder)
        case "multihop":
            return evaluate_multihop(folder, bench.encoder)
        case "polnear":
            return evaluate_polnear(folder, bench.analyser)
        case "real-story":
            return evaluate_real_story(folder, bench.catalogue.sentences(BASE_LIBRARY))
    raise ConfigurationError(f"There is no data set {name}. There are: {', '.join(NAMES)}.")
