"""Who wants a yes or a no hears everybody who says either. All people are fictional."""

from bot.domain.claim import Attribution, SentenceAnalysis
from bot.domain.document import DocumentId, LibraryId, Sentence, SentenceKey
from bot.domain.retrieval import SURE_ANSWER, Candidate
from bot.services.selection import (
    FURTHER_SHARE,
    MAX_QUOTES,
    MAX_VOICES,
    with_further_answers,
    with_other_voices,
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


def _heard(*told: tuple[StoredSentence, float]) -> list[int]:
    stored = {said.key: said for said, _ in told}
    candidates = [Candidate(LIBRARY, said.key, score, 0.5, 1.0, 0.5) for said, score in told]
    runs = with_other_voices([(told[0][0].key,)], candidates, stored)
    return [key.position for run in runs for key in run]


def test_each_further_teller_is_heard_once() -> None:
    told = [(_told(0, "Lund"), 1.0), (_told(2, "Lund"), 0.9), (_told(4, "Vosk"), 0.8)]

    assert _heard(*told, (_told(6, "Vosk"), 0.7)) == [0, 4]


def test_who_speaks_of_something_else_is_not_heard() -> None:
    assert _heard((_told(0, "Lund"), 1.0), (_told(2, "Vosk"), 0.5)) == [0]


def test_a_question_is_no_voice() -> None:
    assert _heard((_told(0, "Lund"), 1.0), (_told(2, "Vosk", "Was it so?"), 0.9)) == [0]


def test_there_are_never_too_many_voices() -> None:
    told = [(_told(2 * at, f"teller {at}"), 1.0) for at in range(9)]

    assert len(_heard(*told)) == MAX_VOICES


def test_where_nothing_is_quoted_nobody_is_heard() -> None:
    told = _told(0, "Lund")

    assert (
        with_other_voices([], [Candidate(LIBRARY, told.key, 1.0, 0.5, 1.0, 0.5)], {told.key: told})
        == []
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
