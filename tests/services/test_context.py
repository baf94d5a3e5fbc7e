"""A quote in context is verbatim on both sides, and withdrawn when its document is."""

import pytest

from bot.domain.answer import AskRequest, QuoteRef
from bot.domain.claim import Status
from bot.domain.document import DocumentRef, VersionKey, reach_of
from bot.domain.errors import NotFoundError, WithdrawnError
from bot.wiring import Hearsay
from tests.services.conftest import HARBOUR, OTHER_SERVER, SERVER, submission

pytestmark = pytest.mark.model


def _ref(hearsay: Hearsay) -> QuoteRef:
    asked = AskRequest(SERVER, "What did Mira Osterby say?")
    quote = hearsay.answerer.answer(asked).quotes[0]
    return QuoteRef(quote.document.id, quote.document.version, quote.start, quote.end)


def test_the_paragraphs_around_are_shown(hearsay: Hearsay) -> None:
    shown = hearsay.context.around(SERVER, _ref(hearsay))

    assert shown.before.startswith("The grain store in Tolm burned down on 4 May.")
    assert shown.after.endswith("She also said that the store had been inspected in April.")
    text = hearsay.documents.get(reach_of(SERVER), shown.quote.document.id).text
    assert shown.before + shown.quote.text + shown.after in text


def test_a_withdrawn_document_says_so(fresh: Hearsay) -> None:
    report = fresh.ingester.ingest(submission("harbour.md", HARBOUR))
    ref = _ref(fresh)
    fresh.catalogue.remove(SERVER, report.document.id, "test")

    with pytest.raises(WithdrawnError):
        fresh.context.around(SERVER, ref)


def test_a_quote_of_an_older_version_is_read_and_marked(fresh: Hearsay) -> None:
    first = fresh.ingester.ingest(submission("harbour.md", HARBOUR)).document
    said = _ref(fresh)
    burned = _place(fresh, first, "The grain store in Tolm burned down on 4 May.")
    changed = HARBOUR.replace("4 May", "5 May")
    draft = fresh.drafting.prepare(
        submission("harbour.md", changed), replaces=VersionKey(first.id, 1)
    )
    fresh.drafting.publish(SERVER, draft.id, "test")

    kept, gone = (fresh.context.around(SERVER, ref) for ref in (said, burned))

    assert kept.quote.document.version == gone.quote.document.version == 1
    assert "4 May" in gone.quote.text
    assert "Version 2 counts now; it has the same words" in kept.superseded
    assert "does not say this any more" in gone.superseded
    assert gone.quote.reasons == (gone.superseded,)
    assert gone.quote.status is Status.UNVERIFIED

    fresh.catalogue.undo(SERVER, "test")
    assert not fresh.context.around(SERVER, burned).superseded


def _place(hearsay: Hearsay, document: DocumentRef, words: str) -> QuoteRef:
    start = hearsay.documents.get(reach_of(SERVER), document.id).text.index(words)
    return QuoteRef(document.id, document.version, start, start + len(words))


def test_another_server_finds_nothing(hearsay: Hearsay) -> None:
    with pytest.raises(NotFoundError):
        hearsay.context.around(OTHER_SERVER, _ref(hearsay))


def test_a_place_that_is_no_quote_is_refused(hearsay: Hearsay) -> None:
    ref = _ref(hearsay)._replace(start=1, end=3)
    with pytest.raises(WithdrawnError):
        hearsay.context.around(SERVER, ref)
