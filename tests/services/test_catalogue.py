"""Moderators keep a library: they edit, look back, undo any step, and rebuild."""

import pytest

from bot.domain.answer import AskRequest
from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY, DocumentRef, SentenceKey, VersionKey
from bot.domain.errors import ConflictError, DocumentRejectedError, NotFoundError
from bot.domain.ingest import GivenDetails, IngestOutcome
from bot.services.verification import Moderator
from bot.store.audit import AuditAction, AuditLog
from bot.wiring import Hearsay, build
from tests.services.conftest import HARBOUR, OTHER_SERVER, SERVER, submission

pytestmark = pytest.mark.model

BURNED = AskRequest(SERVER, "What burned down in Tolm?")


@pytest.fixture
def harbour(fresh: Hearsay) -> DocumentRef:
    """Put one document into the library."""
    return fresh.ingester.ingest(submission("harbour.md", HARBOUR)).document


def test_changed_details_are_told_with_every_quote(fresh: Hearsay, harbour: DocumentRef) -> None:
    seen = fresh.catalogue.document(SERVER, harbour.id)
    changed = GivenDetails(publisher="The Tolm Gazette", published="about 2021")

    ref = fresh.catalogue.edit_details(SERVER, seen, changed, "77")

    quote = fresh.answerer.answer(BURNED).quotes[0]
    assert quote.document == ref
    assert (ref.publisher, ref.published, ref.published_note) == (
        "The Tolm Gazette",
        "2021",
        "given as “about 2021”",
    )
    assert any("The Tolm Gazette" in reason for reason in quote.reasons)


def test_a_new_title_that_makes_a_headline_of_the_first_line_is_a_new_version(
    fresh: Hearsay,
) -> None:
    text = "Fire in Tolm. Two were hurt.\n\nThe grain store burned down on 4 May.\n"
    added = fresh.ingester.ingest(submission("fire.txt", text, title="Page 1 of 1")).document
    place = SentenceKey(added.id, 1, 2)
    fresh.verification.verify(
        SERVER, place, Moderator("77", "Ilse"), evidence="https://courier.example/tolm"
    )
    before = fresh.catalogue.sentences(SERVER, added.id)
    seen = fresh.catalogue.document(SERVER, added.id)
    renamed = GivenDetails(title="Fire in Tolm. Two were hurt.")

    ref = fresh.catalogue.edit_details(SERVER, seen, renamed, "78")

    assert (ref.version, ref.title) == (2, "Fire in Tolm. Two were hurt.")
    kinds = [
        (each.kind, seen.text[each.start : each.end])
        for each in fresh.documents.sentences((SERVER,), VersionKey(added.id, 2))
    ]
    assert kinds == [
        ("headline", "Fire in Tolm. Two were hurt."),
        ("prose", "The grain store burned down on 4 May."),
    ]
    assert fresh.catalogue.document(SERVER, added.id).text == seen.text
    assert fresh.verification.list(SERVER)[0].verdict.sentence == SentenceKey(added.id, 2, 1)
    with pytest.raises(ConflictError, match="Somebody else has changed"):
        fresh.catalogue.edit_details(SERVER, seen, renamed, "77")

    fresh.catalogue.undo(SERVER, "78")

    assert fresh.catalogue.document(SERVER, added.id) == seen
    assert fresh.catalogue.sentences(SERVER, added.id) == before


def test_the_same_bytes_with_the_title_that_they_begin_with_are_cut_anew(fresh: Hearsay) -> None:
    text = "Fire in Tolm. Two were hurt.\n\nThe grain store burned down on 4 May.\n"
    fresh.ingester.ingest(submission("fire.txt", text, title="Page 1 of 1"))

    report = fresh.ingester.ingest(
        submission("fire.txt", text, title="Fire in Tolm. Two were hurt.")
    )

    assert (report.outcome, report.sentences) == (IngestOutcome.NEW_VERSION, 2)
    assert report.document.version == 2


def test_two_who_edit_one_document_do_not_overwrite_one_another(
    fresh: Hearsay, harbour: DocumentRef
) -> None:
    seen = fresh.catalogue.document(SERVER, "harbour.md")
    fresh.catalogue.edit_details(SERVER, seen, GivenDetails(author="M. Osterby"), "77")

    with pytest.raises(ConflictError, match="Somebody else has changed “Harbour fire in Tolm”"):
        fresh.catalogue.edit_details(SERVER, seen, GivenDetails(author="J. Galt"), "78")
    with pytest.raises(DocumentRejectedError, match="needs a title"):
        fresh.catalogue.edit_details(SERVER, seen, GivenDetails(title=""), "78")

    again = fresh.catalogue.document(SERVER, harbour.id)
    assert again.details.author == "M. Osterby"
    assert fresh.catalogue.edit_details(SERVER, again, GivenDetails(), "78") == again.ref
    assert len(fresh.library_log.entries(SERVER)) == 2


def test_what_is_not_a_servers_own_is_not_its_to_change(
    fresh: Hearsay, harbour: DocumentRef
) -> None:
    seen = fresh.catalogue.document(SERVER, harbour.id)
    base = fresh.catalogue.document(SERVER, "dong-jingwei-defection.txt")

    with pytest.raises(NotFoundError, match="base library"):
        fresh.catalogue.edit_details(SERVER, base, GivenDetails(title="Mine"), "77")
    with pytest.raises(NotFoundError, match=f"There is no document {harbour.id}"):
        fresh.catalogue.edit_details(OTHER_SERVER, seen, GivenDetails(title="Mine"), "9")
    with pytest.raises(NotFoundError):
        fresh.catalogue.versions(OTHER_SERVER, harbour.id)

    assert fresh.catalogue.document(SERVER, harbour.id) == seen
    assert fresh.catalogue.document(BASE_LIBRARY, base.id) == base


def test_the_log_tells_who_did_what_and_what_can_be_undone(
    fresh: Hearsay, harbour: DocumentRef
) -> None:
    seen = fresh.catalogue.document(SERVER, harbour.id)
    fresh.catalogue.edit_details(SERVER, seen, GivenDetails(publisher="The Tolm Gazette"), "77")
    fresh.catalogue.remove(SERVER, harbour.id, "78")

    removed, edited, added = fresh.library_log.entries(SERVER)
    older = fresh.library_log.entries(SERVER, before=edited.number, limit=5)

    assert older == (added,)
    assert [each.number for each in (removed, edited, added)] == [3, 2, 1]
    assert (edited.actor, edited.action, edited.title) == (
        "77",
        AuditAction.EDIT_DETAILS,
        "Harbour fire in Tolm",
    )
    assert (edited.before, edited.after) == (
        "publisher: not stated",
        "publisher: The Tolm Gazette",
    )
    assert added.before == removed.after == ""
    assert "title: Harbour fire in Tolm" in added.after
    assert [each.undoable for each in (removed, edited, added)] == [True, False, False]
    assert edited.why_not == "later steps build on it: undo step 3 (remove) first"
    with pytest.raises(ConflictError, match="undo step 3"):
        fresh.catalogue.undo(SERVER, "77", 1)

    fresh.catalogue.undo(SERVER, "79", 3)
    undone = fresh.library_log.entries(SERVER, limit=1)[0]
    assert (undone.what, undone.undoes) == ("undone: step 3 (remove)", 3)
    assert fresh.library_log.entries(OTHER_SERVER) == ()


def test_a_verdict_goes_with_its_sentence_to_the_next_version(
    fresh: Hearsay, harbour: DocumentRef
) -> None:
    moderator = Moderator("77", "Ilse")
    place = SentenceKey(harbour.id, 1, 1)
    fresh.verification.verify(SERVER, place, moderator, evidence="https://courier.example/tolm")
    changed = "Tolm, Thursday\n\n" + HARBOUR.replace("April", "March")
    draft = fresh.drafting.prepare(
        submission("harbour.md", changed), replaces=VersionKey(harbour.id, 1)
    )

    fresh.drafting.publish(SERVER, draft.id, "78")

    found = fresh.catalogue.sentences(SERVER, harbour.id)
    verified = [each for each in found if each.status is Status.VERIFIED]
    assert [each.text for each in verified] == ["The grain store in Tolm burned down on 4 May."]
    assert verified[0].document.version == 2
    (recorded,) = fresh.verification.list(SERVER)
    assert recorded.text == verified[0].text


def test_an_index_is_rebuilt_from_the_store(fresh: Hearsay, harbour: DocumentRef) -> None:
    before = fresh.answerer.answer(BURNED)
    for shard in (fresh.settings.data / "index" / SERVER).glob("*.npz"):
        shard.write_bytes(b"damaged")

    report = fresh.catalogue.rebuild(SERVER)

    assert (report.documents, report.sentences) == (1, 6)
    assert fresh.answerer.answer(BURNED) == before
    assert harbour.id in {each.document.id for each in before.quotes}


def test_what_was_killed_before_its_statuses_were_judged_is_judged_at_the_next_start(
    fresh: Hearsay, harbour: DocumentRef
) -> None:
    seen = fresh.documents.get((SERVER,), harbour.id)
    named = seen.details.model_copy(update={"publisher": "The Tolm Gazette"})
    fresh.documents.edit_details(seen, named, "77")  # and killed here
    assert "The Tolm Gazette" not in str(fresh.answerer.answer(BURNED).quotes[0].reasons)

    restarted = build(fresh.settings)
    answer = restarted.answerer.answer(BURNED)
    log = AuditLog(restarted.database).entries(SERVER)
    restarted.close()

    assert "The Tolm Gazette" in str(answer.quotes[0].reasons)
    assert len(log) == 2
