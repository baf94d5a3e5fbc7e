"""Turn sentences into quotes: re-read from the store, compared, and given their status."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from bot.domain.answer import Quote
from bot.domain.claim import Assessment, SentenceAnalysis, Status, most_cautious
from bot.domain.document import Document, LibraryId, Sentence, SentenceKey, VersionKey
from bot.domain.errors import StoreCorruptError, WithdrawnError
from bot.store.assessments import AssessmentStore
from bot.store.documents import DocumentStore, StoredSentence

NOT_ASSESSED = "Nobody has verified it"
"""The reason under a quote whose assessment is missing: unverified is the fallback."""


class QuoteBuilder:
    """Build quotes that are word for word what the store holds."""

    def __init__(self, documents: DocumentStore, assessments: AssessmentStore) -> None:
        self._documents = documents
        self._assessments = assessments

    def build(
        self, library: LibraryId, runs: Sequence[tuple[SentenceKey, ...]]
    ) -> dict[tuple[SentenceKey, ...], Quote]:
        """Build one quote for each run of neighbouring sentences of one version.

        Runs whose document has gone meanwhile are left out.

        Raises:
            StoreCorruptError: if a stored sentence differs from its document's text.
        """
        wanted = [run for run in dict.fromkeys(runs) if run]
        keys = [key for run in wanted for key in run]
        stored = self._documents.load_sentences(self._documents.reach(library), keys)
        assessed = self._assessments.assessments(library, keys)
        whole = [run for run in wanted if all(key in stored for key in run)]
        documents = self._read_again(library, {run[0].version_key for run in whole})
        return {
            run: _quote(documents[run[0].version_key], [stored[key] for key in run], assessed)
            for run in whole
            if run[0].version_key in documents
        }

    def build_superseded(
        self, library: LibraryId, run: tuple[SentenceKey, ...], why: str
    ) -> Quote | None:
        """Build a quote from a version that does not count any more; None if it has no such words.

        It is unverified for the reason given: only what counts is judged.
        """
        reach = self._documents.reach(library)
        key = run[0].version_key
        stored = {
            each.key: each
            for each in self._documents.get_version_sentences(reach, key.document, key.version)
        }
        if any(each not in stored for each in run):
            return None
        document = self._documents.get_version(reach, key)
        quote = _quote(document, [stored[each] for each in run], {})
        return quote.model_copy(update={"reasons": (why,)})

    def _read_again(self, library: LibraryId, keys: set[VersionKey]) -> dict[VersionKey, Document]:
        documents = {}
        reach = self._documents.reach(library)
        for key in keys:
            # A document that goes between the two readings takes its quotes along.
            with suppress(WithdrawnError):
                documents[key] = self._documents.get_version(reach, key)
        return documents


def _quote(
    document: Document,
    run: list[StoredSentence],
    assessed: Mapping[SentenceKey, Assessment],
) -> Quote:
    first, last = run[0].sentence, run[-1].sentence
    return Quote(
        document=document.ref,
        start=first.start,
        end=last.end,
        text=_verbatim(document, first, last),
        paragraph=first.paragraph,
        said_by=_said_by([each.analysis for each in run]),
        hedged=any(each.analysis.hedged for each in run),
        hedge_words=_distinct([word for each in run for word in each.analysis.hedge_words]),
        denial=any(each.analysis.denial for each in run),
        status=most_cautious([_status(assessed.get(each.key)) for each in run]),
        reasons=_reasons([assessed.get(each.key) for each in run]),
        origins=_distinct([name for each in run for name in _origins(assessed.get(each.key))]),
    )


def _verbatim(document: Document, first: Sentence, last: Sentence) -> str:
    text = document.text[first.start : last.end]
    if not (text.startswith(first.text) and text.endswith(last.text)):
        raise StoreCorruptError(
            f"document {document.id} version {document.version}: the text at "
            f"[{first.start}, {last.end}) is not the stored sentence"
        )
    return text


def _said_by(analyses: list[SentenceAnalysis]) -> tuple[str, ...]:
    """Name the chain of the run's last attributed sentence: the one that was asked for."""
    chains = [analysis.said_by for analysis in analyses if analysis.attributed]
    return chains[-1] if chains else ()


def _status(assessment: Assessment | None) -> Status:
    return assessment.status if assessment else Status.UNVERIFIED


def _reasons(assessments: list[Assessment | None]) -> tuple[str, ...]:
    """Give the reasons of the most cautious sentences of the run."""
    status = most_cautious([_status(each) for each in assessments])
    reasons = [
        reason
        for each in assessments
        if _status(each) is status
        for reason in (each.reasons if each else (NOT_ASSESSED,))
    ]
    return _distinct(reasons)


def _origins(assessment: Assessment | None) -> tuple[str, ...]:
    return assessment.origins if assessment else ()


def _distinct(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
