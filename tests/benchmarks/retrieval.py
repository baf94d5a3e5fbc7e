"""How long finding takes, beside the bare call of the embedding model.

Run: `python -m tests.benchmarks.retrieval [SIZE...]` (about 6 minutes). The libraries hold
generated sentences; times are medians and 95th percentiles, memory is the process's peak.
"""

import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import numpy as np

from bot.config import Settings
from bot.domain.document import LibraryId
from bot.domain.retrieval import IndexableDocument
from bot.index.answer_model import answer_model_for
from bot.index.encoder import Encoder
from bot.index.retriever import Retriever
from bot.services.evaluation.retrieval import as_document, put

Times: TypeAlias = tuple[float, float]
"""Median and 95th percentile, in milliseconds."""

_SIZES = (25, 1_000, 10_000)
_SENTENCES_A_DOCUMENT = 100
_SENTENCES_A_PARAGRAPH = 5
_SUBJECTS = ("The mayor", "A clerk", "The captain", "Her lawyer", "The Quay Observer", "A sailor")
_VERBS = ("said", "denied", "reported", "suggested", "recalled", "doubted")
_THINGS = ("the ledger", "the ferry", "the archive", "the letter", "the bridge", "the contract")
_PLACES = ("Orlen", "Wend", "Kestrel Bay", "Upper Dray", "Sallow", "Tarn")
_QUESTIONS = [f"Who {verb} that {thing} was lost?" for verb in _VERBS for thing in _THINGS]


def _sentence(rng: random.Random) -> str:
    return (
        f"{rng.choice(_SUBJECTS)} {rng.choice(_VERBS)} on day {rng.randint(1, 999)} that "
        f"{rng.choice(_THINGS)} had been seen near {rng.choice(_PLACES)} by {rng.randint(2, 99)} "
        f"people before {rng.choice(_THINGS)} of {rng.choice(_PLACES)} was lost."
    )


def _documents(size: int) -> list[IndexableDocument]:
    rng = random.Random(size)  # noqa: S311  # sample text, not a secret
    sentences = [_sentence(rng) for _ in range(size)]
    return [
        as_document(f"D{start}", "Report", _paragraphs(sentences[start : start + 100]))
        for start in range(0, size, _SENTENCES_A_DOCUMENT)
    ]


def _paragraphs(sentences: Sequence[str]) -> list[Sequence[str]]:
    step = _SENTENCES_A_PARAGRAPH
    return [sentences[i : i + step] for i in range(0, len(sentences), step)]


def _times(action: Callable[[int], object], rounds: int) -> Times:
    """Return median and 95th percentile in milliseconds; the first round does not count."""
    action(0)
    times = []
    for i in range(rounds):
        start = time.perf_counter()
        action(i)
        times.append((time.perf_counter() - start) * 1_000)
    return float(np.median(times)), float(np.percentile(times, 95))


def _show(what: str, times: Times, bare: Times) -> None:
    median, late = times
    sys.stdout.write(
        f"{what:40} median {median:8.1f} ms, p95 {late:8.1f} ms, {median / bare[0]:5.2f} x bare\n"
    )


def _one(i: int) -> list[str]:
    return [_QUESTIONS[i % len(_QUESTIONS)]]


def _fifty(i: int) -> list[str]:
    return [_QUESTIONS[(i + j) % len(_QUESTIONS)] for j in range(50)]


def _measure(encoder: Encoder, size: int) -> tuple[Times, Times]:
    """Build and open a library, then return the times for one and for 50 questions."""
    documents = _documents(size)
    library = LibraryId("benchmark")
    with TemporaryDirectory(prefix="hearsay-benchmark-") as folder:
        retriever = Retriever(Path(folder), encoder, answer_model_for(encoder))
        start = time.perf_counter()
        put(retriever, library, documents)
        built = time.perf_counter()
        put(Retriever(Path(folder), encoder, answer_model_for(encoder)), library, documents)
        opened = time.perf_counter()
        sys.stdout.write(
            f"{size} sentences: embedded in {built - start:.1f} s, "
            f"opened in {opened - built:.2f} s\n"
        )
        one = _times(lambda i: retriever.find((library,), _one(i)), 50)
        return one, _times(lambda i: retriever.find((library,), _fifty(i)), 5)


def main() -> None:
    """Print one line a measurement."""
    encoder = Encoder.load(Settings().graph_folder)
    bare_one = _times(lambda i: encoder.encode_with_tokens(_one(i)), 50)
    bare_fifty = _times(lambda i: encoder.encode_with_tokens(_fifty(i)), 5)
    _show("the model alone, 1 question", bare_one, bare_one)
    _show("the model alone, 50 questions", bare_fifty, bare_fifty)
    for size in [int(size) for size in sys.argv[1:]] or _SIZES:
        one, fifty = _measure(encoder, size)
        _show(f"find in {size} sentences, 1 question", one, bare_one)
        _show(f"find in {size} sentences, 50 questions", fifty, bare_fifty)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    sys.stdout.write(f"peak memory {peak:.0f} MiB\n")


if __name__ == "__main__":
    main()
