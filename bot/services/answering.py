"""Answer a question: retrieve, choose, look for the other side, quote, say how sure."""

from collections.abc import Sequence

from bot.analysis.asked import asked_speaker, is_speaker
from bot.analysis.question import checked_question, with_context
from bot.domain.answer import Answer, AskRequest, Quote
from bot.domain.claim import RelationKind, most_cautious
from bot.domain.document import LibraryId, SentenceKey, reach_of
from bot.domain.errors import QuestionRejectedError
from bot.domain.retrieval import Retrieval
from bot.index.retriever import Retriever
from bot.services.indexing import IndexKeeper
from bot.services.notes import answer_note, refusal_note
from bot.services.quoting import QuoteBuilder
from bot.services.selection import Run, answers_by_itself, choose_runs
from bot.store.assessments import AssessmentStore
from bot.store.documents import DocumentStore, StoredSentence

MAX_QUOTES = 5


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
        self._keeper = keeper
        self._retriever = retriever
        self._documents = documents
        self._assessments = assessments
        self._quotes = quotes

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
            self._keeper.ensure(library)
            questions = [_meant(requests[number]) for number in numbers]
            found = self._retriever.find(reach_of(library), questions)
            for number, question, retrieval in zip(numbers, questions, found, strict=True):
                answers[number] = self._answer(requests[number], question, retrieval)
        return [answers[number] for number in range(len(requests))]

    def _answer(self, request: AskRequest, question: str, retrieval: Retrieval) -> Answer:
        runs = self._choose(request.library, question, retrieval)
        runs = self._with_other_side(request.library, runs)[:MAX_QUOTES]
        built = self._quotes.build(request.library, runs)
        quotes = tuple(built[run] for run in runs if run in built)
        if not quotes:
            return _refusal(request, refusal_note())
        status = most_cautious([quote.status for quote in quotes])
        return Answer(
            id=request.id,
            question=request.question,
            refused=False,
            note=answer_note(status, quotes),
            status=status,
            quotes=quotes,
            origins=_origins(quotes),
        )

    def _choose(self, library: LibraryId, question: str, retrieval: Retrieval) -> list[Run]:
        """Choose what to quote; nothing if the library does not answer.

        Who asks for somebody's words gets nobody else's.
        """
        speaker = asked_speaker(question)
        if not retrieval.answerable and speaker is None:
            return []
        keys = [candidate.sentence for candidate in retrieval.candidates]
        stored = self._load_with_neighbours(library, keys)
        quotable = [
            candidate
            for candidate in retrieval.candidates
            if candidate.sentence in stored
            and answers_by_itself(stored[candidate.sentence].sentence)
        ]
        if speaker is not None:
            said = [each for each in quotable if _says(stored[each.sentence], speaker)]
            if said or not retrieval.answerable:
                return choose_runs(said, stored)
        return choose_runs(quotable, stored)

    def _load_with_neighbours(
        self, library: LibraryId, keys: list[SentenceKey]
    ) -> dict[SentenceKey, StoredSentence]:
        before = [key._replace(position=key.position - 1) for key in keys if key.position]
        return self._documents.load_sentences(reach_of(library), [*keys, *before])

    def _with_other_side(self, library: LibraryId, runs: list[Run]) -> list[Run]:
        """Put beside each run what denies or corrects it; a correction goes before the old words.

        Denials come right after what they deny, so that a limit never cuts one side off.
        """
        keys = [key for run in runs for key in run]
        relations = self._assessments.relations_of(library, keys)
        ordered: list[Run] = []
        for run in runs:
            corrections = [
                (relation.subject,)
                for relation in relations
                if relation.kind is RelationKind.CORRECTS and relation.target in run
            ]
            others = [
                (relation.subject if relation.target in run else relation.target,)
                for relation in sorted(relations, key=lambda each: -each.similarity)
                if relation.kind is RelationKind.DENIES
                and (relation.target in run) != (relation.subject in run)
            ]
            corrected = [
                (relation.target,)
                for relation in relations
                if relation.kind is RelationKind.CORRECTS and relation.subject in run
            ]
            ordered += [*corrections[:1], run, *corrected[:1], *others[:1]]
        return _without_repeats(ordered)


def _meant(request: AskRequest) -> str:
    return with_context(checked_question(request.question), request.after)


def _says(stored: StoredSentence, speaker: str) -> bool:
    """Say whether a sentence gives somebody's words; being spoken of is not enough."""
    chains = (each.said_by for each in stored.analysis.attributions if each.content)
    return any(is_speaker(name, speaker) for chain in chains for name in chain)


def _without_repeats(runs: list[Run]) -> list[Run]:
    seen: set[SentenceKey] = set()
    kept = []
    for run in runs:
        if not seen.intersection(run):
            kept.append(run)
        seen.update(run)
    return kept


def _refusal(request: AskRequest, note: str) -> Answer:
    return Answer(
        id=request.id,
        question=request.question,
        refused=True,
        note=note,
        status=None,
        quotes=(),
    )


def _origins(quotes: Sequence[Quote]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for quote in quotes for name in quote.origins))
