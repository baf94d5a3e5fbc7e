"""Quotations over sentences, interviews and headlines. All names are fictional."""

import pytest

from bot.analysis.segment import segment
from bot.domain.claim import UNSPECIFIED
from bot.domain.document import Sentence
from tests.analysis.analysed import analyse, analyser, last, said_by


def test_a_quotation_over_sentences_keeps_its_speaker() -> None:
    text = "“The cables snapped. We heard it,” Jonas Lund said. “Then it was dark.” It rained."
    cuts = [(0, 20), (21, 51), (52, 71), (72, 82)]
    sentences = [
        Sentence(position=i, start=a, end=b, text=text[a:b], paragraph=1)
        for i, (a, b) in enumerate(cuts)
    ]
    found = analyser().analyse(text, sentences)
    assert [a.said_by for a in found] == [("Jonas Lund",)] * 3 + [()]


def test_a_paragraph_that_opens_again_continues_the_quotation() -> None:
    found = analyse("“It snapped,” Lund said. “We heard it.", "“Then it was dark.”", "It rained.")
    assert [a.said_by for a in found] == [("Lund",), ("Lund",), ()]


def test_a_quotation_without_any_speaker_is_unspecified() -> None:
    assert said_by("The hall was full.", "“We were never told about the pumps.”") == (UNSPECIFIED,)


def test_scare_quotes_quote_nobody() -> None:
    assert last("The so-called “ghost ship” came back.").attributions == ()


def test_nested_speech_adds_a_link() -> None:
    found = said_by("“The minister told us that the bridge was safe,” Lund said.")
    assert found == ("Lund", "the minister")


def test_labels_name_the_speakers_of_an_interview() -> None:
    found = analyse(
        "Ada Osterby has run the port since 2004.",
        "Q: Did the ferry sink?",
        "A: It left on Monday.",
        "Q: Who saw it?",
        "OSTERBY: My deputy says that the keeper did.",
    )
    assert [a.said_by for a in found[1:]] == [
        ("interviewer",),
        ("Ada Osterby",),
        ("interviewer",),
        ("Ada Osterby",),
    ]
    assert found[1].attributions[0].content is None
    assert found[4].attributions[1].said_by == ("Ada Osterby", "My deputy")


def test_an_outlet_that_only_asks_makes_no_claim() -> None:
    found = analyse(
        "Pell Andrake was the consul.",
        "CHRONICLE: Has the ministry admitted that he fled?",
        "ANDRAKE: Never.",
        "CHRONICLE: Did he take the files?",
        "ANDRAKE: I doubt it.",
    )
    assert [a.said_by[0] for a in found[1:]] == ["CHRONICLE", "Pell Andrake"] * 2
    assert [a.content for a in found[1].attributions] == [None]


def test_a_list_with_capitals_is_no_interview() -> None:
    found = analyse("WHERE: Varnholm harbour.", "WHEN: Monday at noon.")
    assert [a.attributed for a in found] == [False, False]


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Ministry Claim's the Ferry Still at Sea", "Ministry"),
        ("Mayor Denies Bridge Sale", "Mayor"),
        ("Bridge was sold to Kestrel, says watchdog", "watchdog"),
        ("Watchdog: bridge papers forged", "Watchdog"),
        ("Kestrel to rebuild harbour: ministry", "ministry"),
    ],
)
def test_a_headline_names_its_source(headline: str, source: str) -> None:
    assert said_by("# " + headline) == (source,)


@pytest.mark.parametrize("headline", ["Weather: rain expected", "Ferry Sinks Off Varnholm"])
def test_a_topic_in_front_of_a_headline_is_no_source(headline: str) -> None:
    assert last("# " + headline).attributions == ()


def test_what_an_interviewer_reports_before_a_question_is_asked() -> None:
    text = (
        "HALDER: The council says the bell was sold in May. Is that so?\n\n"
        "MARRICK: It hangs where it hung.\n\nHALDER: Who has the key?\n\nMARRICK: I have."
    )
    sentences = segment(text, "")
    found = analyser().analyse(text, sentences)
    assert [each.attributions[0].asks for each in found] == [True, True, False, True, False]
    assert [a.said_by for a in found[0].attributions] == [("HALDER",)]


def test_one_of_three_speakers_who_keeps_asking_is_the_interviewer() -> None:
    found = analyse(
        "HALDER: Who has the key?",
        "MARRICK: I have.",
        "HALDER: Is the bell there?",
        "OSK: It hangs where it hung.",
        "MARRICK: It rings.",
    )
    assert [each.attributions[0].asks for each in found] == [True, False, True, False, False]


def test_labels_in_small_letters_name_the_speakers_where_turns_are_taken() -> None:
    found = analyse(
        "Joss Adeyl has traded in Brenk since 1979.",
        "Mara Lind: Is the lot yours?",
        "Joss Adeyl: It is mine.",
        "Lind: Where did you get it?",
        "Adeyl: My aunt bought it in Osk.",
    )

    asked = [any(each.asks for each in a.attributions) for a in found]
    assert asked == [False, True, False, True, False]
    assert found[2].said_by == found[4].said_by == ("Joss Adeyl",)


def test_words_before_a_colon_are_no_speakers_elsewhere() -> None:
    found = analyse(
        "Update: The port is open again.",
        "Weather: It rained in Osk.",
        "Update: The ferry sails at noon.",
        "Note: Bring a coat.",
    )

    assert [a.said_by for a in found] == [()] * 4
