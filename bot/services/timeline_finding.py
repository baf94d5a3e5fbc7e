"""Find the events of one document: what the timeline shows of it, whoever asks."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.analysis.names import count_names
from bot.analysis.time.events import DatedDocument, find_events
from bot.analysis.time.tagger import tag
from bot.domain.claim import SentenceAnalysis
from bot.domain.document import ANALYSED_LANGUAGE, Document, Sentence, SentenceKind
from bot.domain.event import Event
from bot.domain.timeline import FoundReport, SentenceQuote
from bot.index.words import stems


def find_reports(
    document: Document, sentences: Sequence[Sentence], analyses: Sequence[SentenceAnalysis]
) -> tuple[FoundReport, ...]:
    """Return the document's events in the order of its text, each with its sentence.

    None in another language than English: tense and the words around a figure date an event.
    """
    if document.details.language != ANALYSED_LANGUAGE:
        return ()
    published = document.details.published
    expressions = tag(document.text, published=published)
    dated = DatedDocument(document.key, document.text, published, sentences, analyses, expressions)
    whole_names = _whole_names(sentences)
    return tuple(
        _report(event, sentences[event.sentence.position], whole_names)
        for event in find_events(dated)
    )


def _report(event: Event, sentence: Sentence, whole_names: dict[str, str]) -> FoundReport:
    # Asking about somebody also means what they say.
    words = _plain(" ".join((sentence.text, *event.said_by)))
    shortened = [whole_names[name] for name in count_names([words]) if name in whole_names]
    return FoundReport(
        event=event,
        sentence=SentenceQuote(start=sentence.start, end=sentence.end, text=sentence.text),
        stems=frozenset(stems(" ".join((words, *shortened)))),
    )


def _plain(words: str) -> str:
    """Drop zero-width characters: they would cut a word in two that people read as one."""
    return "".join(character for character in words if unicodedata.category(character) != "Cf")


def _whole_names(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Map each word that is part of one name of two words to that name: Osterby, Mira Osterby.

    A word that two names share stands for neither: a daughter has her father's name.
    """
    names_with: dict[str, set[str]] = defaultdict(set)
    prose = (each.text for each in sentences if each.kind is SentenceKind.PROSE)
    for name in count_names(prose):
        if len(name.split()) == 2:
            for word in name.split():
                names_with[word].add(name)
    return {word: names.pop() for word, names in names_with.items() if len(names) == 1}
