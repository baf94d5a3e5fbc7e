"""No refusal with quotes, no answer without, no answer without a status."""

import pytest
from pydantic import ValidationError

from bot.domain.answer import Answer, Quote
from bot.domain.claim import Status, most_cautious
from bot.domain.document import DocumentId, DocumentRef

QUOTE = Quote(
    document=DocumentRef(
        id=DocumentId("0A1B2C3D"),
        version=1,
        file_name="dam.md",
        title="Dam",
        publisher=None,
        published=None,
        url=None,
    ),
    start=0,
    end=4,
    text="Yes.",
    paragraph=1,
    said_by=(),
    hedged=False,
    hedge_words=(),
    denial=False,
    status=Status.STATED,
    reasons=("One source says so.",),
    origins=("Dam",),
)


def test_an_answer_has_quotes_and_a_status() -> None:
    answer = Answer(question="Q?", refused=False, note="n", status=Status.STATED, quotes=(QUOTE,))
    assert answer.quotes == (QUOTE,)


@pytest.mark.parametrize(
    ("refused", "status", "quotes"),
    [
        (True, None, (QUOTE,)),
        (True, Status.STATED, ()),
        (False, Status.STATED, ()),
        (False, None, (QUOTE,)),
    ],
)
def test_nothing_between_an_answer_and_a_refusal(
    refused: bool, status: Status | None, quotes: tuple[Quote, ...]
) -> None:
    with pytest.raises(ValidationError):
        Answer(question="Q?", refused=refused, note="n", status=status, quotes=quotes)


def test_the_most_cautious_status_wins() -> None:
    assert most_cautious([Status.VERIFIED, Status.DISPUTED, Status.STATED]) is Status.DISPUTED
    assert most_cautious([Status.VERIFIED]) is Status.VERIFIED
