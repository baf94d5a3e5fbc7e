"""Who wants a yes or a no hears everybody who says either. All people are fictional."""

from bot.domain.claim import Attribution, SentenceAnalysis
from bot.domain.document import DocumentId, LibraryId, Sentence, SentenceKey
from bot.domain.retrieval import Candidate
from bot.services.selection import MAX_VOICES, with_other_voices
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
