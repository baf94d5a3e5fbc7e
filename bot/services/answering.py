"""Answer a question: retrieve, choose, look for the other side, quote, say how sure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.analysis.asked import asked_speaker, asks_whether
from bot.analysis.premise import unsaid_in
from bot.analysis.question import checked_question
from bot.analysis.stance import Position
from bot.domain.answer import Answer, AskRequest, Quote
from bot.domain.claim import RelationKind, Status, most_cautious
from bot.domain.document import DocumentId, LibraryId, SentenceKey
from bot.domain.errors import QuestionRejectedError
from bot.domain.retrieval import Candidate, Retrieval
from bot.index.retriever import Retriever
from bot.services.choosing import choose, shortlist_of
from bot.services.corrections import whole_items
from bot.services.indexing import IndexKeeper
from bot.services.notes import answer_note, refusal_note
from bot.services.other_side import (
    contested,
    in_whole,
    with_other_side,
)
from bot.services.quoting import QuoteBuilder
from bot.services.retrieving import QuestionRetriever
from bot.services.selection import (
    MAX_QUOTES,
    Run,
    with_further_answers,
)
from bot.services.stances import StanceReader, moved
from bot.store.assessments import AssessmentStore
from bot.store.documents import DocumentStore, StoredSentence

_CLOSEST = 3
"""Quotes shown where no document says it: no more than are chosen for their own sake."""


class Chosen(NamedTuple):
    """What is quoted for a question; `contested`: for and against it; `unmet`: see `Retrieval`."""

    runs: list[Run]
    contested: bool
    question: str
    unmet: tuple[str, ...]


class QuestionAnswerer:
    """Answer in the sources' own words, or say that the library holds no answer."""

    def __init__(
        self,
        *,
        keeper: IndexKeeper,
        retriever: Retriever,
        documents: DocumentStore,
        assessments: AssessmentStore,
        quotes: QuoteBuilder,
    ) -> None:
        self._retriever = QuestionRetriever(keeper, retriever)
        self._documents = documents
        self._assessments = assessments
        self._quotes = quotes
        self._stances = StanceReader(documents)

    def check_question(self, question: str) -> str:
        """Return the question tidied.

        Raises:
            QuestionRejectedError: if it is empty, too long or has no words.
        """
        return checked_question(question)

    def answer(self, request: AskRequest) -> Answer:
        """Answer one question.

        Raises:
            QuestionRejectedError: if it is empty, too long or has no words.
        """
        self.check_question(request.question)
        return self.answer_many([request])[0]

    def answer_many(self, requests: Sequence[AskRequest]) -> list[Answer]:
        """Answer questions together, in their order: one pass of the model for all of them.

        A question that cannot be read is answered by a refusal that says why.
        """
        answers: dict[int, Answer] = {}
        by_library: dict[LibraryId, list[int]] = {}
        for number, request in enumerate(requests):
            try:
                checked_question(request.question)
            except QuestionRejectedError as error:
                answers[number] = _refusal(request, str(error))
            else:
                by_library.setdefault(request.library, []).append(number)
        for library, numbers in by_library.items():
            chosen = self._choose(library, [requests[number] for number in numbers])
            quotes = self._quotes.build(library, [run for each in chosen for run in each.runs])
            for number, each in zip(numbers, chosen, strict=True):
                found = tuple(quotes[run] for run in each.runs if run in quotes)
                answers[number] = _answer(requests[number], found, each)
        return [answers[number] for number in range(len(requests))]

    def _choose(self, library: LibraryId, requests: Sequence[AskRequest]) -> list[Chosen]:
        """Choose what to quote for each question; nothing where the library does not answer.

        Everything is read for all questions at once: fifty members who ask in the same second
        would otherwise wait for thousands of small statements.
        """
        retrieved = self._retriever.retrieve(library, requests)
        questions = [each.question for each in retrieved]
        found = [each.found for each in retrieved]
        shortlists = [shortlist_of(question, each) for question, each in retrieved]
        stored = self._load_with_neighbours(library, shortlists)
        publishers = self._publishers(library, questions)
        chosen = [
            choose(question, shortlist, stored, publishers, answerable=each.answerable)
            for question, shortlist, each in zip(questions, shortlists, found, strict=True)
        ]
        positions = self._positions(library, questions, found, chosen)
        chosen = self._with_other_sides(library, chosen, stored)
        chosen = [
            with_further_answers(runs, shortlist, stored)
            for runs, shortlist in zip(chosen, shortlists, strict=True)
        ]
        return [
            Chosen(runs, contested(runs, stand), question, each.unmet)
            for runs, stand, (question, each) in zip(chosen, positions, retrieved, strict=True)
        ]

    def _positions(
        self,
        library: LibraryId,
        questions: Sequence[str],
        found: Sequence[Retrieval],
        chosen: Sequence[list[Run]],
    ) -> list[Sequence[Position]]:
        """Tell for each question that wants yes or no which sentences say which."""
        asked = [
            (question, each.candidates if runs and asks_whether(question) else ())
            for question, each, runs in zip(questions, found, chosen, strict=True)
        ]
        return [positions for _, positions in self._stances.read(library, asked)]

    def _with_other_sides(
        self,
        library: LibraryId,
        chosen: Sequence[list[Run]],
        stored: Mapping[SentenceKey, StoredSentence],
    ) -> list[list[Run]]:
        """Add denials and corrections, the latter whole, up to what an answer holds."""
        keys = {key for runs in chosen for run in runs for key in run}
        relations = self._assessments.relations_of(library, sorted(keys))
        correcting = {each.subject for each in relations if each.kind is RelationKind.CORRECTS}
        correcting |= {key for key in keys if key in stored and stored[key].analysis.corrects}
        items = whole_items(self._documents, library, correcting)
        sides = [in_whole(with_other_side(runs, relations), items) for runs in chosen]
        return [runs[:MAX_QUOTES] for runs in sides]

    def _load_with_neighbours(
        self, library: LibraryId, shortlists: Sequence[Sequence[Candidate]]
    ) -> dict[SentenceKey, StoredSentence]:
        keys = {candidate.sentence for shortlist in shortlists for candidate in shortlist}
        around = {moved(key, by) for key in keys for by in (-1, 1) if key.position + by >= 0}
        return self._documents.load_sentences(self._documents.reach(library), sorted(keys | around))

    def _publishers(
        self, library: LibraryId, questions: Sequence[str]
    ) -> Mapping[DocumentId, str | None]:
        """Name every document's publisher, where a question asks for somebody's words."""
        if not any(asked_speaker(question) for question in questions):
            return {}
        summaries = self._documents.current(self._documents.reach(library))
        return {each.document.id: each.document.publisher for each in summaries}


def _answer(request: AskRequest, quotes: tuple[Quote, ...], chosen: Chosen) -> Answer:
    if not quotes:
        return _refusal(request, refusal_note())
    missing = unsaid_in(chosen.question, [quote.text for quote in quotes]) or chosen.unmet
    if missing:
        quotes = quotes[:_CLOSEST]
    # Two quotes may contradict one another as answers, whatever each one's own status.
    statuses = [quote.status for quote in quotes] + [Status.DISPUTED] * chosen.contested
    status = most_cautious(statuses)
    return Answer(
        id=request.id,
        question=request.question,
        refused=False,
        note=answer_note(status, quotes, missing),
        status=status,
        quotes=quotes,
        origins=tuple(dict.fromkeys(name for quote in quotes for name in quote.origins)),
    )


def _refusal(request: AskRequest, note: str) -> Answer:
    return Answer(
        id=request.id,
        question=request.question,
        refused=True,
        note=note,
        status=None,
        quotes=(),
    )
