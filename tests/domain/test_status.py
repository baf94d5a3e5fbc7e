"""The status of a claim: every rule with its counter-example, and the order of the rules."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.check import NOT_IN_SOURCES, Check, verdict_of
from bot.domain.claim import Status, Verdict
from bot.domain.document import DocumentId, SentenceKey
from bot.domain.status import Evidence, judge

VERDICT = Verdict(
    sentence=SentenceKey(DocumentId("D"), 1, 0),
    status=Status.REFUTED,
    moderator_id="7",
    moderator_name="Wren",
    recorded_at=datetime(2024, 3, 1, tzinfo=UTC),
    evidence="https://gazette.example/register",
    reason="the register says otherwise",
)

NAMES = st.lists(
    st.sampled_from(["Undertow", "Coast Wire", "the Gazette"]), max_size=3, unique=True
)
EVIDENCE = st.builds(
    Evidence,
    via=st.just("“Ferry” (Undertow)"),
    verdict=st.none() | st.just(VERDICT),
    no_claim=st.none() | st.just("A question: it makes no claim by itself"),
    corrects=st.booleans(),
    corrected_by=NAMES.map(tuple),
    denied_by=NAMES.map(tuple),
    denies=NAMES.map(tuple),
    own_voice=st.booleans(),
    told_by=NAMES.map(tuple),
    anonymous=st.booleans(),
    hedge_words=st.sampled_from([(), ("is rumoured",)]),
    sharpened=st.sampled_from([(), ("'may' was dropped",)]),
    origins=NAMES.map(tuple),
    independent=st.integers(0, 3),
    documents=st.integers(1, 4),
)


def evidence(**given_fields: object) -> Evidence:
    return Evidence.model_validate({"via": "“Ferry” (Undertow, 2024-02-01)", **given_fields})


def test_nothing_known_is_unverified() -> None:
    assert judge(evidence()).status is Status.UNVERIFIED


def test_a_moderators_verdict_wins_and_names_who_when_and_why() -> None:
    status, reasons = judge(evidence(verdict=VERDICT, corrected_by=("X",), denied_by=("Y",)))

    assert status is Status.REFUTED
    assert reasons == (
        "Refuted by Wren on 2024-03-01: https://gazette.example/register "
        "(the register says otherwise)",
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"corrected_by": ("“Corrections”",), "denied_by": ("Y",)}, Status.CORRECTED),
        ({"corrects": True, "own_voice": True}, Status.CORRECTED),
        ({"denied_by": ("Y",), "independent": 2, "origins": ("A", "B")}, Status.DISPUTED),
        ({"denies": ("Y",), "told_by": ("Ministry",)}, Status.DISPUTED),
        ({"denied_by": ("Y",), "no_claim": "A question"}, Status.DISPUTED),
        ({"no_claim": "A question", "own_voice": True}, Status.UNVERIFIED),
        ({"independent": 2, "origins": ("A", "B")}, Status.CORROBORATED),
        ({"independent": 2, "origins": ("A", "B"), "hedge_words": ("may",)}, Status.UNVERIFIED),
        ({"independent": 2, "origins": (), "told_by": ("Carr",)}, Status.UNVERIFIED),
        ({"independent": 1, "origins": ("A",), "own_voice": True}, Status.STATED),
        ({"own_voice": True, "hedge_words": ("is rumoured",)}, Status.UNVERIFIED),
        ({"own_voice": True, "sharpened": ("'may' was dropped",)}, Status.UNVERIFIED),
        ({"told_by": ("Carr",), "independent": 1, "origins": ("Carr",)}, Status.UNVERIFIED),
    ],
)
def test_the_first_rule_that_fits_wins(fields: dict[str, object], expected: Status) -> None:
    assert judge(evidence(**fields)).status is expected


def test_reasons_name_the_chain_the_wording_and_the_count() -> None:
    _, reasons = judge(
        evidence(
            told_by=("Coast Wire", "Carr"),
            hedge_words=("is rumoured",),
            origins=("Undertow",),
            independent=1,
            documents=2,
        )
    )

    assert "Said by Coast Wire → Carr, via “Ferry” (Undertow, 2024-02-01)" in reasons
    assert "Wording: 'is rumoured'" in reasons
    assert "2 documents, 1 origin: Undertow" in reasons


def test_whom_a_denial_contradicts_may_be_a_person_or_a_document() -> None:
    _, reasons = judge(evidence(denies=("Edric Holm in “Ferry”", "“Ferry” (Undertow)")))

    assert reasons[0] == "Contradicts Edric Holm in “Ferry” and “Ferry” (Undertow)"


@given(EVIDENCE)
def test_every_judgement_has_a_reason_and_never_hides_the_other_side(found: Evidence) -> None:
    status, reasons = judge(found)

    assert reasons
    assert all(reasons)
    if found.verdict is None and found.denied_by:
        assert status in (Status.CORRECTED, Status.DISPUTED)
    if status is Status.CORROBORATED:
        assert found.independent >= 2
    if status in (Status.VERIFIED, Status.REFUTED):
        assert found.verdict is not None


@pytest.mark.parametrize(
    ("supporting", "against", "corrected", "expected"),
    [
        ([], [], False, NOT_IN_SOURCES),
        ([Status.STATED], [], False, "stated"),
        ([Status.UNVERIFIED, Status.STATED], [], False, "stated"),
        ([Status.STATED, Status.CORROBORATED], [], False, "corroborated"),
        ([Status.STATED], [Status.UNVERIFIED], False, "disputed"),
        ([Status.STATED], [Status.CORRECTED], False, "stated"),
        ([Status.STATED], [Status.UNVERIFIED], True, "corrected"),
        ([Status.VERIFIED], [Status.UNVERIFIED], True, "verified"),
        ([Status.REFUTED, Status.VERIFIED], [], False, "refuted"),
        ([], [Status.UNVERIFIED], False, "disputed"),
        ([], [Status.STATED], True, "corrected"),
    ],
)
def test_the_verdict_of_a_check(
    supporting: list[Status], against: list[Status], corrected: bool, expected: str
) -> None:
    assert verdict_of(supporting, against, corrected=corrected) == expected


@pytest.mark.parametrize("verdict", ["true", "stated", ""])
def test_a_check_without_sentences_can_only_be_not_in_sources(verdict: str) -> None:
    with pytest.raises(ValueError, match="verdict"):
        Check(statement="The ferry sank.", verdict=verdict, note="Nothing.")
