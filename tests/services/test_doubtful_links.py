"""Moderators decide what the machine is unsure of; until then it is in no answer.

The links are those that it finds doubtful in the base corpus, whatever they are; what a decision
does to statuses is tested where statuses are judged.
"""

import pytest

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


@pytest.fixture
def story(fresh: Hearsay) -> Hearsay:
    fresh.ingester.ingest(submission("harbour.md", HARBOUR, published="2021-05-05"))
    return fresh


def waiting(story: Hearsay) -> DoubtfulLink:
    return story.doubtful_links.waiting(SERVER)[0]


def place(story: Hearsay) -> LinkPlace:
    return place_of(waiting(story).reference)


def references(story: Hearsay) -> list[str]:
    return [each.reference for each in story.doubtful_links.waiting(SERVER)]


def test_a_link_waits_with_both_sentences_and_is_no_relation(story: Hearsay) -> None:
    link = waiting(story)
    at = place(story)

    assert link.state is LinkState.OPEN
    for quote, key in ((link.subject, at.subject), (link.target, at.target)):
        text = story.documents.get((BASE_LIBRARY,), key.document).text
        assert text[quote.start : quote.end] == quote.text
    relations = story.assessments.relations_of(SERVER, [at.subject])
    assert at not in {LinkPlace(each.subject, each.target, each.kind) for each in relations}


def test_a_confirmed_link_is_a_relation_in_its_own_server_alone(story: Hearsay) -> None:
    at = place(story)

    confirmed = story.doubtful_links.confirm(SERVER, at, WREN)

    assert (confirmed.state, confirmed.decided_by) == (LinkState.CONFIRMED, "Wren")
    assert any(reason.startswith("Wren confirmed on 20") for reason in confirmed.target.reasons)
    for server, counts in ((SERVER, True), (OTHER_SERVER, False)):
        relations = story.assessments.relations_of(server, [at.subject])
        found = {LinkPlace(each.subject, each.target, each.kind) for each in relations}
        assert (at in found) is counts
    assert reference_of(at) not in references(story)
    assert [each.reference for each in story.doubtful_links.decided(SERVER)] == [reference_of(at)]
    assert story.doubtful_links.decided(OTHER_SERVER) == ()


def test_a_rejected_link_never_comes_back(story: Hearsay) -> None:
    at = place(story)

    rejected = story.doubtful_links.reject(SERVER, at, WREN)
    story.ingester.ingest(submission("more.md", "# More\n\nIt rained on the pier of Tolm.\n"))

    assert rejected.state is LinkState.REJECTED
    assert reference_of(at) not in references(story)


def test_decisions_hold_for_unchanged_sentences_of_a_new_version_and_when_it_is_undone(
    fresh: Hearsay,
) -> None:
    base = BASE_LIBRARY
    confirmed, rejected = (
        place_of(each.reference) for each in fresh.doubtful_links.waiting(base)[:2]
    )
    fresh.doubtful_links.confirm(base, confirmed, WREN)
    fresh.doubtful_links.reject(base, rejected, WREN)
    before = fresh.doubtful_links.decided(base)
    open_before = fresh.doubtful_links.waiting(base)
    old = fresh.documents.get((base,), confirmed.subject.document)
    text = "A line that stood nowhere before.\n\n" + old.text

    draft = fresh.drafting.prepare(
        submission("newer.txt", text, base, title=old.details.title), replaces=old.key
    )
    fresh.drafting.publish(base, draft.id, "operator")

    decided = fresh.doubtful_links.decided(base)
    assert [(each.state, each.subject.text, each.target.text) for each in decided] == [
        (each.state, each.subject.text, each.target.text) for each in before
    ]
    assert any(each.subject.document.version == 2 for each in decided)
    texts = {(each.subject.text, each.target.text) for each in decided}
    waiting = fresh.doubtful_links.waiting(base)
    assert not texts & {(each.subject.text, each.target.text) for each in waiting}
    fresh.catalogue.undo(base, "operator")
    assert fresh.doubtful_links.decided(base) == before
    assert fresh.doubtful_links.waiting(base) == open_before


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

    assert [each.state for each in story.doubtful_links.decided(SERVER)] == [LinkState.REJECTED]


def test_only_what_waits_can_be_decided(story: Hearsay) -> None:
    at = place(story)
    own = story.documents.version_keys(SERVER)[0]
    foreign = at.subject._replace(document=own.document, version=own.version, position=1)

    with pytest.raises(NotFoundError, match="does not wait"):
        story.doubtful_links.confirm(SERVER, LinkPlace(at.target, at.subject, at.kind), WREN)
    with pytest.raises(NotFoundError, match="does not wait"):
        story.doubtful_links.confirm(OTHER_SERVER, at._replace(subject=foreign), WREN)


def test_a_server_without_documents_decides_on_the_bases_links_for_itself(fresh: Hearsay) -> None:
    open_in_base = fresh.doubtful_links.waiting(BASE_LIBRARY)
    assert fresh.doubtful_links.waiting(SERVER) == open_in_base

    fresh.doubtful_links.reject(SERVER, place_of(open_in_base[0].reference), WREN)

    assert references(fresh) == [each.reference for each in open_in_base[1:]]
    assert fresh.doubtful_links.waiting(BASE_LIBRARY) == open_in_base


def test_a_reference_reads_back_as_the_link(story: Hearsay) -> None:
    link = waiting(story)

    assert reference_of(place_of(link.reference)) == link.reference
    with pytest.raises(NotFoundError, match="names no link"):
        place_of("denies:x")
