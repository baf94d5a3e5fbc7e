"""Moderators' verdicts need evidence, count in one library, are shown, logged and reversible."""

from collections.abc import Callable

import pytest

from bot.domain.answer import AskRequest, Quote, QuoteRef
from bot.domain.check import CheckRequest
from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY, DocumentId, LibraryId, SentenceKey
from bot.domain.errors import HearsayError, NotFoundError, WithdrawnError
from bot.services.evidence import EvidenceError
from bot.services.sentence_finder import reference_of
from bot.services.verification import Moderator
from bot.store.audit import AuditAction, AuditLog
from bot.wiring import Hearsay
from tests.services.conftest import DENIAL, HARBOUR, OTHER_SERVER, SERVER, submission

pytestmark = pytest.mark.model

WREN = Moderator("77", "Wren  Halloway")
LINK = "https://gazette.example/hospital?id=1(b)"
CLAIM = "Two dockers were hurt."
COPY = "# Copied\n\nTwo dockers were hurt. It rained in Brenk.\n"

Find = Callable[[str], SentenceKey]


@pytest.fixture
def story(fresh: Hearsay) -> Hearsay:
    fresh.ingester.ingest_many(
        [
            submission("harbour.md", HARBOUR, publisher="The Tolm Gazette", published="2021-05-05"),
            submission("denial.md", DENIAL, publisher="Coast Wire", published="2021-05-06"),
            submission("copy.md", COPY, publisher="Copycat"),
        ]
    )
    return fresh


def find(hearsay: Hearsay, words: str, library: LibraryId = SERVER) -> SentenceKey:
    return hearsay.sentence_finder.find(library, words)


def quoted(hearsay: Hearsay, words: str, library: LibraryId = SERVER) -> list[Quote]:
    check = hearsay.checker.check(CheckRequest(library, words))
    return [*check.supporting, *check.against]


def test_a_verdict_is_shown_with_name_date_and_evidence_wherever_the_words_are_quoted(
    story: Hearsay,
) -> None:
    shown = story.verification.verify(
        SERVER, find(story, CLAIM), WREN, evidence=f" <{LINK}> ", reason="The hospital’s\nlist."
    )

    assert shown.text == CLAIM
    assert shown.status is Status.VERIFIED
    (reason,) = shown.reasons
    assert reason.startswith("Verified by Wren Halloway on 20")
    assert reason.endswith(f": {LINK} (The hospital’s list.)")
    copies = [
        each for each in quoted(story, "Two dockers were hurt in Tolm.") if each.text == CLAIM
    ]
    assert {each.document.publisher for each in copies} == {"The Tolm Gazette", "Copycat"}
    assert {each.reasons for each in copies} == {(reason,)}
    answer = story.answerer.answer(AskRequest(SERVER, "Who was hurt in the fire in Tolm?"))
    assert reason in [each for quote in answer.quotes for each in quote.reasons]


def test_the_check_follows_the_verdict_and_its_clearing(story: Hearsay) -> None:
    request = CheckRequest(SERVER, "Two dockers were hurt in Tolm.")
    before = story.checker.check(request)

    story.verification.refute(SERVER, find(story, CLAIM), WREN, evidence=LINK)
    assert story.checker.check(request).verdict == "refuted"

    shown = story.verification.clear(SERVER, find(story, CLAIM), WREN)
    assert shown is not None
    assert shown.status is Status.STATED
    assert story.checker.check(request) == before
    assert story.verification.list(SERVER) == ()


def test_a_quote_of_several_sentences_is_verified_as_a_whole(story: Hearsay) -> None:
    first = find(story, "The grain store in Tolm burned down on 4 May.")
    sentences = story.documents.sentences((SERVER,), first.version_key)
    pair = sentences[first.position : first.position + 2]
    ref = QuoteRef(first.document, first.version, pair[0].start, pair[1].end)

    shown = story.verification.verify(SERVER, ref, WREN, evidence=LINK)

    assert shown.status is Status.VERIFIED
    assert len(shown.reasons) == 1
    assert [each.text for each in story.verification.list(SERVER)] == [
        pair[1].text,
        pair[0].text,
    ]
    story.verification.clear(SERVER, ref, WREN)
    assert story.verification.list(SERVER) == ()


@pytest.mark.parametrize("named", ["denial.md", "Company rejects harbour master's account", "id"])
def test_a_document_of_the_library_is_cited(story: Hearsay, named: str) -> None:
    denial = story.catalogue.find(SERVER, "denial.md").document

    shown = story.verification.verify(
        SERVER, find(story, CLAIM), WREN, evidence=denial.id if named == "id" else named
    )

    assert shown.reasons[0].endswith(
        ": “Company rejects harbour master's account” (Coast Wire, 2021-05-06)"
    )


@pytest.mark.parametrize(
    "evidence",
    [
        "",
        " \n",
        "a friend told me",
        "ftp://gazette.example/list",
        "https://",
        "https://localhost",
        "https://gazette.example/a b",
        "https://gazette.example@other.example/",
        "https://gazette.example/\u202etxt",
        "https://[broken",
        f"https://gazette.example/{'x' * 300}",
    ],
)
def test_without_evidence_that_others_can_open_nothing_is_recorded(
    hearsay: Hearsay, evidence: str
) -> None:
    with pytest.raises(EvidenceError):
        hearsay.verification.verify(SERVER, find(hearsay, CLAIM), WREN, evidence=evidence)

    assert hearsay.verification.list(SERVER) == ()
    assert {each.status for each in quoted(hearsay, CLAIM)} == {Status.STATED}


def test_a_document_is_no_evidence_for_itself(hearsay: Hearsay) -> None:
    rumour = find(hearsay, "It is rumoured that the store was insured twice.")

    with pytest.raises(EvidenceError, match="its own words"):
        hearsay.verification.verify(SERVER, rumour, WREN, evidence="denial.md")


def test_a_reason_that_cannot_be_shown_whole_is_refused(hearsay: Hearsay) -> None:
    with pytest.raises(HearsayError, match="301 characters"):
        hearsay.verification.verify(
            SERVER, find(hearsay, CLAIM), WREN, evidence=LINK, reason="x" * 301
        )

    assert hearsay.verification.list(SERVER) == ()


def test_the_verdict_on_a_copy_takes_the_earlier_ones_place(story: Hearsay) -> None:
    first = find(story, CLAIM)
    (copy,) = [
        SentenceKey(*key, sentence.position)
        for key in story.documents.version_keys(SERVER)
        for sentence in story.documents.sentences((SERVER,), key)
        if sentence.text == CLAIM and key != first.version_key
    ]
    story.verification.verify(SERVER, first, WREN, evidence=LINK)

    story.verification.refute(SERVER, copy, WREN, evidence=LINK)

    assert {each.status for each in quoted(story, CLAIM) if each.text == CLAIM} == {Status.REFUTED}
    story.verification.clear(SERVER, first, WREN)
    assert {each.status for each in quoted(story, CLAIM) if each.text == CLAIM} == {Status.STATED}


def test_every_step_is_logged(story: Hearsay) -> None:
    key = find(story, CLAIM)
    story.verification.verify(SERVER, key, WREN, evidence=LINK)
    story.verification.refute(SERVER, key, Moderator("78", "Ode"), evidence=LINK)
    story.verification.clear(SERVER, key, Moderator("79", "Pim"))

    logged = AuditLog(story.database).entries(SERVER, limit=3)

    assert [(each.action, each.actor) for each in logged] == [
        (AuditAction.CLEAR_VERDICT, "79"),
        (AuditAction.VERDICT, "78"),
        (AuditAction.VERDICT, "77"),
    ]
    assert logged[1].before is not None
    assert logged[1].before["status"] == "verified"


def test_a_servers_verdict_on_the_shared_corpus_counts_there_only(fresh: Hearsay) -> None:
    key = fresh.sentence_finder.search(BASE_LIBRARY, "Who is Han Lianchao?")[0].key
    sentence = fresh.documents.sentences((BASE_LIBRARY,), key.version_key)[key.position]
    before = {
        library: quoted(fresh, sentence.text, library) for library in (BASE_LIBRARY, OTHER_SERVER)
    }

    shown = fresh.verification.verify(SERVER, key, WREN, evidence=LINK)

    assert shown.status is Status.VERIFIED
    for library, quotes in before.items():
        assert quoted(fresh, sentence.text, library) == quotes
    with pytest.raises(NotFoundError, match="No moderator of this library"):
        fresh.verification.clear(OTHER_SERVER, key, WREN)
    fresh.verification.clear(SERVER, key, WREN)
    assert quoted(fresh, sentence.text) == before[BASE_LIBRARY]


def test_the_operators_verdict_is_not_a_servers_to_clear(fresh: Hearsay) -> None:
    key = fresh.sentence_finder.search(BASE_LIBRARY, "Who is Han Lianchao?")[0].key
    fresh.verification.verify(BASE_LIBRARY, key, WREN, evidence=LINK)

    with pytest.raises(NotFoundError, match="the operator can clear it"):
        fresh.verification.clear(SERVER, key, WREN)


def test_another_servers_sentence_is_out_of_reach(story: Hearsay) -> None:
    key = find(story, CLAIM)
    sentence = story.documents.sentences((SERVER,), key.version_key)[key.position]

    with pytest.raises(WithdrawnError):
        story.verification.verify(OTHER_SERVER, key, WREN, evidence=LINK)
    ref = QuoteRef(key.document, key.version, sentence.start, sentence.end)
    with pytest.raises(NotFoundError):
        story.verification.verify(OTHER_SERVER, ref, WREN, evidence=LINK)
    with pytest.raises(NotFoundError):
        find(story, CLAIM, OTHER_SERVER)
    assert story.sentence_finder.search(OTHER_SERVER, CLAIM)[0].text != CLAIM


def test_the_verdict_on_a_withdrawn_sentence_is_listed_and_can_be_cleared(story: Hearsay) -> None:
    key = find(
        story, "Galt Shipping denied that a lamp had fallen over in the grain store in Tolm."
    )
    story.verification.verify(SERVER, key, WREN, evidence=LINK)
    story.catalogue.remove(SERVER, "denial.md", "test")

    (listed,) = story.verification.list(SERVER)

    assert listed.text is None
    assert listed.document is None
    with pytest.raises(WithdrawnError):
        story.verification.verify(SERVER, key, WREN, evidence=LINK)
    assert story.verification.clear(SERVER, key, WREN) is None
    assert story.verification.list(SERVER) == ()


def test_a_sentence_is_found_by_reference_or_by_all_of_its_words(hearsay: Hearsay) -> None:
    key = find(hearsay, "two dockers  were HURT.")

    assert find(hearsay, reference_of(key)) == key
    assert hearsay.sentence_finder.search(SERVER, "dockers hurt")[0] == (key, CLAIM)
    assert hearsay.sentence_finder.search(SERVER, " … ") == ()
    with pytest.raises(NotFoundError, match="exactly these words"):
        find(hearsay, "dockers hurt")


def test_what_never_was_cannot_be_verified(hearsay: Hearsay) -> None:
    for ref in (
        SentenceKey(DocumentId("zzzzzzzz"), 1, 0),
        find(hearsay, CLAIM)._replace(position=999),
    ):
        with pytest.raises(WithdrawnError):
            hearsay.verification.verify(SERVER, ref, WREN, evidence=LINK)
