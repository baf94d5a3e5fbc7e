"""Measure the whole bot on a hand-made story: ingest its documents, then ask, read and compare."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bot.domain.answer import Answer, AskRequest, Quote
from bot.domain.ingest import Submission
from bot.domain.sentence import AnalysedSentence
from bot.reading.reader import DocumentReader
from bot.services.evaluation.bench import Bench, library_named
from bot.services.evaluation.checks import check_marks
from bot.services.evaluation.figures import Figures, hash_files
from bot.services.evaluation.gold import (
    GoldQuestion,
    GoldSentence,
    Words,
    gold_files,
    holds,
    read_gold,
    same_words,
    submissions,
)
from bot.services.evaluation.marks import Mark, figures_of
from bot.services.evaluation.origins import origin_marks
from bot.services.evaluation.story_dates import date_marks

DENIES_PREMISE = "no document here says"
"""How an answer's note meets a false premise instead of swallowing it (in small letters)."""


def evaluate_story(folder: Path, bench: Bench) -> Figures:
    """Return the story's figures; it stays in a library of its own on the bench."""
    marks = story_marks(folder, bench)
    return figures_of(folder.name, marks, hash_files(gold_files(folder)))


def story_marks(folder: Path, bench: Bench) -> list[Mark]:
    """Ingest the story and return every single finding, for a person to look at."""
    library = library_named(folder.name)
    documents = submissions(folder, library)
    for result in bench.ingester.ingest_many(documents):
        if isinstance(result, Exception):
            raise result
    questions = read_gold(folder / "questions.jsonl", GoldQuestion)
    answers = bench.answerer.answer_many(
        [AskRequest(library, each.question, each.after, each.id) for each in questions]
    )
    texts = _texts(documents)
    marks: list[Mark] = []
    for question, answer in zip(questions, answers, strict=True):
        marks.extend(question_marks(question, answer))
        marks.extend(_verbatim_marks(question, answer, texts))
    sentences = bench.catalogue.sentences(library)
    for gold in read_gold(folder / "sentences.jsonl", GoldSentence):
        marks.extend(sentence_marks(gold, sentences))
    marks.extend(check_marks(folder, bench.checker.check_many, library))
    marks.extend(origin_marks(folder, bench, library))
    marks.extend(date_marks(folder, bench, library))
    return marks


def _texts(documents: Sequence[Submission]) -> dict[str, str]:
    """Read the documents a second time: quotes are compared with the reader's own text."""
    reader = DocumentReader()
    return {
        each.file_name: reader.read(each.file_name, each.data, each.details).text
        for each in documents
    }


def question_marks(gold: GoldQuestion, answer: Answer) -> Iterator[Mark]:
    """Judge one answer: refused where it must be, the right quotes, both sides, their status."""
    seen = f"{gold.question} → {_shown(answer.quotes)}"
    if not gold.answerable:
        yield Mark("unanswerable", gold.id, _premise_refused(gold, answer), seen)
        return
    fitting = [quote for quote in answer.quotes if _shows(quote, gold.expect)]
    first = answer.quotes[:1]
    yield Mark("answered", gold.id, not answer.refused, seen)
    yield Mark("first_quote", gold.id, any(_shows(quote, gold.expect) for quote in first), seen)
    yield Mark("any_quote", gold.id, bool(fitting), seen)
    if gold.expect_first:
        leads = any(_shows(quote, gold.expect_first) for quote in first)
        yield Mark("correction_leads", gold.id, leads, seen)
    if gold.supporting and gold.against:
        both = all(
            any(_shows(quote, side) for quote in answer.quotes)
            for side in (gold.supporting, gold.against)
        )
        yield Mark("both_sides", gold.id, both, seen)
    if fitting:
        right = fitting[0].status in gold.status
        yield Mark(
            "quote_status", gold.id, right, f"{fitting[0].status}, not {gold.status}: {seen}"
        )


def _premise_refused(gold: GoldQuestion, answer: Answer) -> bool:
    if answer.refused or not gold.refused_or_denied:
        return answer.refused
    denied = any(_shows(quote, gold.expect) for quote in answer.quotes[:1])
    return denied or DENIES_PREMISE in answer.note.lower()


def _verbatim_marks(gold: GoldQuestion, answer: Answer, texts: Mapping[str, str]) -> Iterator[Mark]:
    for quote in answer.quotes:
        # A quote from the base corpus stands in no document of the story: it is judged as wrong
        # by the other measures, and there is nothing here to compare it with.
        if quote.document.file_name in texts:
            stands = texts[quote.document.file_name][quote.start : quote.end] == quote.text
            yield Mark("verbatim", gold.id, stands, quote.text)


def sentence_marks(gold: GoldSentence, sentences: Sequence[AnalysedSentence]) -> Iterator[Mark]:
    """Judge the analysis and status of one labelled sentence."""
    case = f"{gold.file}: {gold.text}"
    fitting = [
        each
        for each in sentences
        if each.document.file_name == gold.file and same_words(each.text, gold.text)
    ]
    yield Mark("segmented", case, len(fitting) == 1, " | ".join(each.text for each in fitting))
    if not fitting:
        return
    found = fitting[0]
    for label in ("attributed", "hedged", "denial", "corrects"):
        if label not in gold.open:
            seen = getattr(found, label)
            yield Mark(label, case, seen == getattr(gold, label), f"{label} {seen}")
    if gold.said_by and found.said_by:
        source = found.said_by[-1]
        yield Mark("source", case, _named(source, gold.said_by[-1]), source)
    seen = f"{found.status}, not {', '.join(gold.status)}"
    yield Mark("sentence_status", case, found.status in gold.status, seen)


def _named(name: str, spellings: Sequence[str]) -> bool:
    """Compare without case, article and honorific: "The ministry" is "ministry"."""
    return _bare(name) in {_bare(spelling) for spelling in spellings}


def _bare(name: str) -> str:
    words = name.casefold().replace("’", "'").split()
    return " ".join(words[1:] if words[0] in ("the", "a", "an", "mr", "dr") else words)


def _shows(quote: Quote, accepted: Sequence[Words]) -> bool:
    return holds(quote.document.file_name, quote.text, accepted)


def _shown(quotes: Sequence[Quote]) -> str:
    if not quotes:
        return "refused"
    return " // ".join(
        f"[{quote.document.file_name} {quote.status}] {quote.text}" for quote in quotes
    )
