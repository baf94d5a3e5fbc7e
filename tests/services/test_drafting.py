"""What a moderator is shown before anything is live, and what becomes of it."""

import threading

import pytest

from bot.domain.answer import AskRequest
from bot.domain.document import BASE_LIBRARY, DocumentRef, VersionKey, reach_of
from bot.domain.draft import Draft, Objection
from bot.domain.errors import ConflictError, DocumentRejectedError, HearsayError, NotFoundError
from bot.domain.ingest import GivenDetails, IngestOutcome
from bot.wiring import Hearsay, build
from tests.services.conftest import DENIAL, HARBOUR, OTHER_SERVER, SERVER, submission

pytestmark = pytest.mark.model

INSURED = AskRequest(SERVER, "Was the store insured twice?")


@pytest.fixture
def harbour(fresh: Hearsay) -> DocumentRef:
    """Put one document into the library."""
    return fresh.ingester.ingest(
        submission("harbour.md", HARBOUR, publisher="The Tolm Gazette", published="2021-05-05")
    ).document


def _denial(hearsay: Hearsay) -> Draft:
    return hearsay.drafting.prepare(
        submission("denial.md", DENIAL, publisher="Coast Wire", published="about 2021")
    )


def test_a_preview_shows_what_the_document_means_for_the_library(
    fresh: Hearsay, harbour: DocumentRef
) -> None:
    draft = _denial(fresh)

    assert (draft.details.published, draft.details.published_note) == (
        "2021",
        "given as “about 2021”",
    )
    assert (draft.sentences, draft.denials, draft.hedged) == (3, 1, 1)
    assert draft.opening.startswith("Company rejects harbour master's account")
    (objection,) = draft.objections
    assert objection.kind is Objection.DENIES
    assert objection.text.startswith("Galt Shipping denied")
    assert objection.document == harbour
    assert objection.objected.startswith("Mira Osterby, the harbour master, said")
    assert draft.near_duplicates == ()


def test_a_draft_is_nowhere_until_it_is_published(fresh: Hearsay, harbour: DocumentRef) -> None:
    draft = _denial(fresh)

    shown = {each.document for each in fresh.answerer.answer(INSURED).quotes}
    assert shown <= {harbour}
    assert [each.document for each in fresh.catalogue.list(SERVER) if not each.shared] == [harbour]
    report = fresh.drafting.publish(SERVER, draft.id, "77")

    assert report.outcome is IngestOutcome.ADDED
    assert (report.sentences, report.denials) == (draft.sentences, draft.denials)
    answer = fresh.answerer.answer(INSURED)
    assert answer.quotes[0].document == report.document
    disputed = fresh.catalogue.sentences(SERVER, harbour.id)
    assert "disputed" in {each.status for each in disputed}
    assert fresh.drafting.open_drafts(SERVER) == ()


def test_a_draft_survives_a_restart_and_is_published_as_it_was(fresh: Hearsay) -> None:
    draft = _denial(fresh)
    fresh.close()
    restarted = build(fresh.settings)

    assert restarted.drafting.open_drafts(SERVER) == (draft,)
    report = restarted.drafting.publish(SERVER, draft.id, "77")

    assert report.document.title == draft.details.title
    restarted.close()


def test_another_servers_draft_is_not_there(fresh: Hearsay) -> None:
    draft = _denial(fresh)

    with pytest.raises(NotFoundError) as foreign:
        fresh.drafting.get(OTHER_SERVER, draft.id)
    with pytest.raises(NotFoundError) as absent:
        fresh.drafting.publish(OTHER_SERVER, draft.id, "9")

    assert str(foreign.value) == str(absent.value)
    assert "denial" not in str(foreign.value).casefold()
    assert fresh.drafting.open_drafts(OTHER_SERVER) == ()


def test_a_new_title_makes_the_first_line_a_headline_and_dates_are_counted_anew(
    fresh: Hearsay,
) -> None:
    text = "Fire in Tolm harbour\n\nThe grain store burned down on 4 May.\n"
    draft = fresh.drafting.prepare(submission("fire.txt", text, title="Page 1 of 1"))
    edited = fresh.drafting.edit(
        draft, GivenDetails(title="Fire in Tolm harbour", published="2021-05-05"), "77"
    )
    published = fresh.drafting.publish(SERVER, edited.id, "77").document

    stored = fresh.documents.sentences(reach_of(SERVER), VersionKey(published.id, 1))
    assert (draft.revision, edited.revision) == (1, 2)
    assert stored[0].kind == "headline"
    assert (draft.events, edited.events) == (1, 1)
    assert published.title == "Fire in Tolm harbour"


def test_a_date_that_is_given_settles_that_none_was_found(fresh: Hearsay) -> None:
    text = "Fire in Tolm harbour\n\nThe grain store burned down on 4 May.\n"
    draft = fresh.drafting.prepare(submission("fire.txt", text))
    dated = fresh.drafting.edit(draft, GivenDetails(published="2021-05-05"), "77")

    assert any("No publication date" in warning for warning in draft.warnings)
    assert dated.warnings == ()
    assert fresh.drafting.publish(SERVER, dated.id, "77").warnings == ()


def test_a_date_that_is_given_settles_that_the_files_own_made_no_sense(fresh: Hearsay) -> None:
    text = "---\npublished: some time ago\n---\nThe grain store burned down.\n"
    draft = fresh.drafting.prepare(submission("fire.md", text))
    renamed = fresh.drafting.edit(draft, GivenDetails(title="Fire in Tolm"), "77")
    dated = fresh.drafting.edit(renamed, GivenDetails(published="2021-05-05"), "77")

    assert any("'some time ago' is not understood" in warning for warning in renamed.warnings)
    assert dated.warnings == ()


def test_two_who_edit_one_draft_do_not_overwrite_one_another(fresh: Hearsay) -> None:
    draft = _denial(fresh)
    fresh.drafting.edit(draft, GivenDetails(publisher="Coast Mail"), "77")

    with pytest.raises(ConflictError, match="Somebody else has changed this draft"):
        fresh.drafting.edit(draft, GivenDetails(publisher="Coast Post"), "78")
    with pytest.raises(DocumentRejectedError, match="not understood"):
        fresh.drafting.edit(
            fresh.drafting.get(SERVER, draft.id), GivenDetails(published="soon"), "78"
        )

    assert fresh.drafting.get(SERVER, draft.id).details.publisher == "Coast Mail"


def test_bytes_that_are_known_are_told_of(fresh: Hearsay, harbour: DocumentRef) -> None:
    with pytest.raises(DocumentRejectedError, match=harbour.id):
        fresh.drafting.prepare(submission("again.md", HARBOUR))
    shared = fresh.catalogue.list(BASE_LIBRARY)[0].document
    data = fresh.ingester.ingest(submission("rain.txt", "It rained in Tolm.", BASE_LIBRARY))
    with pytest.raises(DocumentRejectedError, match=f"base library.*{data.document.id}"):
        fresh.drafting.prepare(submission("rain.txt", "It rained in Tolm."))
    first = _denial(fresh)
    second = _denial(fresh)

    assert second.id == first.id
    assert "waits for a decision already" in second.warnings[0]
    assert shared.id != data.document.id


def test_a_copy_of_a_report_is_told_and_so_is_a_part_of_one(
    fresh: Hearsay, harbour: DocumentRef
) -> None:
    copied = HARBOUR.replace("Two dockers", "Three dockers") + "\nSo much for Tolm.\n"
    pasted = "\n".join(line for line in HARBOUR.splitlines() if line.startswith("Mira"))

    copy = fresh.drafting.prepare(submission("copy.md", copied))
    part = fresh.drafting.prepare(
        submission("part.txt", f"{pasted}\n\nThe council of Tolm met in the old town hall.")
    )

    assert [each.document for each in copy.near_duplicates] == [harbour]
    assert copy.near_duplicates[0].shared >= 0.75
    assert [each.shared for each in part.near_duplicates] == [0.5]


def test_a_text_edit_is_a_new_version_with_the_details_of_the_one_before(
    fresh: Hearsay, harbour: DocumentRef
) -> None:
    key = VersionKey(harbour.id, 1)
    changed = HARBOUR.replace("4 May", "5 May")
    draft = fresh.drafting.prepare(submission("edited.md", changed), replaces=key)

    report = fresh.drafting.publish(SERVER, draft.id, "77")

    assert (draft.near_duplicates, draft.objections) == ((), ())
    assert report.outcome is IngestOutcome.NEW_VERSION
    assert (report.document.id, report.document.version) == (harbour.id, 2)
    assert (report.document.publisher, report.document.published) == (
        "The Tolm Gazette",
        "2021-05-05",
    )
    assert [each.current for each in fresh.catalogue.versions(SERVER, harbour.id)] == [True, False]
    with pytest.raises(NotFoundError, match="at version 2 by now"):
        fresh.drafting.prepare(submission("late.md", changed + "\nIt rained.\n"), replaces=key)
    with pytest.raises(DocumentRejectedError, match="word for word"):
        fresh.drafting.prepare(
            submission("same.md", changed + "\n\n"), replaces=VersionKey(harbour.id, 2)
        )


def test_twenty_files_at_once_all_end_in_a_clear_state(fresh: Hearsay) -> None:
    """Half of them are the same five files: each file goes in once, and everybody is told."""
    texts = [f"Boat {n % 15} left Tolm on {n % 15 + 1} May 2021." for n in range(20)]
    outcomes: list[object] = [None] * 20

    def moderate(number: int) -> None:
        try:
            draft = fresh.drafting.prepare(submission(f"boat-{number}.txt", texts[number]))
            outcomes[number] = fresh.drafting.publish(SERVER, draft.id, str(number))
        except HearsayError as error:
            outcomes[number] = str(error)

    threads = [threading.Thread(target=moderate, args=(number,)) for number in range(20)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    told = [each for each in outcomes if isinstance(each, str)]
    live = [each for each in fresh.catalogue.list(SERVER) if not each.shared]
    assert None not in outcomes
    assert (len(live), len(told)) == (15, 5)
    assert all("already in the library" in each or "was published" in each for each in told)
    assert fresh.drafting.open_drafts(SERVER) == ()
    found = fresh.catalogue.sentences(SERVER)
    assert {each.status for each in found if each.document.file_name.startswith("boat")} == {
        "stated"
    }
