"""Names are no dates, and dates beside names stay dates. All people and papers are made up
or too famous to be news."""

import pytest

from bot.analysis.time.tagger import tag

PUBLISHED = "2021-06-10"


@pytest.mark.parametrize(
    "text",
    [
        "The Daily Beacon reported it.",
        "May said that she would go.",
        "Tamsin May resigned, and Mrs May left.",
        "August Vellin wrote plays.",
        "The March on Corvane drew crowds.",
        "June Tarrow and April Osk sang.",
        "The Sunday Times and Velmora Today ran it.",
        "Black Friday is a sale.",
        "The Arab Spring began there.",
        "The Prague Spring ended.",
        "He broke a spring and watched prices fall.",
        "The fall of Ostrel came.",
        "Earlier, the paper had claimed it.",
        "Dec Marlow and Jan Osk left.",
        "The Summer Games opened.",
        "The Christmas tree burned.",
    ],
)
def test_a_name_is_no_date(text: str) -> None:
    assert [each.expression for each in tag(text, published=PUBLISHED) if each.edtf] == []


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("In May, she left.", "May"),
        ("In March the council met.", "March"),
        ("On Tuesday President Oln spoke.", "Tuesday"),
        ("Since August he has been ill.", "August"),
        ("He came home in summer.", "summer"),
        ("By late April Vessin had won.", "late April"),
        ("They went home before Christmas.", "Christmas"),
    ],
)
def test_a_date_beside_a_name_stays_a_date(text: str, expression: str) -> None:
    assert [each.expression for each in tag(text, published=PUBLISHED)] == [expression]


def test_a_full_name_that_returns_is_a_name_after_a_preposition_too() -> None:
    text = "In August Vellin's play a king dies. August Vellin wrote it."
    assert tag(text, published=PUBLISHED) == ()
