"""Which sentences claim nothing. All people, places and outlets are fictional."""

import pytest

from bot.analysis.claims import Claim
from tests.analysis.claim_library import Said, claims, document


def _claim(said: Said | str) -> Claim:
    return claims(document("The Orl Ledger", said))[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Who sold the mill at Orl?", "question"),
        ("This tale is fiction; no real town is meant.", "disclaimer"),
        ("All people and places in this text are fictional.", "disclaimer"),
        ("Any resemblance to living bakers is purely coincidental.", "disclaimer"),
        ("Correction to an article of 2 June about the mill at Orl.", "notice"),
        ("Clarification regarding our story on the weir", "notice"),
    ],
)
def test_what_claims_nothing_says_why(text: str, reason: str) -> None:
    claim = _claim(text)

    assert reason in (claim.no_claim or "")
    assert not claim.asserts


@pytest.mark.parametrize(
    "said",
    [
        "Corrections to the map of Orl were printed in June.",
        "Correction: the mill at Orl has two wheels.",
        "The new library at Orl lends fiction.",
        Said(
            text="The story is fictional, the miller said.",
            by=("miller",),
            content="The story is fictional",
        ),
    ],
)
def test_what_only_looks_like_a_notice_or_a_disclaimer_is_a_claim(said: Said | str) -> None:
    assert _claim(said).no_claim is None


def test_the_opening_line_of_a_notice_corrects_nothing_itself() -> None:
    assert not _claim(Said(text="Corrections and clarifications", corrects=True)).corrects
