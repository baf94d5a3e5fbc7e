"""Who leans on whom, and where a copy says more than its original."""

from bot.analysis.derivation import derivations, names_document
from tests.analysis.claim_library import Said, appraised, document

BLOG = (
    "A cipher clerk of Velm may have left the country aboard the night ferry.",
    "His office in the old customs house has been locked for ten days.",
    "A neighbour saw two men carry boxes out of his flat on Sunday evening.",
)


def leaning(*documents: object) -> set[tuple[str, str, bool]]:
    found = derivations(documents)  # type: ignore[arg-type]  # built by `document` below
    return {(each.copy.document, each.original.document, each.cites) for each in found}


def test_a_later_copy_leans_on_the_earlier_text() -> None:
    original = document("Undertow", *BLOG, published="2024-02-01")
    copy = document("Digest", *BLOG[:2], published="2024-02-03")

    assert leaning(original, copy) == {("Digest", "Undertow", False)}


def test_a_document_that_names_another_leans_on_it() -> None:
    original = document("Undertow", *BLOG)
    citing = document("Coast Wire", "The clerk has fled, first reported by Undertow this week.")

    assert leaning(original, citing) == {("Coast Wire", "Undertow", True)}


def test_a_chain_through_an_outlet_leans_on_it() -> None:
    original = document("Undertow", *BLOG)
    told = Said(text="The clerk has fled, Undertow reported.", by=("Undertow",))

    assert leaning(original, document("Coast Wire", told)) == {("Coast Wire", "Undertow", True)}


def test_two_reports_on_one_subject_do_not_lean() -> None:
    one = document("Undertow", "The ferry to Sarn left at midnight with forty people on board.")
    other = document("Coast Wire", "Forty passengers were on the night boat that sailed to Sarn.")

    assert leaning(one, other) == set()


def test_a_short_title_names_no_document() -> None:
    named = document("Undertow", "A letter.", title="The letter", publisher="Undertow").document

    assert names_document("the Undertow", named)
    assert not names_document("a letter", named)


def test_a_dropped_hedge_is_flagged_with_both_wordings() -> None:
    original = document(
        "Undertow", Said(text=BLOG[0], hedges=("may",)), *BLOG[1:], published="2024-02-01"
    )
    sharper = BLOG[0].replace("may have left", "has left")
    copy = document("Digest", sharper, *BLOG[1:], published="2024-02-03")

    (found,) = appraised(original, copy).sharpened

    assert (found.claim.sentence.text, found.original.sentence.text) == (sharper, BLOG[0])
    assert found.what == "'may' was dropped"


def test_a_faithful_copy_is_not_flagged() -> None:
    hedged = Said(text=BLOG[0], hedges=("may",))
    original = document("Undertow", hedged, *BLOG[1:], published="2024-02-01")
    copy = document("Digest", hedged, *BLOG[1:], published="2024-02-03")

    assert appraised(original, copy).sharpened == ()
