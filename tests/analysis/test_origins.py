"""Origins: leaves of the chains, each once; what may be one is one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis.publishers import Tellers, same_teller
from bot.domain.claim import UNSPECIFIED, Status
from tests.analysis.claim_library import Said, appraised, assessment, document

CLAIM = "The cheque for the harbour crane was never signed in Tolm"
REWORDED = "In Tolm the harbour crane cheque never was signed"


def told(*by: str, anonymous: bool = False, words: str = CLAIM) -> Said:
    return Said(text=f"{words}, {by[-1]} said.", by=by, content=words, anonymous=anonymous)


def test_ten_articles_that_repeat_one_blog_are_one_origin() -> None:
    copies = [document(f"Paper{n}", told("Undertow")) for n in range(10)]
    found = assessment(appraised(document("Undertow", f"{CLAIM}."), *copies), "Undertow")

    assert found.origins == ("Undertow",)
    assert found.status is Status.STATED
    assert "11 documents, 1 origin: Undertow" in found.reasons


def test_two_named_witnesses_are_two_origins() -> None:
    found = appraised(document("A", told("Ivo Tarrant")), document("B", told("Senna Maule")))

    assert assessment(found, "A").origins == ("Ivo Tarrant", "Senna Maule")
    assert assessment(found, "A").status is Status.CORROBORATED


def test_unnamed_sources_count_with_their_outlet_and_corroborate_nothing() -> None:
    found = appraised(
        document("Palace Gate", told("two officials", anonymous=True)),
        document("Corridor News", told("officials", anonymous=True, words=REWORDED)),
    )

    assert set(assessment(found, "Palace Gate").origins) == {"Palace Gate", "Corridor News"}
    assert assessment(found, "Palace Gate").status is Status.UNVERIFIED


def test_unnamed_sources_told_on_count_with_the_outlet_that_has_them() -> None:
    passed_on = told("Palace Gate", "officials", anonymous=True)
    found = appraised(
        document("Palace Gate", told("two officials", anonymous=True)),
        document("Tern Daily", passed_on),
    )

    assert assessment(found, "Tern Daily").origins == ("Palace Gate",)


def test_who_passes_a_source_on_in_one_document_is_no_second_origin_beside_it() -> None:
    found = appraised(
        document("Tern Daily", told("two welders", "a ledger")),
        document("Polder Post", told("the ledger", words=REWORDED)),
    )

    assert len(assessment(found, "Tern Daily").origins) == 1


def test_two_sources_that_one_outlet_passes_on_stay_two_origins() -> None:
    found = appraised(
        document("Tern Daily", told("Marsh Weekly", "Ivo Tarrant")),
        document("Polder Post", told("Marsh Weekly", "Senna Maule")),
    )

    assert set(assessment(found, "Tern Daily").origins) == {"Ivo Tarrant", "Senna Maule"}


def test_an_impersonal_source_counts_with_the_document() -> None:
    found = appraised(document("Court Whisper", told(UNSPECIFIED)))

    assert assessment(found, "Court Whisper").origins == ("Court Whisper",)


def test_outlets_that_cite_each_other_in_a_circle_are_one_origin() -> None:
    found = appraised(
        document("Polder Post", told("Marsh Weekly")),
        document("Marsh Weekly", told("Tide Almanac")),
        document("Tide Almanac", told("Polder Post")),
    )

    assert len(assessment(found, "Polder Post").origins) == 1


def test_an_unsigned_copy_is_no_second_origin_but_another_report_is() -> None:
    own = "The clock of the market hall in Tolm stopped at noon on the day of the flood."
    copied = appraised(document("A", own), document("B", own, published="2024-02-03"))
    other = "In Tolm the market hall clock stopped; it was flood day, and noon had come."
    reported = appraised(document("A", own), document("B", other, published="2024-02-03"))

    assert assessment(copied, "A").origins == ("A",)
    assert assessment(reported, "A").origins == ("A", "B")
    assert assessment(reported, "A").status is Status.CORROBORATED


def test_a_headline_in_own_voice_follows_the_source_in_the_text() -> None:
    found = appraised(document("A", f"{CLAIM}.", told("Edda Morrow")))

    assert assessment(found, "A", 0).origins == ("Edda Morrow",)


def test_a_document_without_publisher_is_named_by_its_title() -> None:
    nameless = document("A", f"{CLAIM}.", title="Notes found on the quay")
    details = nameless.document.details.model_copy(update={"publisher": None})
    nameless = nameless._replace(document=nameless.document.model_copy(update={"details": details}))

    assert assessment(appraised(nameless), "A").origins == ("Notes found on the quay",)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Carr", "Idris Carr"),
        ("the Ministry", "Ministry"),
        ("the Harbour Ministry", "a spokesman for the Harbour Ministry"),
        ("HPA", "Harbour Ports Authority"),
        ("The Gazette", "Gazette"),
    ],
)
def test_names_that_may_be_one_teller(first: str, second: str) -> None:
    assert same_teller(first, second)
    assert same_teller(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Anna Pell", "Tom Pell"), ("Coast Wire", "Coast Gazette"), ("HPA", "Harbour Post")],
)
def test_names_that_are_two_tellers(first: str, second: str) -> None:
    assert not same_teller(first, second)


def test_an_official_speaks_for_the_institution_that_the_text_gives() -> None:
    tellers = Tellers(["Petra Lunt, a spokeswoman for the water board, said so. Moxley laughed."])

    assert tellers.same("Petra Lunt", "the water board")
    assert not tellers.same("Moxley", "the water board")


TELLERS = st.sampled_from(["Ivo Tarrant", "Senna Maule", "Undertow", "officials", ""])
REPORTS = st.lists(TELLERS, min_size=1, max_size=4)


def report(name: str, teller: str, published: str) -> object:
    said = told(teller, anonymous=teller == "officials") if teller else Said(text=f"{CLAIM}.")
    return document(name, said, published=published)


@settings(deadline=None, max_examples=30)  # one run embeds a whole library
@given(REPORTS, st.integers(0, 3), st.sampled_from(["2024-01-01", "2024-02-02", "2024-09-09"]))
def test_adding_a_copy_never_raises_the_number_of_origins(
    tellers: list[str], which: int, published: str
) -> None:
    documents = [report(f"Paper{n}", each, "2024-02-02") for n, each in enumerate(tellers)]
    copied = tellers[which % len(tellers)]
    before = appraised(*documents)  # type: ignore[arg-type]  # `report` returns documents
    copy = report("Copycat", copied, published)
    after = appraised(*documents, copy)  # type: ignore[arg-type]  # `report` returns documents

    for n in range(len(tellers)):
        origins = assessment(after, f"Paper{n}").origins
        assert len(origins) <= len(assessment(before, f"Paper{n}").origins)


def test_what_an_interviewer_puts_to_somebody_is_no_claim_and_no_origin() -> None:
    put = Said(text=f"Halder: The council says that {CLAIM}", by=("Halder",), asks=True)
    found = appraised(document("A", put), document("B", CLAIM))

    assert assessment(found, "A").status is Status.UNVERIFIED
    assert "interviewer" in assessment(found, "A").reasons[0]
    assert assessment(found, "A").origins == ()
    assert assessment(found, "B").origins == ("B",)
