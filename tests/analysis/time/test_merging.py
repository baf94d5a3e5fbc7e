"""Reports of one event come together when date, head word and participants agree."""

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.time.merging import merge
from bot.domain.event import Event, TimelineEntry
from tests.analysis.time.telling import events_of


def told(text: str, document: str, published: str = "2021-06-18") -> Event:
    """Return the one event of a sentence in a document of its own."""
    (event,) = events_of(text, document=document, published=published)
    return event


def merged(*texts: str) -> list[TimelineEntry]:
    """Return the entries for sentences, each in a document of its own."""
    return list(merge([told(text, f"DOC{number:05}") for number, text in enumerate(texts)]))


def test_two_reports_of_one_event_become_one_entry_with_both_beneath() -> None:
    (entry,) = merged(
        "Yesterday Mora Tarn resigned on June 4.".removeprefix("Yesterday "),
        "The minister Mora Tarn resigned in early June.",
    )
    assert [each.edtf for each in entry.events] == ["2021-06~", "2021-06-04"]
    assert entry.disagreements == ()


def test_a_clause_without_a_deed_is_the_same_only_in_the_same_words() -> None:
    texts = (
        "Now Mora Tarn has been deputy head of the Board since May 2017.",
        "Now Mora Tarn has been deputy head of the Board since May 2017.",
        "Now Mora Tarn has been a guest of the Board since May 2017.",
    )
    assert sorted(len(entry.events) for entry in merged(*texts)) == [1, 2]


def test_another_head_word_is_another_event() -> None:
    assert (
        len(merged("In Ostrel Tarn resigned on June 4.", "In Ostrel Tarn arrived on June 4.")) == 2
    )


def test_other_participants_are_another_event() -> None:
    texts = ("Then Mora Tarn resigned on June 4.", "Then Yorin Osk resigned on June 4.")
    assert len(merged(*texts)) == 2


def test_without_any_name_agreement_cannot_be_shown() -> None:
    assert len(merged("The minister resigned on June 4.", "The minister resigned on June 4.")) == 2


def test_a_report_date_never_merges_with_an_event_date() -> None:
    texts = ("Then Mora Tarn claimed the prize on June 4.", "Then Mora Tarn resigned on June 4.")
    assert len(merged(*texts)) == 2


def test_dates_that_cannot_both_be_true_stay_apart_and_are_shown_as_a_disagreement() -> None:
    first, second = merged(
        "Then Mora Tarn crossed the strait on 3 March.",
        "Then Mora Tarn crossed the strait on 4 March.",
    )
    assert first.disagreements == second.disagreements == ("2021-03-03", "2021-03-04")


def test_dates_far_apart_are_two_events_and_no_disagreement() -> None:
    first, second = merged(
        "Then Mora Tarn crossed the strait on 3 January.",
        "Then Mora Tarn crossed the strait on 4 March.",
    )
    assert first.disagreements == second.disagreements == ()


def test_one_voice_telling_of_two_days_does_not_disagree_with_itself() -> None:
    text = "Then Mora Tarn crossed the strait on 3 March and crossed again on 5 March."
    assert [each.disagreements for each in merge(events_of(text))] == [(), ()]


def test_overlapping_dates_that_say_different_things_are_a_disagreement() -> None:
    (entry,) = merged(
        "Then Mora Tarn travelled from 3 to 8 March.",
        "Then Mora Tarn travelled from 6 to 12 March.",
    )
    assert entry.disagreements == ("2021-03-03/2021-03-08", "2021-03-06/2021-03-12")


SENTENCES = st.sampled_from(
    [
        "Then Mora Tarn resigned on June 4.",
        "Then Mora Tarn resigned in June.",
        "Then Mora Tarn resigned on June 5.",
        "Then Yorin Osk fled in 1985.",
        "Then Yorin Osk fled in the 1980s.",
        "It fell on May 3.",
    ]
)


@given(st.lists(SENTENCES, max_size=12))
def test_every_report_stands_in_exactly_one_entry(texts: list[str]) -> None:
    events = [told(text, f"DOC{number:05}") for number, text in enumerate(texts)]
    beneath = [each for entry in merge(events) for each in entry.events]
    assert sorted(each.sentence for each in beneath) == sorted(each.sentence for each in events)
