"""Write `bot.index.answerability_curves` again.

Run: `python -m tests.benchmarks.fit_answerability [FOLDER]` (about 6 minutes); FOLDER holds
SQuAD 2.0 and MultiHop-RAG as described in `bot.services.evaluation`.

Every kind of case weighs the same, but for `_WEIGHTS`. Small libraries are drawn from SQuAD
paragraphs, since a server's library is small; each case comes a second time, at a quarter of the
weight, without what capital letters show, since members do not always type them.
"""

import math
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from bot.cli.evaluate import bench_on, folder_of
from bot.config import Settings
from bot.domain.document import LibraryId
from bot.domain.retrieval import IndexableDocument
from bot.index.answerability import THRESHOLD, Evidence
from bot.index.encoder import Encoder
from bot.index.retriever import Retriever
from bot.index.vectors import TextEncoder
from bot.index.words import content_stems, stems
from bot.services.evaluation.bench import library_named
from bot.services.evaluation.gold import GoldQuestion, read_gold, submissions
from bot.services.evaluation.multihop import News
from bot.services.evaluation.refusal_questions import OFF_TOPIC, ON_TOPIC
from bot.services.evaluation.retrieval import as_document, put, temporary_retriever
from bot.services.evaluation.squad import Squad
from tests.answer_model.scenes import Scene, read_scenes
from tests.benchmarks.additive import Additive, fit_additive

Floats = npt.NDArray[np.float64]

_WEIGHTS = {
    # Questions about the story that its documents at hand do not answer: hard to tell.
    "small-same-story": 0.5,
    # Members' own words, and what no document tells: what the bot is for.
    "story": 2.0,
    "story-absent": 2.0,
    "scene": 2.0,
    "scene-absent": 2.0,
    "scene-other": 2.0,
    # Long questions, which many words of many documents meet by chance.
    "news-null": 2.0,
    # Few, and each is one that nobody wants answered: "What is the capital of France?"
    "general-open": 2.0,
}
_STORIES = (
    "night-ferry",
    "orrinmere-dam",
    "oshen-diadem",
    "tannery-count",
    "darvend-transfer",
    "glasswing-vaccine",
    "lantern-satellite",
    "copperline-bridge",
    "quillet-fund",
)
"""The others are kept for a look from outside."""

_SCENES_TOGETHER = 8
"""As many affairs in one library, of some 120 sentences."""

_LOWER_CASE_WEIGHT = 0.25
DIRECTIONS = Evidence(
    similarity=1,
    late=1,
    context=1,
    covered=1,
    known=1,
    names_known=1,
    names_unknown=-1,
    size=-1,
    words=0,
    answers=1,
)
"""Which way each piece of evidence may speak: 1 for an answer, -1 against one, 0 either way."""

_MODULE = '''"""What each piece of evidence says for an answer, in straight pieces.

Written by `python -m tests.benchmarks.fit_answerability`, not by hand.
"""

from typing import NamedTuple


class Curve(NamedTuple):
    """Values of the evidence, rising, and what each adds to the logit; level beyond both ends."""

    at: tuple[float, ...]
    adds: tuple[float, ...]


INTERCEPT = {intercept}
CURVES = {{
{curves}}}
'''

CURVES_FILE = Path(__file__).parents[2] / "bot" / "index" / "answerability_curves.py"
_LIBRARY = LibraryId("fit")


class Cases:
    """Evidence by kind of case, answerable or not."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever
        self.rows: list[tuple[str, bool, Evidence]] = []

    def ask(self, kind: str, questions: Sequence[str], *, answerable: bool) -> None:
        """Record the evidence for each question to the current library."""
        for found in self._retriever.evidence((_LIBRARY,), questions):
            if found is not None:
                self.rows.append((kind, answerable, found))


def _some(rng: random.Random, items: Sequence[str], count: int) -> list[str]:
    return rng.sample(list(items), min(count, len(items)))


def _ask_whole_corpus(cases: Cases, retriever: Retriever, squad: Squad, rng: random.Random) -> None:
    put(retriever, _LIBRARY, squad.documents(squad.paragraphs))
    cases.ask("open", _some(rng, squad.texts(squad.answerable), 600), answerable=True)
    cases.ask("short-open", [question for _, question in ON_TOPIC], answerable=True)
    cases.ask("general-open", OFF_TOPIC, answerable=False)
    put(retriever, _LIBRARY, squad.documents(squad.distractors))
    cases.ask("open-other", _some(rng, squad.texts(squad.answerable), 600), answerable=False)


def _ask_articles(cases: Cases, retriever: Retriever, squad: Squad, rng: random.Random) -> None:
    for article in squad.articles:
        paragraphs = squad.paragraphs_of(article)
        put(retriever, _LIBRARY, squad.documents(paragraphs))
        own = [q.query for q in squad.answerable if q.article == article]
        others = [q.query for q in squad.answerable if q.article != article]
        title = paragraphs[0].title
        cases.ask("article", _some(rng, own, 60), answerable=True)
        cases.ask("article-other", _some(rng, others, 60), answerable=False)
        cases.ask("short-article", [q for t, q in ON_TOPIC if t == title], answerable=True)
        cases.ask(
            "short-other", _some(rng, [q for t, q in ON_TOPIC if t != title], 8), answerable=False
        )
        cases.ask("general-article", OFF_TOPIC, answerable=False)


def _ask_small(cases: Cases, retriever: Retriever, squad: Squad, rng: random.Random) -> None:
    asked = sorted({q.article for q in squad.answerable})
    for _ in range(80):
        article = rng.choice(asked)
        held = rng.sample(squad.paragraphs_of(article), rng.randint(1, 8))
        ids = {paragraph.doc_id for paragraph in held}
        put(retriever, _LIBRARY, squad.documents(held))
        inside = [q.query for q in squad.answerable if q.doc_id in ids]
        story = [q.query for q in squad.answerable if q.article == article and q.doc_id not in ids]
        others = [q.query for q in squad.answerable if q.article != article]
        cases.ask("small", _some(rng, inside, 12), answerable=True)
        cases.ask("small-same-story", _some(rng, story, 6), answerable=False)
        cases.ask("small-other", _some(rng, others, 10), answerable=False)
        cases.ask("general-small", _some(rng, OFF_TOPIC, 10), answerable=False)


def _ask_short_small(cases: Cases, retriever: Retriever, squad: Squad, rng: random.Random) -> None:
    for title, question in ON_TOPIC * 3:
        paragraphs = [p for p in squad.paragraphs if p.title == title]
        wanted = set(content_stems(question))
        held = {p.doc_id: len(wanted & set(stems(p.text))) for p in paragraphs}
        best = max(held.values())
        hit = rng.choice([p for p in paragraphs if held[p.doc_id] == best])
        rest = rng.sample([p for p in paragraphs if p is not hit], rng.randint(1, 5))
        put(retriever, _LIBRARY, squad.documents([hit, *rest]))
        cases.ask("short-small", [question], answerable=True)
        others = [q for t, q in ON_TOPIC if t != title]
        cases.ask("short-small-other", _some(rng, others, 4), answerable=False)


def _ask_news(cases: Cases, retriever: Retriever, news: News, rng: random.Random) -> None:
    put(retriever, _LIBRARY, news.documents(news.evidence))
    answered = [q for q in news.questions if not q.null]
    cases.ask("news", [q.query for q in rng.sample(answered, 500)], answerable=True)
    cases.ask("news-null", [q.query for q in news.questions if q.null], answerable=False)
    for _ in range(60):
        chosen = rng.sample(answered, 3)
        gold = {fact for q in chosen for fact in q.gold}
        held = [e for e in news.evidence if e.fact_id in gold]
        put(retriever, _LIBRARY, news.documents(held + rng.sample(news.evidence, 20)))
        others = [q.query for q in answered if not gold & set(q.gold)]
        cases.ask("news-small", [q.query for q in chosen], answerable=True)
        cases.ask("news-small-other", _some(rng, others, 5), answerable=False)
        cases.ask("general-news-small", _some(rng, OFF_TOPIC, 6), answerable=False)


def _ask_stories(cases: Cases, retriever: Retriever) -> None:
    """Ask what members ask: short, in their own words, and what no document of the story tells."""
    with TemporaryDirectory() as data, bench_on(Path(data)) as bench:
        for name in _STORIES:
            folder = folder_of(name)
            library = library_named(name)
            bench.ingester.ingest_many(submissions(folder, library))
            reach = bench.documents.reach(library)
            keys = bench.documents.version_keys(library)
            put(retriever, _LIBRARY, [bench.documents.indexable(reach, key) for key in keys])
            asked = read_gold(folder / "questions.jsonl", GoldQuestion)
            asked = [each for each in asked if each.after is None]
            answered = [each.question for each in asked if each.answerable]
            cases.ask("story", answered, answerable=True)
            absent = [each.question for each in asked if each.refused]
            cases.ask("story-absent", absent, answerable=False)


def _ask_scenes(cases: Cases, retriever: Retriever, rng: random.Random) -> None:
    """Ask about several small affairs at once, none of which the answer model was trained on."""
    _, scenes = read_scenes()
    rng.shuffle(scenes)
    for start in range(0, len(scenes), _SCENES_TOGETHER):
        held = scenes[start : start + _SCENES_TOGETHER]
        put(retriever, _LIBRARY, [each for scene in held for each in _documents(scene)])
        for scene in held:
            cases.ask("scene", [each.ask for each in scene.questions], answerable=True)
            cases.ask("scene-absent", scene.absent, answerable=False)
        elsewhere = scenes[start - 1]
        cases.ask("scene-other", [each.ask for each in elsewhere.questions], answerable=False)


def _documents(scene: Scene) -> list[IndexableDocument]:
    return [
        as_document(f"{scene.topic} {number}", each.by, [list(each.sentences)])
        for number, each in enumerate(scene.documents)
    ]


def collect(folder: Path, encoder: TextEncoder) -> list[tuple[str, bool, Evidence]]:
    """Return every case's kind, whether it can be answered, and the evidence."""
    rng = random.Random(7)  # noqa: S311  # a sample, not a secret
    squad, news = Squad.read(folder), News.read(folder)
    with temporary_retriever(encoder) as retriever:
        cases = Cases(retriever)
        _ask_stories(cases, retriever)
        _ask_scenes(cases, retriever, rng)
        for ask in (_ask_whole_corpus, _ask_articles, _ask_small, _ask_short_small):
            ask(cases, retriever, squad, rng)
        _ask_news(cases, retriever, news, rng)
    return cases.rows


def fit(rows: Sequence[tuple[str, bool, Evidence]]) -> Additive:
    """Fit to all cases, and to them once more without what capital letters show."""
    lower = [(k, y, e._replace(names_known=0.0, names_unknown=0.0)) for k, y, e in rows]
    labels = np.asarray([y for _, y, _ in [*rows, *lower]], dtype=np.float64)
    inputs = np.asarray([e for _, _, e in [*rows, *lower]], dtype=np.float64)
    plain = _weights(rows)
    return fit_additive(
        inputs, labels, np.concatenate([plain, _LOWER_CASE_WEIGHT * plain]), list(DIRECTIONS)
    )


def _weights(rows: Sequence[tuple[str, bool, Evidence]]) -> Floats:
    kinds = Counter(kind for kind, _, _ in rows)
    plain = np.asarray([_WEIGHTS.get(kind, 1.0) / kinds[kind] for kind, _, _ in rows])
    labels = np.asarray([label for _, label, _ in rows])
    for label in (False, True):
        plain[labels == label] *= 2_000 / plain[labels == label].sum()
    return plain


def written(fitted: Additive) -> str:
    """Return the module that holds the curves."""
    curves = "".join(
        f"    {name!r}: Curve({_tuple(at)}, {_tuple(adds)}),\n"
        for name, at, adds in zip(Evidence._fields, fitted.at, fitted.adds, strict=True)
    )
    return _MODULE.format(intercept=f"{fitted.intercept:.2f}", curves=curves)


def _tuple(values: Floats) -> str:
    return f"({', '.join(f'{round(float(value), 3):g}' for value in values)})"


def main() -> None:
    """Write the curves, and print the rates for each kind of case."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/eval")
    rows = collect(folder, Encoder.load(Settings().graph_folder))
    fitted = fit(rows)
    CURVES_FILE.write_text(written(fitted), encoding="utf-8")
    report(rows, fitted)


def report(rows: Sequence[tuple[str, bool, Evidence]], fitted: Additive) -> None:
    """Print how often each kind of case would be answered."""
    least = math.log(THRESHOLD / (1 - THRESHOLD))
    for kind in dict.fromkeys(kind for kind, _, _ in rows):
        inputs = np.asarray([e for k, _, e in rows if k == kind], dtype=np.float64)
        answered = float((fitted.logits(inputs) >= least).mean())
        sys.stdout.write(f"{kind:20} {len(inputs):5} cases, answered {answered:.3f}\n")


if __name__ == "__main__":
    main()
