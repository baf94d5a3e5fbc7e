"""A copy that says more than its original is flagged; one that says less is not.

Fictional people, places and outlets; every sentence is analysed by the real parser.
"""

import pytest

from bot.analysis.claims import AnalysedDocument, Claim, claims_of
from bot.analysis.derivation import derivations
from bot.analysis.sharpening import Pair, pairs_of, sharpenings
from tests.analysis.analysed import analyse, cut
from tests.analysis.claim_library import appraised, document, embedded

AROUND = (
    "The keeper of the Sarn lighthouse has served on the island for eleven years.",
    "Fishermen from three villages brought their boats in before the storm broke.",
    "The council of Velm meets again on the first Monday of the month.",
)


def told(name: str, *lines: str, published: str | None = "2024-02-01") -> AnalysedDocument:
    """Make a document whose sentences are analysed by the real parser."""
    made = document(name, *lines, published=published)
    _, sentences = cut(*lines)
    shifted = []
    for found, cut_out, place in zip(analyse(*lines), sentences, made.sentences, strict=True):
        by = place.start - cut_out.start
        attributions = tuple(
            each.model_copy(
                update={
                    part: span.model_copy(update={"start": span.start + by, "end": span.end + by})
                    for part in ("source", "cue", "content")
                    if (span := getattr(each, part)) is not None
                }
            )
            for each in found.attributions
        )
        shifted.append(found.model_copy(update={"attributions": attributions}))
    return made._replace(analyses=tuple(shifted))


def claim(line: str, name: str) -> Claim:
    return claims_of([told(name, line)])[0]


def what(original: str, copy: str) -> str | None:
    found = sharpenings([Pair(claim(copy, "Digest"), claim(original, "Wire"), True)])
    return found[0].what if found else None


SHARPER = [
    # A refusal becomes an answer.
    (
        "The embassy said it would neither confirm nor deny the purchase.",
        "The embassy did not deny the purchase.",
    ),
    (
        "The mayor of Velm declined to say whether he owned the boat.",
        "The mayor of Velm admitted that he owned the boat.",
    ),
    ("Captain Orlo could not be reached on Friday.", "Captain Orlo refused to comment on Friday."),
    ("The harbour office did not reply to letters.", "The harbour office would not comment."),
    ("The bank has not denied the loan.", "The bank confirmed the loan."),
    # What may be so becomes so.
    (
        "The clerk is believed to have left Velm on the night ferry.",
        "The clerk left Velm on the night ferry.",
    ),
    ("The bridge may have been weakened by the flood.", "The bridge was weakened by the flood."),
    (
        "The alleged smuggler was seen in Brenk on Sunday.",
        "The smuggler was seen in Brenk on Sunday.",
    ),
    (
        "Residents suspect that the mill was set on fire.",
        "Residents said that the mill was set on fire.",
    ),
    (
        "The council plans to close the old ferry dock.",
        "The council will close the old ferry dock.",
    ),
    (
        "Ivo Tarrant was accused of stealing the lamp oil.",
        "Ivo Tarrant was caught stealing the lamp oil.",
    ),
    # A bound of a number is gone.
    ("At least 12 boats sank off Sarn in the storm.", "12 boats sank off Sarn in the storm."),
    ("Up to forty sheep drowned in the lower field.", "Forty sheep drowned in the lower field."),
    # The teller vouches for what was merely said.
    (
        "Senna Maule said that the seal had been broken.",
        "Senna Maule admitted that the seal had been broken.",
    ),
    (
        "The firm claimed that its cable was cut at night.",
        "The firm revealed that its cable was cut at night.",
    ),
]

FAITHFUL = [
    # The same words, and fewer of them.
    (
        "The clerk may have left Velm on the night ferry, two neighbours said on Sunday.",
        "The clerk may have left Velm on the night ferry.",
    ),
    (
        "The mill burned down on Friday, and the owner may rebuild it in spring.",
        "The mill burned down on Friday.",
    ),
    (
        "Captain Orlo, who could not be reached on Friday, has owned the boat since May.",
        "Captain Orlo has owned the boat since May.",
    ),
    ("At least 12 boats sank off Sarn in the storm.", "At least 12 boats sank off Sarn."),
    ("At least 12 boats sank, and 3 cranes fell.", "3 cranes fell in Sarn when boats sank."),
    # The same thing in other words.
    (
        "The clerk is believed to have left Velm on the night ferry.",
        "The clerk is thought to have left Velm on the night ferry.",
    ),
    ("The mill reportedly burned down on Friday.", "The mill burned down on Friday, police said."),
    ("The embassy declined to comment on the sale.", "The embassy refused to comment on the sale."),
    ("Senna Maule said the seal was broken.", "Senna Maule stated that the seal was broken."),
    ("Senna Maule admitted that the seal was broken.", "Senna Maule said the seal was broken."),
    (
        "The embassy did not confirm the purchase.",
        "The embassy has not confirmed the purchase.",
    ),
    # A copy that says less.
    ("The clerk left Velm on the night ferry.", "The clerk may have left Velm on the night ferry."),
    ("12 boats sank off Sarn in the storm.", "At least 12 boats sank off Sarn in the storm."),
    ("The bank confirmed the loan.", "The bank declined to confirm the loan."),
]


@pytest.mark.parametrize(("original", "copy"), SHARPER)
def test_a_copy_that_says_more_is_flagged(original: str, copy: str) -> None:
    assert what(original, copy) is not None


@pytest.mark.parametrize(("original", "copy"), FAITHFUL)
def test_a_copy_that_says_as_much_or_less_is_not_flagged(original: str, copy: str) -> None:
    assert what(original, copy) is None


@pytest.mark.parametrize(
    ("original", "copy", "said"),
    [
        (*SHARPER[0], "a refusal to comment was turned into an answer"),
        (*SHARPER[2], "somebody who was not reached became one who gave no answer"),
        (*SHARPER[4], "what was merely not denied was turned into an answer"),
        (*SHARPER[5], "'is believed to' was dropped"),
        (*SHARPER[11], "'At least' was dropped"),
        (*SHARPER[13], "'said' became 'admitted'"),
    ],
)
def test_what_became_sharper_is_said_in_words(original: str, copy: str, said: str) -> None:
    assert what(original, copy) == said


@pytest.mark.parametrize(("original", "copy"), SHARPER)
def test_it_is_found_in_a_copied_document_with_both_wordings(original: str, copy: str) -> None:
    first = told("Wire", *AROUND, original, published="2024-02-01")
    second = told("Digest", *AROUND, copy, published="2024-02-03")

    (found,) = appraised(first, second).sharpened

    assert (found.claim.sentence.text, found.original.sentence.text) == (copy, original)
    assert found.copied


def test_the_reasons_show_the_wording_of_the_original() -> None:
    original, copy = SHARPER[5]
    found = appraised(
        told("Wire", *AROUND, original, published="2024-02-01"),
        told("Digest", *AROUND, copy, published="2024-02-03"),
    )
    (reason,) = [
        reason
        for each in found.assessments
        for reason in each.reasons
        if each.sentence.document == "Digest" and "Copied from" in reason
    ]

    assert reason == (
        "Copied from “Wire, 2024-02-01” (Wire, 2024-02-01), where the wording is: "
        f"“{original}” (here 'is believed to' was dropped)"
    )


def test_of_two_texts_of_one_day_the_one_that_says_more_is_flagged() -> None:
    original, copy = SHARPER[5]
    for published in ("2024-02-01", None):
        documents = [
            told(name, *AROUND, words, published=published)
            for name, words in (("Aster", copy), ("Wire", original))
        ]

        (found,) = sharpenings(pairs_of(embedded(documents), derivations(documents)))

        assert found.claim.sentence.text == copy
        assert not found.copied


def test_a_denial_beside_the_claim_is_no_sharpening_of_it() -> None:
    lines = (
        *AROUND,
        "Villagers said that the mill had leaked oil into the brook.",
        "The owner denied that the mill had leaked oil into the brook.",
    )
    first = told("Wire", *lines, published="2024-02-01")
    second = told("Digest", *lines[:-1], published="2024-02-03")

    assert appraised(first, second).sharpened == ()


def test_a_later_text_of_the_outlet_that_is_cited_is_no_original() -> None:
    cites = "The clerk left Velm on the night ferry, Undertow reported."
    retraction = "We retract our report that the clerk may have left Velm on the night ferry."
    first = told("Digest", *AROUND, cites, published="2024-02-01")
    later = told("Undertow", *AROUND, retraction, published="2024-05-01")

    assert appraised(first, later).sharpened == ()
