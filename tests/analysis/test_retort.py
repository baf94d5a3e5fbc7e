"""Short contradictions deny what stands before them, or what an interviewer put; nothing else.

All texts are fictional.
"""

import pytest

from tests.analysis.claim_library import Said, appraised, document, links

NO_PUMP = Said(
    text="The mill has no pump, according to a weaver.",
    by=("a weaver",),
    content="The mill has no pump",
)
PUT = Said(
    text="REVIEW: The owners say that the syrup is boiled in Orl and nowhere else.",
    by=("REVIEW",),
    content="The owners say that the syrup is boiled in Orl and nowhere else.",
    asks=True,
)


def said(text: str, by: str) -> Said:
    return Said(text=text, by=(by,), content=text)


@pytest.mark.parametrize("words", ["Osk Ferrayne says that it has.", "The owner insists it has."])
def test_who_says_that_it_has_contradicts_who_says_that_it_has_not(words: str) -> None:
    found = appraised(document("A", NO_PUMP, said(words, "owner")))

    assert links(found) == {("A:1", "denies", "A:0")}


@pytest.mark.parametrize(
    "words",
    [
        "Osk Ferrayne says that it has not.",  # agrees
        "Osk Ferrayne says that it was.",  # takes up another verb
        "Osk Ferrayne says that it has a well.",  # says something of its own
    ],
)
def test_who_agrees_or_speaks_of_something_else_contradicts_nothing(words: str) -> None:
    assert links(appraised(document("A", NO_PUMP, said(words, "owner")))) == set()


@pytest.mark.parametrize(
    "words",
    [
        "That isn't true, said the owner.",
        "That has never been the case, said the owner.",
        "None of that is true, said the owner.",
        "“No, that's nonsense,” said the owner.",
    ],
)
def test_that_is_not_true_denies_the_sentence_before(words: str) -> None:
    claim = said("A barrel of dye ran into the river, said a weaver.", "weaver")
    found = appraised(document("A", "The river is wide.", claim, said(words, "owner")))

    assert links(found) == {("A:2", "denies", "A:1")}


@pytest.mark.parametrize(
    "words",
    [
        "It is not clear what happened, said the owner.",
        "If that is not true, somebody has lied, said the owner.",
        "That is not what the weavers were paid for, said the owner.",
    ],
)
def test_doubt_denies_nothing(words: str) -> None:
    claim = said("A barrel of dye ran into the river, said a weaver.", "weaver")

    assert links(appraised(document("A", claim, said(words, "owner")))) == set()


def test_who_answers_that_it_is_not_true_denies_who_says_it_elsewhere() -> None:
    statement = document(
        "B", "The syrup is boiled in Orl and nowhere else.", "The mill stands in Orl."
    )
    answer = said("LUND: That hasn't been true since the autumn of 2023.", "LUND")

    assert links(appraised(document("A", PUT, answer), statement)) == {("A:1", "denies", "B:0")}


def test_no_such_thing_on_that_day_contradicts_who_says_it_was() -> None:
    claim = said("Ada Lund decided it in a meeting on 21 January.", "Osk")
    denial = said(
        "No meeting in which Ada Lund decided it took place on 21 January, as all know.", "Voll"
    )
    other_day = denial.text.replace("21", "28")

    assert links(appraised(document("A", claim, denial))) == {("A:1", "denies", "A:0")}
    assert links(appraised(document("A", claim, said(other_day, "Voll")))) == set()
