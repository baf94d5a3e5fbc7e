"""What else surely answers is quoted, once and not without end. All people are fictional."""

from bot.domain.claim import Attribution, SentenceAnalysis
from bot.domain.document import DocumentId, LibraryId, Sentence, SentenceKey
from bot.domain.retrieval import SURE_ANSWER, Candidate
from bot.services.selection import (
    FURTHER_SHARE,
    MAX_QUOTES,
    with_further_answers,
)
from bot.store.documents import StoredSentence

LIBRARY = LibraryId("4001")


def _key(position: int) -> SentenceKey:
    return SentenceKey(DocumentId("A"), 1, position)


def _told(position: int, teller: str, text: str = "It was so.") -> StoredSentence:
    attribution = Attribution(source=None, cue=None, content=None, said_by=(teller,))
    return StoredSentence(
        key=_key(position),
        library=LIBRARY,
        sentence=Sentence(position=position, start=0, end=len(text), text=text, paragraph=1),
        analysis=SentenceAnalysis(attributions=(attribution,)),
    )


def _further(*told: tuple[StoredSentence, float, float | None]) -> list[int]:
    stored = {said.key: said for said, _, _ in told}
    candidates = [
        Candidate(LIBRARY, said.key, score, 0.5, 1.0, 0.5, answers) for said, score, answers in told
    ]
    runs = with_further_answers([(told[0][0].key,)], candidates, stored)
    return [key.position for run in runs for key in run]


def test_what_else_surely_answers_is_quoted_whoever_says_it() -> None:
    told = [
        (_told(0, "Lund", "Twelve were hurt."), 1.0, 0.9),
        (_told(2, "Lund", "The number is fourteen."), 0.8, SURE_ANSWER),
        (_told(4, "Lund", "Lund is a harbour master."), 0.8, SURE_ANSWER - 0.01),
        (_told(6, "Lund", "Nobody knows how many."), FURTHER_SHARE - 0.01, 0.9),
    ]

    assert _further(*told) == [0, 2]


def test_without_a_model_that_tells_answers_nothing_further_is_quoted() -> None:
    told = [(_told(0, "Lund", "Twelve."), 1.0, None), (_told(2, "Vosk", "Fourteen."), 1.0, None)]

    assert _further(*told) == [0]


def test_a_copy_of_what_is_quoted_is_not_quoted_again() -> None:
    words = "Twelve people were hurt at the quay on Monday night."
    told = [(_told(0, "Lund", words), 1.0, 0.9), (_told(2, "Vosk", words), 0.9, 0.9)]

    assert _further(*told) == [0]


def test_an_answer_has_only_so_many_quotes() -> None:
    told = [(_told(2 * at, "Lund", f"Pier {at}: {at + 40} boats."), 1.0, 0.9) for at in range(9)]

    assert len(_further(*told)) == MAX_QUOTES
