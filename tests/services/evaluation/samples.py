"""Quotes for the tests of the judges."""

from bot.domain.answer import Quote
from bot.domain.claim import Status
from bot.domain.document import DocumentId, DocumentRef


def reference(file_name: str) -> DocumentRef:
    return DocumentRef(
        id=DocumentId("AAAAAAAA"),
        version=1,
        file_name=file_name,
        title=file_name,
        publisher=None,
        published=None,
        url=None,
    )


def quote(file_name: str, text: str, status: Status = Status.CORRECTED) -> Quote:
    return Quote(
        document=reference(file_name),
        start=0,
        end=len(text),
        text=text,
        paragraph=1,
        said_by=(),
        hedged=False,
        hedge_words=(),
        denial=False,
        status=status,
        reasons=("because",),
        origins=(),
    )
