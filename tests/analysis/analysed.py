"""Analyse short fictional texts: one line is one paragraph with one sentence."""

from functools import cache

from bot.analysis.analyser import SentenceAnalyser
from bot.analysis.parsing import load_parser
from bot.domain.claim import SentenceAnalysis
from bot.domain.document import Sentence, SentenceKind


@cache
def analyser() -> SentenceAnalyser:
    """Load the parser once for all tests."""
    return SentenceAnalyser(load_parser())


def cut(
    *lines: str, heading: SentenceKind = SentenceKind.HEADLINE
) -> tuple[str, tuple[Sentence, ...]]:
    """Join lines to a text; a line that starts with "# " is a headline."""
    sentences, text = [], ""
    for position, line in enumerate(lines):
        words = line.removeprefix("# ")
        start = len(text)
        text += words + "\n\n"
        sentences.append(
            Sentence(
                position=position,
                start=start,
                end=start + len(words),
                text=words,
                paragraph=position + 1,
                kind=heading if line.startswith("# ") else SentenceKind.PROSE,
            )
        )
    return text, tuple(sentences)


def analyse(*lines: str) -> tuple[SentenceAnalysis, ...]:
    """Analyse lines as one document."""
    return analyser().analyse(*cut(*lines))


def last(*lines: str) -> SentenceAnalysis:
    """Analyse lines as one document and return the last line's analysis."""
    return analyse(*lines)[-1]


def said_by(*lines: str) -> tuple[str, ...]:
    """Return the chain of the last line's main attribution."""
    return last(*lines).said_by
