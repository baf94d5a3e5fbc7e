"""A reply stands beside the claim that it answers. All people are fictional."""

from bot.domain.claim import Attribution, SentenceAnalysis
from bot.domain.document import DocumentId, LibraryId, Sentence, SentenceKey
from bot.domain.value import Span
from bot.services.other_side import with_replies
from bot.store.documents import StoredSentence

CLAIM = "Her staff said that two men were sent out."


def _key(position: int) -> SentenceKey:
    return SentenceKey(DocumentId("A"), 1, position)


def _said(position: int, text: str, by: str, content: str, paragraph: int = 1) -> StoredSentence:
    start = text.index(content)
    attribution = Attribution(
        source=None,
        cue=None,
        content=Span(start=start, end=start + len(content)),
        said_by=(by,),
    )
    return StoredSentence(
        key=_key(position),
        library=LibraryId("4001"),
        sentence=Sentence(
            position=position, start=0, end=len(text), text=text, paragraph=paragraph
        ),
        analysis=SentenceAnalysis(attributions=(attribution,)),
    )


def _shown(*said: StoredSentence) -> list[tuple[SentenceKey, ...]]:
    return with_replies([(_key(0),)], {_key(at): each for at, each in enumerate(said)})


def test_what_somebody_else_says_in_the_same_paragraph_is_shown() -> None:
    claim = _said(0, CLAIM, "staff", "two men were sent out")
    reply = _said(
        1, "Osk Hollow said no ballot was touched.", "Osk Hollow", "no ballot was touched"
    )

    assert _shown(claim, reply) == [(_key(0),), (_key(1),)]


def test_in_the_next_paragraph_only_what_takes_the_claim_up_is_a_reply() -> None:
    claim = _said(0, CLAIM, "staff", "two men were sent out")
    reply = _said(1, "Hollow said they had left.", "Hollow", "they had left", paragraph=2)
    other = _said(1, "Hollow said the hall was full.", "Hollow", "the hall was full", paragraph=2)

    assert _shown(claim, reply) == [(_key(0),), (_key(1),)]
    assert _shown(claim, other) == [(_key(0),)]


def test_who_goes_on_speaking_does_not_reply() -> None:
    claim = _said(0, CLAIM, "staff", "two men were sent out")
    more = _said(1, "Her staff said they had stood in the rain.", "staff", "they had stood")

    assert _shown(claim, more) == [(_key(0),)]


def test_what_nobody_says_is_no_reply() -> None:
    claim = _said(0, CLAIM, "staff", "two men were sent out")
    told = _said(1, "It rained until midnight.", "x", "It rained")
    plain = told.model_copy(update={"analysis": SentenceAnalysis()})

    assert _shown(claim, plain) == [(_key(0),)]
    assert _shown(claim) == [(_key(0),)]
