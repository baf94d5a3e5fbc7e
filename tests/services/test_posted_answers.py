"""An old answer is due for a mark exactly when what it quotes has changed since."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.answer import Answer, AskRequest, QuoteRef
from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY, DocumentId, LibraryId
from bot.domain.posted import Change, ChangeKind, PostedAnswer
from bot.services.posted_answers import DAYS_KEPT, PostedAnswers, shown_quote
from bot.services.quoting import QuoteBuilder
from bot.services.verification import Moderator
from bot.store.posted_answers import PostedAnswerStore
from bot.store.quote_standing import QuoteStandings
from bot.store.statuses import StatusReader
from bot.wiring import Hearsay
from tests.services.conftest import DENIAL, HARBOUR, OTHER_SERVER, SERVER, submission

ANNA = Moderator("77", "Anna")
QUESTION = "What burned down in Tolm?"


@pytest.fixture
def posted(fresh: Hearsay) -> Answer:
    """Post an answer of a server's own document."""
    fresh.ingester.ingest(submission("harbour.md", HARBOUR, published="2021-05-05"))
    answer = fresh.answerer.answer(AskRequest(SERVER, QUESTION))
    assert not answer.refused
    fresh.posted.record(SERVER, "1", "2", answer.quotes)
    return answer


def due(hearsay: Hearsay, library: LibraryId = SERVER) -> list[tuple[Change, ...]]:
    return [changes for _, changes in hearsay.posted.due(library)]


def document_of(answer: Answer) -> DocumentId:
    return answer.quotes[0].document.id


def test_an_answer_whose_sources_stand_is_not_due(fresh: Hearsay, posted: Answer) -> None:
    fresh.ingester.ingest(submission("boat.md", "A boat sailed to Orsk on 5 May."))

    assert not posted.refused
    assert due(fresh) == []
    assert fresh.posted.changes(SERVER, [shown_quote(each) for each in posted.quotes]) == ()


def test_a_withdrawn_source_makes_it_due_until_it_is_marked_or_comes_back(
    fresh: Hearsay, posted: Answer
) -> None:
    document = document_of(posted)
    fresh.catalogue.remove(SERVER, document, "77")

    ((answer, changes),) = fresh.posted.due(SERVER)
    assert changes == (Change(document, ChangeKind.WITHDRAWN),)
    assert "Harbour fire" in fresh.posted.titles(SERVER, [document])[document]
    refs = [each.ref for each in answer.quotes]
    assert fresh.posted.quotes_again(SERVER, refs) == {}
    fresh.posted.marked(answer, changes)
    assert due(fresh) == []

    fresh.catalogue.undo(SERVER, "77")

    assert due(fresh) == [()]
    again = fresh.posted.quotes_again(SERVER, refs)
    assert tuple(again[ref] for ref in refs) == posted.quotes


def test_a_verdict_makes_it_due_with_the_new_status(fresh: Hearsay, posted: Answer) -> None:
    quoted = shown_quote(posted.quotes[0])
    fresh.verification.refute(SERVER, quoted.ref, ANNA, evidence="https://gazette.example/fire")

    assert due(fresh) == [(Change(document_of(posted), ChangeKind.RE_RATED, Status.REFUTED),)]
    fresh.verification.clear(SERVER, quoted.ref, ANNA)
    assert due(fresh) == []


def test_a_document_that_denies_it_makes_it_due(fresh: Hearsay) -> None:
    fresh.ingester.ingest(submission("harbour.md", HARBOUR, published="2021-05-05"))
    answer = fresh.answerer.answer(AskRequest(SERVER, "What did Mira Osterby say?"))
    fresh.posted.record(SERVER, "1", "2", answer.quotes)

    fresh.ingester.ingest(submission("denial.md", DENIAL, published="2021-05-06"))

    (changes,) = due(fresh)
    assert Change(document_of(answer), ChangeKind.RE_RATED, Status.DISPUTED) in changes


def test_switching_the_base_off_puts_its_quotes_out_of_reach(fresh: Hearsay) -> None:
    answer = fresh.answerer.answer(AskRequest(SERVER, "Who is Han Lianchao?"))
    fresh.posted.record(SERVER, "1", "2", answer.quotes)
    fresh.posted.record(OTHER_SERVER, "3", "4", answer.quotes)

    fresh.server_settings.change(
        SERVER, lambda before: before.model_copy(update={"use_base": False}), ANNA
    )

    document = document_of(answer)
    assert due(fresh) == [(Change(document, ChangeKind.OUT_OF_REACH),)]
    assert fresh.posted.titles(SERVER, [document]) == {}
    assert due(fresh, OTHER_SERVER) == []


def test_an_answer_belongs_to_one_server(fresh: Hearsay, posted: Answer) -> None:
    document = document_of(posted)
    fresh.catalogue.remove(SERVER, document, "77")

    assert due(fresh, OTHER_SERVER) == []
    assert due(fresh, BASE_LIBRARY) == []
    assert fresh.posted.titles(OTHER_SERVER, [document]) == {}
    shown = [shown_quote(each) for each in posted.quotes]
    assert {each.kind for each in fresh.posted.changes(OTHER_SERVER, shown)} == {
        ChangeKind.OUT_OF_REACH
    }
    assert fresh.posted.quotes_again(OTHER_SERVER, [each.ref for each in shown]) == {}


def test_a_page_that_was_drawn_anew_is_due_again_when_what_had_gone_is_back(
    fresh: Hearsay, posted: Answer
) -> None:
    """A page shows places; which page it is stands in its message alone."""
    other = fresh.ingester.ingest(submission("boat.md", "A boat sailed to Orsk.")).document
    refs = [shown_quote(each).ref for each in posted.quotes]
    stays = QuoteRef(other.id, 1, 0, 22)
    fresh.posted.record_page(SERVER, "1", "9", [*refs, stays])
    fresh.posted.record_page(SERVER, "1", "9", [*refs, stays])
    page = next(
        each for each in PostedAnswerStore(fresh.database).list(SERVER) if len(each.quotes) > 1
    )
    assert (page.message, due(fresh)) == ("9", [])

    fresh.catalogue.remove(SERVER, document_of(posted), "77")
    before, changes = next(each for each in fresh.posted.due(SERVER) if each[0].message == "9")
    fresh.posted.record_page(SERVER, "1", "9", [stays], before)

    assert changes == (Change(document_of(posted), ChangeKind.WITHDRAWN),)
    assert [each.message for each, _ in fresh.posted.due(SERVER)] == ["2"]
    fresh.catalogue.undo(SERVER, "77")
    assert [(each.message, told) for each, told in fresh.posted.due(SERVER)] == [("9", ())]
    fresh.posted.record_page(SERVER, "1", "9", [*refs, stays], before)
    assert due(fresh) == []


def test_a_page_that_shows_nothing_is_not_kept(fresh: Hearsay, posted: Answer) -> None:
    fresh.posted.record_page(SERVER, "1", "2", [])

    assert not posted.refused
    assert PostedAnswerStore(fresh.database).list(SERVER) == ()


def test_a_refusal_is_not_kept(fresh: Hearsay) -> None:
    fresh.posted.record(SERVER, "1", "2", ())

    assert PostedAnswerStore(fresh.database).list(SERVER) == ()


def test_answers_are_forgotten_in_time(fresh: Hearsay, posted: Answer) -> None:
    store = PostedAnswerStore(fresh.database)
    assert [len(each.quotes) for each in store.list(SERVER)] == [len(posted.quotes)]
    assert set(PostedAnswer.model_fields) == {
        *("library", "channel", "message", "posted_at", "quotes", "marked")
    }

    later = datetime.now(UTC) + timedelta(days=DAYS_KEPT, minutes=1)
    tidying = PostedAnswers(
        store=store,
        standings=QuoteStandings(fresh.database),
        statuses=StatusReader(fresh.database),
        quotes=QuoteBuilder(fresh.documents, fresh.assessments),
        now=lambda: later,
    )

    assert fresh.posted.forget_old() == 0
    assert tidying.forget_old() == 1
    assert store.list(SERVER) == ()
