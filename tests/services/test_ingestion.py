"""What goes in is there at once; what cannot go in is told and changes nothing."""

import pytest

from bot.domain.answer import AskRequest
from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY
from bot.domain.errors import DocumentRejectedError, NotFoundError
from bot.domain.ingest import GivenDetails, IngestOutcome, IngestReport, ReadDocument
from bot.reading.reader import DocumentReader
from bot.wiring import Hearsay, build
from tests.services.conftest import DENIAL, HARBOUR, SERVER, submission

pytestmark = pytest.mark.model

QUESTION = AskRequest(SERVER, "What burned down in Tolm?")


def test_a_document_is_quoted_as_soon_as_it_is_in(fresh: Hearsay) -> None:
    assert fresh.answerer.answer(QUESTION).refused

    report = fresh.ingester.ingest(submission("harbour.md", HARBOUR))

    assert report.outcome is IngestOutcome.ADDED
    assert report.sentences == 6
    assert not fresh.answerer.answer(QUESTION).refused


def test_the_same_bytes_twice_change_nothing(fresh: Hearsay) -> None:
    first = fresh.ingester.ingest(submission("harbour.md", HARBOUR))
    second = fresh.ingester.ingest(submission("copy.md", HARBOUR))

    assert second.outcome is IngestOutcome.UNCHANGED
    assert second.document == first.document


def test_details_given_with_the_same_bytes_are_taken_and_the_others_stay(fresh: Hearsay) -> None:
    first = fresh.ingester.ingest(submission("harbour.md", HARBOUR, publisher="The Tolm Gazette"))
    dated = fresh.ingester.ingest(submission("harbour.md", HARBOUR, published="May 2021"))
    again = fresh.ingester.ingest(submission("harbour.md", HARBOUR, published="2021-05"))

    assert dated.outcome is IngestOutcome.DETAILS
    assert again.outcome is IngestOutcome.UNCHANGED
    stored = fresh.documents.get((SERVER,), first.document.id)
    assert stored.ref == dated.document == again.document
    assert (stored.details.published, stored.details.publisher) == ("2021-05", "The Tolm Gazette")

    fresh.catalogue.undo(SERVER, "test")
    assert fresh.documents.get((SERVER,), first.document.id).ref == first.document


def test_a_date_that_is_none_is_refused_and_an_address_that_is_none_is_left_out(
    fresh: Hearsay,
) -> None:
    first = fresh.ingester.ingest(submission("harbour.md", HARBOUR, url="https://tolm.example/1"))
    with pytest.raises(DocumentRejectedError, match="not understood"):
        fresh.ingester.ingest(submission("harbour.md", HARBOUR, published="soon"))
    report = fresh.ingester.ingest(submission("harbour.md", HARBOUR, url="tolm"))

    assert report.outcome is IngestOutcome.UNCHANGED
    assert any("no web address" in warning for warning in report.warnings)
    assert report.document == first.document


def test_a_copy_that_comes_in_meanwhile_counts_as_unchanged(
    fresh: Hearsay, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_process = build(fresh.settings)
    read = DocumentReader.read

    def read_late(
        self: DocumentReader, file_name: str, data: bytes, given: GivenDetails
    ) -> ReadDocument:
        monkeypatch.undo()
        other_process.ingester.ingest(submission("copy.md", HARBOUR))
        return read(self, file_name, data, given)

    monkeypatch.setattr(DocumentReader, "read", read_late)
    report = fresh.ingester.ingest(submission("harbour.md", HARBOUR))
    other_process.close()

    assert report.outcome is IngestOutcome.UNCHANGED
    assert report.document.file_name == "copy.md"
    assert len(fresh.documents.version_keys(SERVER)) == 1


def test_a_namesake_is_kept_and_told(fresh: Hearsay) -> None:
    fresh.ingester.ingest(submission("harbour.md", HARBOUR))
    report = fresh.ingester.ingest(submission("harbour.md", HARBOUR + "\nIt rained.\n"))

    assert report.outcome is IngestOutcome.ADDED
    assert any("harbour.md" in warning for warning in report.warnings)
    assert len(fresh.documents.version_keys(SERVER)) == 2


def test_a_rejected_file_does_not_hold_up_the_others(fresh: Hearsay) -> None:
    bad, good = fresh.ingester.ingest_many(
        [submission("empty.md", "   "), submission("harbour.md", HARBOUR)]
    )

    assert isinstance(bad, DocumentRejectedError)
    assert isinstance(good, IngestReport)


def test_a_removed_document_is_gone_and_undo_brings_it_back(fresh: Hearsay) -> None:
    report = fresh.ingester.ingest(submission("harbour.md", HARBOUR))
    fresh.answerer.answer(QUESTION)

    fresh.catalogue.remove(SERVER, report.document.id, "test")
    assert fresh.answerer.answer(QUESTION).refused

    fresh.catalogue.undo(SERVER, "test")
    assert not fresh.answerer.answer(QUESTION).refused


def test_a_server_cannot_remove_a_document_of_the_base_corpus(fresh: Hearsay) -> None:
    (base,) = fresh.catalogue.list(BASE_LIBRARY)
    with pytest.raises(NotFoundError, match="belongs to the base library"):
        fresh.catalogue.remove(SERVER, base.document.id, "test")
    assert fresh.catalogue.list(BASE_LIBRARY) == (base,)


def test_a_change_by_another_process_is_seen(fresh: Hearsay) -> None:
    fresh.answerer.answer(QUESTION)
    terminal = build(fresh.settings)
    terminal.ingester.ingest(submission("harbour.md", HARBOUR))
    terminal.close()

    assert not fresh.answerer.answer(QUESTION).refused


def test_what_the_base_library_gains_bears_on_a_servers_statuses(fresh: Hearsay) -> None:
    fresh.ingester.ingest(submission("harbour.md", HARBOUR))
    lamp = "Mira Osterby, the harbour master, said that a lamp had fallen over."
    before = {each.text: each.status for each in fresh.catalogue.sentences(SERVER)}

    fresh.ingester.ingest(submission("denial.md", DENIAL, BASE_LIBRARY))

    after = {each.text: each.status for each in fresh.catalogue.sentences(SERVER)}
    assert (before[lamp], after[lamp]) == (Status.UNVERIFIED, Status.DISPUTED)


def test_the_base_corpus_is_ingested_once_and_stays_removed(fresh: Hearsay) -> None:
    (base,) = fresh.catalogue.list(BASE_LIBRARY)
    fresh.catalogue.remove(BASE_LIBRARY, base.document.id, "test")

    again = build(fresh.settings)

    assert again.catalogue.list(BASE_LIBRARY) == ()
    again.close()
