"""Near-duplicate documents: found however they are ordered, never by the subject alone."""

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.duplicates import NEAR_DUPLICATE, jaccard, near_duplicates, shingles_of
from bot.domain.document import DocumentId, VersionKey

REPORT = (
    "The grain store in Tolm burned down on the fourth of May. Two dockers were hurt. The harbour "
    "master, Mira Osterby, said that a lamp had fallen over in the loft. The store had been "
    "inspected in April and nothing was found. The owner, Galt Shipping, wants to rebuild it."
)
EDITED = REPORT.replace("burned down on", "burnt down early on").replace("wants to", "will")
SAME_SUBJECT = (
    "A fire destroyed a warehouse on the quay of Tolm last week. According to the harbour master "
    "the cause was a lamp. Galt Shipping, which owned the building, has not commented so far."
)


def key(name: str) -> VersionKey:
    return VersionKey(DocumentId(name), 1)


def test_an_edited_copy_is_a_near_duplicate() -> None:
    found = near_duplicates({key("A"): shingles_of(REPORT), key("B"): shingles_of(EDITED)})

    assert [(each.first, each.second) for each in found] == [(key("A"), key("B"))]
    assert found[0].similarity >= NEAR_DUPLICATE


def test_two_reports_on_one_event_are_no_duplicates() -> None:
    assert (
        near_duplicates({key("A"): shingles_of(REPORT), key("B"): shingles_of(SAME_SUBJECT)}) == ()
    )


def test_a_shared_quotation_does_not_make_a_copy() -> None:
    speech = "“We will rebuild the store, and we will build it of stone, and it will stand.”"

    assert not shingles_of(f"Osterby spoke. {speech}") & shingles_of(f"Galt answered. {speech}")


def test_a_text_of_three_words_has_no_runs_and_no_duplicates() -> None:
    short = shingles_of("Nobody was hurt")

    assert short == frozenset()
    assert near_duplicates({key("A"): short, key("B"): short}) == ()
    assert jaccard(short, short) == 0.0


@given(st.permutations(["A", "B", "C"]))
def test_the_order_of_the_documents_does_not_matter(order: list[str]) -> None:
    texts = {"A": REPORT, "B": EDITED, "C": SAME_SUBJECT}

    found = near_duplicates({key(name): shingles_of(texts[name]) for name in order})

    assert [(each.first.document, each.second.document) for each in found] == [("A", "B")]
