"""Choose for one question what to quote of what was found."""

from collections.abc import Mapping, Sequence

from bot.analysis.asked import asked_speaker, is_speaker
from bot.domain.document import DocumentId, SentenceKey
from bot.domain.retrieval import Candidate, Retrieval
from bot.services.selection import Run, answers_by_itself, choose_runs
from bot.store.documents import StoredSentence

_SHORTLIST = 16
"""Candidates among which the quoted ones are chosen."""


def shortlist_of(question: str, retrieval: Retrieval) -> Sequence[Candidate]:
    """Take the best candidates; more where only one speaker's words will do."""
    if asked_speaker(question) is not None:
        return retrieval.candidates
    return retrieval.candidates[:_SHORTLIST] if retrieval.answerable else ()


def choose(
    question: str,
    shortlist: Sequence[Candidate],
    stored: Mapping[SentenceKey, StoredSentence],
    publishers: Mapping[DocumentId, str | None],
    *,
    answerable: bool,
) -> list[Run]:
    """Choose the runs for one question: who asks for somebody's words gets nobody else's."""
    quotable = [
        candidate
        for candidate in shortlist
        if candidate.sentence in stored and answers_by_itself(stored[candidate.sentence].sentence)
    ]
    if speaker := asked_speaker(question):
        said = [
            each
            for each in quotable
            if _says(stored[each.sentence], publishers.get(each.sentence.document), speaker)
        ]
        if said or not answerable:
            return choose_runs(said, stored)
    return choose_runs(quotable, stored)


def _says(stored: StoredSentence, publisher: str | None, speaker: str) -> bool:
    """Say whether a sentence gives somebody's words; being spoken of is not enough.

    What a document says in its own voice its publisher says.
    """
    if publisher and not stored.analysis.attributed:
        return is_speaker(publisher, speaker)
    chains = (each.said_by for each in stored.analysis.attributions if each.content)
    return any(is_speaker(name, speaker) for chain in chains for name in chain)
