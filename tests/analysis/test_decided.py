"""What a moderator decides about a link counts over what the machine finds."""

from datetime import UTC, datetime

from bot.analysis.appraisal import Appraisal, appraise
from bot.analysis.claims import AnalysedDocument
from bot.domain.claim import RelationKind, Status
from bot.domain.document import SentenceKey
from bot.domain.doubtful_link import LinkDecision
from tests.analysis.claim_library import Said, assessment, document, embedded, links

CLAIM = "The harbour crane of Tolm was sold to a scrap dealer from Brenk"
DENIAL = Said(text="The owner calls the tale of the dealer a joke.", by=("owner",), denial=True)


def decided(
    subject: AnalysedDocument,
    target: AnalysedDocument,
    *,
    confirmed: bool,
    kind: RelationKind = RelationKind.DENIES,
) -> LinkDecision:
    sides = [
        (SentenceKey(each.document.id, 1, 0), each.sentences[0].text) for each in (subject, target)
    ]
    return LinkDecision(
        subject=sides[0][0],
        target=sides[1][0],
        kind=kind,
        subject_text=sides[0][1],
        target_text=sides[1][1],
        confirmed=confirmed,
        moderator_id="7",
        moderator_name="Wren",
        decided_at=datetime(2024, 3, 1, tzinfo=UTC),
    )


def judged(*documents: AnalysedDocument, decisions: tuple[LinkDecision, ...]) -> Appraisal:
    return appraise(documents, embedded(documents), {}, decisions)


def test_a_confirmed_link_counts_like_a_found_one_and_names_who_confirmed_it() -> None:
    claim, denial = document("Gazette", f"{CLAIM}."), document("Owner", DENIAL)
    before = judged(claim, denial, decisions=())
    assert ("Owner:0", "denies", "Gazette:0") not in links(before)

    after = judged(claim, denial, decisions=(decided(denial, claim, confirmed=True),))

    assert ("Owner:0", "denies", "Gazette:0") in links(after)
    assert assessment(after, "Gazette").status is Status.DISPUTED
    reasons = assessment(after, "Gazette").reasons
    assert any(each.startswith("Wren confirmed on 2024-03-01 that ") for each in reasons)
    assert any("Wren confirmed" in each for each in assessment(after, "Owner").reasons)


def test_a_rejected_link_stays_out_even_if_the_machine_is_sure() -> None:
    claim = document("Gazette", f"{CLAIM}.")
    words = f"The owner denied that {CLAIM[0].lower()}{CLAIM[1:]}."
    sure = document("Owner", Said(text=words, by=("owner",), content=words[22:-1], denial=True))
    assert ("Owner:0", "denies", "Gazette:0") in links(judged(claim, sure, decisions=()))

    after = judged(claim, sure, decisions=(decided(sure, claim, confirmed=False),))

    assert links(after) == set()
    assert assessment(after, "Gazette").status is Status.STATED


def test_a_rejected_link_does_not_come_back_through_a_copy_of_the_claim() -> None:
    claim, copy = document("Gazette", f"{CLAIM}."), document("Mail", f"{CLAIM}.")
    denial = document("Owner", DENIAL)
    yes = decided(denial, claim, confirmed=True)

    carried = judged(claim, copy, denial, decisions=(yes,))
    assert assessment(carried, "Mail").status is Status.DISPUTED
    assert any("denies the same in" in each for each in assessment(carried, "Mail").reasons)

    no = decided(denial, copy, confirmed=False)
    assert assessment(judged(claim, copy, denial, decisions=(yes, no)), "Mail").status is (
        Status.STATED
    )


def test_a_confirmed_repetition_counts_as_a_second_origin() -> None:
    one = document("Gazette", "Ivo Tarrant signed the deed in March.")
    other = document("Mail", "It was in spring that the signalman put his name to it.")
    assert assessment(judged(one, other, decisions=()), "Gazette").status is Status.STATED

    yes = decided(other, one, confirmed=True, kind=RelationKind.REPEATS)

    assert assessment(judged(one, other, decisions=(yes,)), "Gazette").status is (
        Status.CORROBORATED
    )


def test_a_decision_on_words_that_are_gone_changes_nothing() -> None:
    claim, denial = document("Gazette", f"{CLAIM}."), document("Owner", DENIAL)
    yes = decided(denial, claim, confirmed=True)

    reworded = document("Gazette", "The harbour crane of Tolm was given away.")

    assert judged(reworded, denial, decisions=(yes,)) == judged(reworded, denial, decisions=())


def test_a_decision_follows_its_sentence_to_another_place_and_version() -> None:
    claim, denial = document("Gazette", f"{CLAIM}."), document("Owner", DENIAL)
    yes = decided(denial, claim, confirmed=True)

    longer = document("Gazette", "It rained in Tolm on the day of the auction.", f"{CLAIM}.")
    after = judged(longer, denial, decisions=(yes,))

    assert ("Owner:0", "denies", "Gazette:1") in links(after)


def test_a_decided_link_waits_for_nobody_any_more() -> None:
    documents = (
        document("Gazette", "Ivo Tarrant sold the old harbour crane of Tolm last winter."),
        document("Mail", "Ivo Tarrant sold the harbour crane in Tolm, residents recall today."),
    )
    waiting = judged(*documents, decisions=()).doubtful
    for confirmed in (True, False):
        decision = decided(documents[1], documents[0], confirmed=confirmed, kind=waiting[0].kind)
        assert judged(*documents, decisions=(decision,)).doubtful == ()
