"""What a person gives is taken as meant, tidied, or told to be no such thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.document import DocumentDetails
from bot.domain.errors import DocumentRejectedError
from bot.domain.ingest import GivenDetails
from bot.services.details import LONGEST, edited, understood

KNOWN = DocumentDetails(
    title="Harbour fire", publisher="The Tolm Gazette", published="2021", published_note="guessed"
)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("about 2021", "2021"),
        ("c. 1985", "1985"),
        ("circa June 1985", "1985-06"),
        ("early 2021", "2021"),
        ("~2021-06", "2021-06"),
    ],
)
def test_a_vague_date_is_taken_with_a_note_of_how_it_was_given(typed: str, date: str) -> None:
    taken = understood(GivenDetails(published=typed))

    assert taken.published == date
    assert taken.published_note == f"given as “{typed}”"


def test_an_exact_date_drops_the_note_of_the_one_before() -> None:
    changed = edited(KNOWN, GivenDetails(published="18 June 2021"))

    assert (changed.published, changed.published_note) == ("2021-06-18", None)
    assert edited(KNOWN, GivenDetails(published="2021")).published_note == "guessed"


def test_what_is_not_given_stays_and_what_is_empty_goes() -> None:
    changed = edited(KNOWN, GivenDetails(publisher=" ", published=""))

    assert changed == DocumentDetails(title="Harbour fire")
    assert edited(KNOWN, GivenDetails()) == KNOWN


@pytest.mark.parametrize(
    ("given_details", "says"),
    [
        (GivenDetails(title="  "), "needs a title"),
        (GivenDetails(published="soon"), "“soon” is not understood"),
        (GivenDetails(published="3/4/2021"), "not understood"),
        (GivenDetails(url="javascript:alert(1)"), "no web address"),
        (GivenDetails(title="T" * 301), "has 301 characters; at most 300"),
    ],
)
def test_what_cannot_be_taken_is_told(given_details: GivenDetails, says: str) -> None:
    with pytest.raises(DocumentRejectedError, match=says):
        edited(KNOWN, given_details)


@given(st.text(st.characters(), max_size=40))
def test_any_words_end_as_a_detail_that_can_be_stored_or_in_a_sentence(words: str) -> None:
    try:
        title = edited(KNOWN, GivenDetails(title=words)).title
    except DocumentRejectedError:
        return
    assert title == " ".join(title.split())
    assert title.encode().decode() == title
    assert "\0" not in title
    assert len(title) <= LONGEST["title"]
