"""Hold members' statements against the library: what speaks for them, what against, how surely."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from bot.analysis.claims import Claim
from bot.analysis.question import checked_question
from bot.analysis.stance import Position, Stance
from bot.domain.answer import Quote
from bot.domain.check import Check, CheckRequest, verdict_of
from bot.domain.claim import Relation, RelationKind, Status
from bot.domain.document import LibraryId, SentenceKey
from bot.domain.errors import QuestionRejectedError
from bot.domain.retrieval import Retrieval
from bot.index.retriever import Retriever
from bot.services.check_result import NOT_SAID, check_result, not_in_sources
from bot.services.corrections import whole_items
from bot.services.indexing import IndexKeeper
from bot.services.quoting import QuoteBuilder
from bot.services.stances import StanceReader
from bot.store.assessments import AssessmentStore
from bot.store.documents import DocumentStore

SHOWN = 4
"""Quotes on each side at most, so that neither side looks heavier for being longer."""

_LESS_CLOSE = 0.15
"""A sentence this much less close than the closest one of its side is left out."""


class Sides(NamedTuple):
    """Sentences for and against a statement, the closest first."""

    supporting: list[SentenceKey]
    against: list[SentenceKey]


class ClaimChecker:
    """Check statements in the sources' own words; what no source says is said to be so."""

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
        self._stances = StanceReader(documents)

    def check(self, request: CheckRequest) -> Check:
        """Check one statement.

        Raises:
            QuestionRejectedError: if it is empty, too long or has no words.
        """
        checked_question(request.statement)
        return self.check_many([request])[0]

    def check_many(self, requests: Sequence[CheckRequest]) -> list[Check]:
        """Check statements together, in their order: one pass of the model for all of them.

        A statement that cannot be read is in no source; the note says why.
        """
        checks: dict[int, Check] = {}
        by_library: dict[LibraryId, list[int]] = {}
        for number, request in enumerate(requests):
            try:
                checked_question(request.statement)
            except QuestionRejectedError as error:
                checks[number] = not_in_sources(request, str(error), None)
            else:
                by_library.setdefault(request.library, []).append(number)
        for library, numbers in by_library.items():
            reach = self._keeper.ensure(library)
            texts = [checked_question(requests[number].statement) for number in numbers]
            found = self._retriever.find(reach, texts)
            for number, retrieval in zip(numbers, found, strict=True):
                checks[number] = self._check(requests[number], retrieval)
        return [checks[number] for number in range(len(requests))]

    def _check(self, request: CheckRequest, retrieval: Retrieval) -> Check:
        text = checked_question(request.statement)
        asked = [(text, retrieval.candidates)]
        ((statement, positions),) = self._stances.read(request.library, asked)
        sides = _sides(positions)
        keys = [*sides.supporting, *sides.against]
        relations = self._assessments.relations_of(request.library, keys)
        sides = _with_related(sides, relations)
        corrections = {each.claim.key for each in positions if each.claim.corrects}
        corrections |= {r.subject for r in relations if r.kind is RelationKind.CORRECTS}
        quotes = self._quoted(request.library, [*sides.supporting, *sides.against], corrections)
        supporting = _shown(sides.supporting, quotes)
        against = _shown(sides.against, quotes)
        if not supporting and not against:
            return not_in_sources(request, NOT_SAID, self._closest(request.library, positions))
        verdict = verdict_of(
            [_weighed(quote, key in corrections) for key, quote in supporting],
            [quote.status for _, quote in against],
            corrected=any(key in corrections for key, _ in against),
        )
        return check_result(request, statement, verdict, supporting, against)

    def _quoted(
        self, library: LibraryId, keys: Sequence[SentenceKey], corrections: Set[SentenceKey]
    ) -> dict[SentenceKey, Quote]:
        """Quote the sentences, each correction together with the sentence that puts it right."""
        runs = {key: (key,) for key in keys} | whole_items(
            self._documents, library, corrections & set(keys)
        )
        built = self._quotes.build(library, list(runs.values()))
        return {key: built[run] for key, run in runs.items() if run in built}

    def _closest(self, library: LibraryId, positions: Sequence[Position]) -> Quote | None:
        claims: list[Claim] = [each.claim for each in positions if not each.claim.no_claim]
        if not claims:
            return None
        return self._quoted(library, [claims[0].key], frozenset()).get(claims[0].key)


def _sides(positions: Sequence[Position]) -> Sides:
    """Put the sentences that speak about the statement on their sides, the closest first."""
    taken = sorted(
        (each for each in positions if each.stance),
        key=lambda each: (-each.closeness, each.claim.key),
    )
    best = {
        stance: next((e.closeness for e in taken if e.stance is stance), 0.0) for stance in Stance
    }
    kept = [
        each for each in taken if each.stance and each.closeness >= best[each.stance] - _LESS_CLOSE
    ]
    return Sides(
        [each.claim.key for each in kept if each.stance is Stance.SUPPORTS],
        [each.claim.key for each in kept if each.stance is Stance.AGAINST],
    )


def _with_related(sides: Sides, relations: Sequence[Relation]) -> Sides:
    """Add what is known to deny, correct or repeat the sentences found; corrections lead."""
    supporting, against = list(sides.supporting), list(sides.against)
    for each in relations:
        if each.kind is RelationKind.REPEATS:
            continue
        if each.target in sides.supporting and each.subject not in sides.supporting:
            place = 0 if each.kind is RelationKind.CORRECTS else len(against)
            against.insert(place, each.subject)
        elif each.subject in sides.supporting and each.target not in sides.supporting:
            against.append(each.target)
        elif each.subject in sides.against and not sides.supporting:
            supporting.append(each.target)
    return Sides(
        [key for key in dict.fromkeys(supporting) if key not in sides.against],
        [key for key in dict.fromkeys(against) if key not in sides.supporting],
    )


def _shown(
    keys: Sequence[SentenceKey], quotes: Mapping[SentenceKey, Quote]
) -> list[tuple[SentenceKey, Quote]]:
    return [(key, quotes[key]) for key in keys if key in quotes][:SHOWN]


def _weighed(quote: Quote, correction: bool) -> Status:
    """Return a supporting quote's weight: a correction stands for what it puts right."""
    if correction and quote.status is Status.CORRECTED:
        return Status.UNVERIFIED if quote.said_by else Status.STATED
    return quote.status
