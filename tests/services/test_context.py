"""A quote in context is verbatim on both sides, and withdrawn when its document is."""

import pytest

from bot.domain.answer import AskRequest, QuoteRef
from bot.domain.document import reach_of
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


def test_another_server_finds_nothing(hearsay: Hearsay) -> None:
    with pytest.raises(NotFoundError):
        hearsay.context.around(OTHER_SERVER, _ref(hearsay))


def test_a_place_that_is_no_quote_is_refused(hearsay: Hearsay) -> None:
    ref = _ref(hearsay)._replace(start=1, end=3)
    with pytest.raises(WithdrawnError):
        hearsay.context.around(SERVER, ref)
