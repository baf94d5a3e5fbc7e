"""Statuses follow the documents and the verdicts: they come, spread and go with them."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.claim import Assessment, Status, Verdict
from bot.domain.document import BASE_LIBRARY, LibraryId, SentenceKey, reach_of
from bot.domain.ingest import IngestReport
from bot.store.verdicts import VerdictStore
from bot.wiring import Hearsay
from tests.services.conftest import DENIAL, HARBOUR, SERVER, submission

pytestmark = pytest.mark.model

CLAIM = "a lamp had fallen over"
WIRE = """# Lamp blamed for the fire in Tolm

The grain store in Tolm burned down on 4 May, according to The Tolm Gazette.
"""
CORRECTION = """# Corrections

An earlier version of our report said that the grain store in Tolm burned down on 4 May. It burned
down on 5 May.
"""


def add(fresh: Hearsay, name: str, text: str, library: LibraryId = SERVER) -> IngestReport:
    return fresh.ingester.ingest(
        submission(f"{name}.md", text, library, publisher=name, published="2021-05-08")
    )


def found(fresh: Hearsay, library: LibraryId = SERVER) -> dict[SentenceKey, Assessment]:
    keys = [
        SentenceKey(*key, sentence.position)
        for each in reach_of(library)
        for key in fresh.documents.version_keys(each)
        for sentence in fresh.documents.sentences(reach_of(library), key)
    ]
    return fresh.assessments.assessments(library, keys)


def status_of(fresh: Hearsay, words: str, library: LibraryId = SERVER) -> set[Status]:
    return {each.status for each in fresh.catalogue.sentences(library) if words in each.text}


def key_of(fresh: Hearsay, words: str) -> SentenceKey:
    (key,) = [
        SentenceKey(*key, sentence.position)
        for key in fresh.documents.version_keys(SERVER)
        for sentence in fresh.documents.sentences((SERVER,), key)
        if words in sentence.text
    ]
    return key


def test_a_denial_disputes_the_claim_and_leaves_with_its_document(fresh: Hearsay) -> None:
    add(fresh, "The Tolm Gazette", HARBOUR)
    alone = found(fresh)
    assert status_of(fresh, CLAIM) == {Status.UNVERIFIED}

    denial = add(fresh, "Coast Wire", DENIAL)
    assert status_of(fresh, CLAIM) == {Status.DISPUTED}

    fresh.catalogue.remove(SERVER, denial.document.id, "test")
    assert found(fresh) == alone


def test_every_sentence_has_a_status_and_a_reason(fresh: Hearsay) -> None:
    add(fresh, "The Tolm Gazette", HARBOUR)
    add(fresh, "Coast Wire", DENIAL)

    assessed = found(fresh)

    sentences = fresh.catalogue.sentences(SERVER)
    assert len(assessed) >= len(sentences) > 0
    assert all(each.reasons for each in assessed.values())


def test_who_repeats_an_outlet_is_no_second_origin(fresh: Hearsay) -> None:
    add(fresh, "The Tolm Gazette", HARBOUR)
    add(fresh, "Evening Wire", WIRE)

    burned = found(fresh)[key_of(fresh, "according to The Tolm Gazette")]

    assert burned.origins == ("The Tolm Gazette",)
    assert burned.status is not Status.CORROBORATED


def test_a_correction_marks_the_old_sentence(fresh: Hearsay) -> None:
    add(fresh, "The Tolm Gazette", HARBOUR)
    add(fresh, "Tolm Gazette", CORRECTION)

    assert found(fresh)[key_of(fresh, "Two dockers")].status is Status.STATED
    old = found(fresh)[key_of(fresh, "The grain store in Tolm burned down on 4 May.")]
    assert old.status is Status.CORRECTED


def test_a_verdict_spreads_to_the_same_words_and_ends_when_it_is_cleared(fresh: Hearsay) -> None:
    add(fresh, "The Tolm Gazette", HARBOUR)
    add(fresh, "Copycat", "# Copied\n\nTwo dockers were hurt. It rained in Brenk.\n")
    before = found(fresh)
    first, second = [key for key in before if "dockers" in sentence_text(fresh, key)]
    verdict = Verdict(
        sentence=first,
        status=Status.VERIFIED,
        moderator_id="7",
        moderator_name="Wren",
        recorded_at=datetime(2024, 3, 1, tzinfo=UTC),
        evidence="https://gazette.example/hospital",
    )

    VerdictStore(fresh.database).record(SERVER, verdict)
    fresh.ingester.refresh(SERVER)

    after = found(fresh)
    assert {after[key].status for key in (first, second)} == {Status.VERIFIED}
    assert "Wren" in after[second].reasons[0]
    assert {key: each for key, each in after.items() if key not in (first, second)} == {
        key: each for key, each in before.items() if key not in (first, second)
    }

    VerdictStore(fresh.database).clear(SERVER, first, "7", datetime(2024, 3, 2, tzinfo=UTC))
    fresh.ingester.refresh(SERVER)
    assert found(fresh) == before


def sentence_text(fresh: Hearsay, key: SentenceKey) -> str:
    return fresh.documents.sentences(reach_of(SERVER), key.version_key)[key.position].text


def test_a_server_without_documents_falls_back_to_the_base(fresh: Hearsay) -> None:
    base = found(fresh, BASE_LIBRARY)

    fresh.ingester.refresh(SERVER)

    assert found(fresh) == base
    assert fresh.assessments.all_relations(SERVER) == fresh.assessments.all_relations(BASE_LIBRARY)


def test_what_one_server_adds_changes_no_status_of_another(fresh: Hearsay) -> None:
    other = LibraryId("4002")
    add(fresh, "The Tolm Gazette", HARBOUR, other)
    before = found(fresh, other)

    add(fresh, "Coast Wire", DENIAL)

    assert found(fresh, other) == before


SENTENCES = st.lists(
    st.sampled_from(
        [
            "The grain store in Tolm burned down on 4 May.",
            "Galt Shipping denied that the grain store in Tolm had burned down.",
            "The Tolm Gazette reported that the grain store burned down on 4 May.",
            "It is rumoured that Galt Shipping set fire to the grain store.",
            "Two dockers were hurt in the fire, Mira Osterby said.",
        ]
    ),
    min_size=1,
    max_size=3,
    unique=True,
)


@settings(
    max_examples=5,
    deadline=None,  # each example embeds, stores and assesses documents
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # every example cleans up
)
@given(SENTENCES, SENTENCES)
def test_adding_and_removing_restores_every_status(
    fresh: Hearsay, kept: list[str], passing: list[str]
) -> None:
    stays = add(fresh, "Stays", "# First\n\n" + "\n\n".join(kept))
    before = found(fresh)

    goes = add(fresh, "Goes", "# Second\n\n" + "\n\n".join(passing))
    fresh.catalogue.remove(SERVER, goes.document.id, "test")

    assert found(fresh) == before
    fresh.catalogue.remove(SERVER, stays.document.id, "test")


@settings(
    max_examples=5,
    deadline=None,  # each example embeds, stores and assesses documents
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # every example cleans up
)
@given(SENTENCES)
def test_a_copy_raises_no_count_of_origins(fresh: Hearsay, sentences: list[str]) -> None:
    text = "# First\n\n" + "\n\n".join(sentences)
    original = add(fresh, "Original", text)
    before = found(fresh)

    copy = add(fresh, "Copy", text + "\n")

    after = found(fresh)
    assert all(len(after[key].origins) <= len(each.origins) for key, each in before.items())
    for report in (original, copy):
        fresh.catalogue.remove(SERVER, report.document.id, "test")
