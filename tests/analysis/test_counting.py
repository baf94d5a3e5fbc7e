"""Two counts of one thing dispute one another; parts, rates, ranges and other days do not.

All texts are fictional.
"""

import pytest

from bot.analysis.claims import AnalysedDocument
from tests.analysis.claim_library import Said, appraised, document, links

MARCHED = Said(
    text="Some 300 weavers marched to the mill at Orl, the organisers said.",
    by=("the organisers",),
    content="Some 300 weavers marched to the mill at Orl",
)


def denied(*documents: AnalysedDocument) -> set[tuple[str, str]]:
    found = links(appraised(*documents))
    return {(subject, target) for subject, kind, target in found if kind == "denies"}


def pair(first: Said | str, second: Said | str) -> set[tuple[str, str]]:
    return denied(document("A", first), document("B", second))


@pytest.mark.parametrize(
    "ruling_out",
    [
        "We sold 48,000 flasks of the syrup, not 60,000.",
        "The mill sold 48,000 flasks of syrup and not 60,000, as its books show.",
        "The mill sold 48,000 flasks of the syrup rather than 60,000.",
    ],
)
def test_a_figure_that_is_ruled_out_disputes_who_gives_it(ruling_out: str) -> None:
    assert pair("About 60,000 flasks of the syrup were sold.", ruling_out) == {("B:0", "A:0")}


@pytest.mark.parametrize(
    "other",
    [
        "About 48,000 flasks of the syrup were sold.",  # the figure that is upheld
        "60,000 crowns for the syrup were paid in sold flasks.",  # the same figure, another noun
        "The lake at Brenk holds 60,000 flasks of dye.",  # another matter
    ],
)
def test_a_figure_that_is_ruled_out_disputes_nothing_else(other: str) -> None:
    assert pair(other, "We sold 48,000 flasks of the syrup, not 60,000.") == set()


def test_who_rules_out_the_own_figure_later_corrects_it() -> None:
    first = document("A", "The mill sold 60,000 flasks of syrup.", publisher="Gazette")
    second = document(
        "B",
        "The mill sold 48,000 flasks of syrup and not 60,000.",
        publisher="Gazette",
        published="2024-03-01",
    )

    assert links(appraised(first, second)) == {("B:0", "corrects", "A:0")}


def test_figures_that_are_called_wrong_are_ruled_out() -> None:
    meter = (
        "The mill at Orl was dark for 23 minutes; the board's twelve and the paper's 40 are wrong."
    )
    board = document("B", "The mill at Orl was dark for twelve minutes.")
    paper = document("P", "The mill at Orl was dark for 40 minutes.")

    assert denied(document("A", meter), board, paper) == {("A:0", "B:0"), ("A:0", "P:0")} | {
        ("P:0", "B:0")
    }


def test_another_count_right_behind_the_first_disputes_it() -> None:
    assert denied(document("A", MARCHED, "Police counted 180.")) == {("A:1", "A:0")}
    assert denied(document("A", MARCHED, "Police put the number at 180.")) == {("A:1", "A:0")}


@pytest.mark.parametrize(
    "after",
    [
        "Police counted 310.",  # within "some 300"
        "Police counted 180 lanterns.",  # something else
        "They counted 180.",  # the same teller, perhaps of a part
        "Police counted 180 of the looms that were idle.",
    ],
)
def test_a_count_of_something_else_or_within_the_range_disputes_nothing(after: str) -> None:
    assert denied(document("A", MARCHED, after)) == set()


def test_two_tellers_with_two_figures_for_one_noun_dispute_one_another() -> None:
    found = pair(
        "The pump house at Orl stood flooded for 31 hours, says a driver.",
        "The pump house at Orl stood flooded for less than four hours on one night.",
    )

    assert found == {("B:0", "A:0")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # a range or a bound that holds the other figure
        ("About 14 looms burned in the mill at Orl.", "15 looms burned in the mill at Orl."),
        ("At least 12 looms burned in the mill at Orl.", "20 looms burned in the mill at Orl."),
        ("Dozens of looms burned in the mill at Orl.", "14 looms burned in the mill at Orl."),
        ("10 to 20 looms burned in the mill at Orl.", "14 looms burned in the mill at Orl."),
        ("60,000 flasks burned in the mill at Orl.", "58,700 flasks burned in the mill at Orl."),
        # a part, a rate, a distance in time
        ("Three of the twenty looms burned in Orl.", "The twelve looms burned in Orl."),
        ("Another 12 looms burned in the mill at Orl.", "14 looms burned in the mill at Orl."),
        ("The dye costs 3 crowns a flask at Orl.", "The dye at Orl costs 90 crowns."),
        ("The mill at Orl burned 3 days later.", "The mill at Orl burned for 5 days."),
        ("12 narrow looms burned in the mill at Orl.", "14 wide looms burned in the mill at Orl."),
        # other days, a toll that grows, a share of something
        (
            "12 looms burned in the mill at Orl on 3 March.",
            "14 looms burned in the mill at Orl on 9 May.",
        ),
        ("12 looms burned so far in the mill at Orl.", "14 looms have burned in the mill at Orl."),
        (
            "12 per cent of all voters in Orl chose the miller.",
            "The miller was the choice of 31 per cent of weavers in Orl.",
        ),
        # numbers that count nothing
        ("3. The looms of the mill at Orl burned.", "14 looms of the mill at Orl burned."),
        ("The mill at Orl burned at ten past four.", "Past four o'clock the mill at Orl burned."),
    ],
)
def test_figures_that_go_together_dispute_nothing(first: str, second: str) -> None:
    assert pair(first, second) == set()


def test_who_counts_anew_later_does_not_dispute_the_own_figure() -> None:
    first = document("A", "The pump house at Orl stood flooded for 31 hours.", publisher="Gazette")
    second = document(
        "B", "The pump house at Orl stood flooded for 35 hours in all.", publisher="Gazette"
    )

    assert denied(first, second) == set()


def test_two_figures_for_one_noun_on_looser_terms_are_for_a_moderator() -> None:
    found = appraised(
        document("A", "The mill lost 214 bales of wool in the flood."),
        document("B", "Some 900 bales of wool swam down the lane in the flood."),
    )

    assert links(found) == set()
    assert [each.kind.value for each in found.doubtful] == ["denies"]
