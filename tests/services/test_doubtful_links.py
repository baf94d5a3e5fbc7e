"""Moderators decide what the machine is unsure of; until then it is in no answer."""

import pytest

from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY
from bot.domain.doubtful_link import LinkPlace, LinkState
from bot.domain.errors import ConflictError, NotFoundError
from bot.services.doubtful_links import DoubtfulLink
from bot.services.link_references import place_of, reference_of
from bot.services.verification import Moderator
from bot.wiring import Hearsay
from tests.services.conftest import HARBOUR, OTHER_SERVER, SERVER, submission

pytestmark = pytest.mark.model

WREN = Moderator("7", "Wren")
CLAIM = "She also said that the store had been inspected in April."
VAGUE = "Galt Shipping denied that the store had ever been looked at by an inspector."


@pytest.fixture
def story(fresh: Hearsay) -> Hearsay:
    fresh.ingester.ingest_many(
        [
            submission("harbour.md", HARBOUR, publisher="The Tolm Gazette", published="2021-05-05"),
            submission(
                "galt.md", f"# Galt\n\n{VAGUE}\n", publisher="Coast Wire", published="2021-05-06"
            ),
        ]
    )
    return fresh


def waiting(story: Hearsay) -> DoubtfulLink:
    return next(each for each in story.doubtful_links.waiting(SERVER) if each.subject.text == VAGUE)


def place(story: Hearsay) -> LinkPlace:
    return place_of(waiting(story).reference)


def status_of(story: Hearsay, words: str) -> Status:
    (found,) = {each.status for each in story.catalogue.sentences(SERVER) if words == each.text}
    return found


def test_a_doubtful_denial_waits_with_both_sentences_and_disputes_nothing(story: Hearsay) -> None:
    link = waiting(story)

    assert (link.subject.text, link.target.text) == (VAGUE, CLAIM)
    assert link.subject.said_by == ("Galt Shipping",)
    assert link.target.document.publisher == "The Tolm Gazette"
    assert link.state is LinkState.OPEN
    assert status_of(story, CLAIM) is Status.UNVERIFIED
    assert story.doubtful_links.waiting(SERVER)[0] == link, "denials come first"


def test_a_confirmed_link_disputes_the_claim_in_its_own_server_alone(story: Hearsay) -> None:
    confirmed = story.doubtful_links.confirm(SERVER, place(story), WREN)

    assert (confirmed.state, confirmed.decided_by) == (LinkState.CONFIRMED, "Wren")
    assert confirmed.target.status is Status.DISPUTED
    assert any(reason.startswith("Wren confirmed on 20") for reason in confirmed.target.reasons)
    assert status_of(story, CLAIM) is Status.DISPUTED
    assert all(each.subject.text != VAGUE for each in story.doubtful_links.waiting(SERVER))
    assert [each.subject.text for each in story.doubtful_links.decided(SERVER)] == [VAGUE]
    assert story.doubtful_links.decided(OTHER_SERVER) == ()


def test_a_rejected_link_never_comes_back(story: Hearsay) -> None:
    rejected = story.doubtful_links.reject(SERVER, place(story), WREN)
    story.ingester.ingest(submission("more.md", "# More\n\nIt rained on the pier of Tolm.\n"))

    assert rejected.state is LinkState.REJECTED
    assert status_of(story, CLAIM) is Status.UNVERIFIED
    assert all(each.subject.text != VAGUE for each in story.doubtful_links.waiting(SERVER))


def test_a_decision_survives_the_removal_and_return_of_a_document(story: Hearsay) -> None:
    story.doubtful_links.confirm(SERVER, place(story), WREN)

    removed = story.catalogue.remove(SERVER, "galt.md", "test")
    assert status_of(story, CLAIM) is Status.UNVERIFIED
    assert story.doubtful_links.decided(SERVER) == ()

    returned = submission("galt.md", f"# Galt\n\n{VAGUE}\n", publisher="Coast Wire")
    assert story.ingester.ingest(returned).document.id != removed.id
    assert status_of(story, CLAIM) is Status.UNVERIFIED, "another document is another link"


def test_an_undone_decision_lets_the_link_wait_again(story: Hearsay) -> None:
    before = story.catalogue.sentences(SERVER)
    at = place(story)
    story.doubtful_links.confirm(SERVER, at, WREN)

    undone = story.doubtful_links.undo(SERVER, at, WREN)

    assert undone.state is LinkState.OPEN
    assert waiting(story) == undone
    assert story.catalogue.sentences(SERVER) == before
    with pytest.raises(NotFoundError, match="No moderator"):
        story.doubtful_links.undo(SERVER, at, WREN)


def test_a_second_moderator_is_told_who_was_first(story: Hearsay) -> None:
    at = place(story)
    story.doubtful_links.reject(SERVER, at, WREN)

    with pytest.raises(ConflictError, match="Wren has rejected this link already"):
        story.doubtful_links.confirm(SERVER, at, Moderator("8", "Ilse"))

    assert status_of(story, CLAIM) is Status.UNVERIFIED


def test_only_what_waits_can_be_decided(story: Hearsay) -> None:
    at = place(story)
    turned = LinkPlace(at.target, at.subject, at.kind)

    with pytest.raises(NotFoundError, match="does not wait"):
        story.doubtful_links.confirm(SERVER, turned, WREN)
    with pytest.raises(NotFoundError, match="does not wait"):
        story.doubtful_links.confirm(OTHER_SERVER, at, WREN)
    story.catalogue.remove(SERVER, "galt.md", "test")
    with pytest.raises(NotFoundError, match="does not wait"):
        story.doubtful_links.reject(SERVER, at, WREN)


def test_a_server_without_documents_decides_on_the_bases_links_for_itself(fresh: Hearsay) -> None:
    open_in_base = fresh.doubtful_links.waiting(BASE_LIBRARY)
    assert fresh.doubtful_links.waiting(SERVER) == open_in_base

    fresh.doubtful_links.reject(SERVER, place_of(open_in_base[0].reference), WREN)

    rest = [each.reference for each in fresh.doubtful_links.waiting(SERVER)]
    assert rest == [each.reference for each in open_in_base[1:]]
    assert fresh.doubtful_links.waiting(BASE_LIBRARY) == open_in_base


def test_a_reference_reads_back_as_the_link(story: Hearsay) -> None:
    link = waiting(story)

    assert reference_of(place_of(link.reference)) == link.reference
    with pytest.raises(NotFoundError, match="names no link"):
        place_of("denies:x")
