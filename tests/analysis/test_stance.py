"""How sentences stand to a statement. All people, places and outlets are fictional."""

import pytest

from bot.analysis.agreement import weights_of
from bot.analysis.stance import Near, Stance, in_context, position_of, read_statement
from tests.analysis.claim_library import Said, claims, document


def stance(statement: str, said: Said | str) -> Stance | None:
    """Return the stance of a sentence that the search found to be very close."""
    claim = claims(document("The Orl Ledger", said))[0]
    read = read_statement(statement, frozenset())
    whole = in_context(claim, (), frozenset())
    near = Near(claim, whole, "", similarity=0.8, late=0.8)
    return position_of(read, near, weights_of([read.wording, whole])).stance


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not retract our report that the miller sold the weir.",
        "We stand by our report that the miller sold the weir.",
        "The paper will not withdraw its earlier story that the miller sold the weir.",
    ],
)
def test_who_refuses_to_take_a_report_back_supports_it(sentence: str) -> None:
    assert stance("The miller sold the weir.", sentence) is Stance.SUPPORTS


def test_a_not_inside_the_upheld_report_still_counts() -> None:
    sentence = "We do not retract our report that the miller did not sell the weir."

    assert stance("The miller sold the weir.", sentence) is Stance.AGAINST


@pytest.mark.parametrize("answer", ["No. ", "No, ", "Yes. ", "“No. "])
def test_a_short_answer_belongs_to_the_question_before_it(answer: str) -> None:
    words = f"{answer}The miller sold the weir."
    said = Said(text=f"HALDER: {words}", by=("Halder",), content=words)

    assert stance("The miller sold the weir.", said) is Stance.SUPPORTS


def test_a_no_that_is_not_an_answer_still_negates() -> None:
    assert stance("A miller sold the weir.", "No miller sold the weir.") is Stance.AGAINST


def test_the_number_of_a_thing_stays_with_it() -> None:
    claim = claims(document("The Orl Ledger", "No. 4 mill burned down."))[0]

    assert claim.content == "No. 4 mill burned down."


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Lot 30 was sold in June.", "The lot was sold in June, the house said."),
        ("The pass was taken because fees had not been paid.", "Fees cost Ada Lund the pass."),
    ],
)
def test_the_number_of_a_lot_and_a_not_beside_the_point_contradict_nothing(
    statement: str, sentence: str
) -> None:
    assert stance(statement, sentence) is Stance.SUPPORTS


def test_a_not_in_a_relative_clause_stays_there() -> None:
    sentence = "A guard described a break-in that has never been made public."

    assert stance("There was no break-in.", sentence) is Stance.AGAINST


def test_a_withdrawn_suggestion_supports_nothing() -> None:
    said = Said(text="I withdraw the suggestion that the miller sold the weir.", corrects=True)

    assert stance("The miller sold the weir.", said) is Stance.AGAINST


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("The mill sold 60,000 flasks of syrup.", Stance.AGAINST),
        ("The mill sold 48,000 flasks of syrup.", Stance.SUPPORTS),
        ("The mill did not sell 60,000 flasks of syrup.", Stance.SUPPORTS),
    ],
)
def test_a_figure_that_is_ruled_out_speaks_against_who_gives_it(
    statement: str, expected: Stance
) -> None:
    assert stance(statement, "The mill sold 48,000 flasks of syrup, not 60,000.") is expected
