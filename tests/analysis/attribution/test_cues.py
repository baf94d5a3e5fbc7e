"""Which words ascribe, and which only look so. All people and places are fictional."""

import pytest

from bot.domain.claim import UNSPECIFIED
from tests.analysis.analysed import analyse, cut, last, said_by


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The minister said that the ferry had sunk.", "the minister"),
        ("The ferry had sunk, the minister said.", "the minister"),
        ("The bridge, engineers say, is old.", "engineers"),
        ("“The ferry sank,” said Ada Osterby.", "Ada Osterby"),
        ("According to the harbour office, the ferry sank.", "the harbour office"),
        ("The ferry sank, per Kestrel.", "Kestrel"),
        ("As one witness put it, the cables “sang like a harp”.", "one witness"),
        ("In the view of the council, the bridge is unsafe.", "the council"),
        ("Police suspect that the fire was set.", "Police"),
        ("The mayor's claim that the river was clean surprised nobody.", "the mayor"),
        ("Jonas Lund, who claims to have seen the fire, lives in Varnholm.", "Jonas Lund"),
        ("The council criticised the plan.", "the council"),
        ("The mayor called the report a lie.", "the mayor"),
        ("The mayor admitted taking the money.", "the mayor"),
        ("The report by the Water Board said 14 wells were tested.", "Water Board"),
        ("A survey shows that most residents want the bridge.", "a survey"),
        ("A spokesman for Kestrel, Thomas Bell, said the firm was sorry.", "Thomas Bell"),
        ("VARNHOLM, 16 May (Northline) - The mayor on Monday rejected the claim.", "the mayor"),
        ("The Lantern, a blog based in Marl, reported that the ferry had sunk.", "Lantern"),
        ("The board was warned about the leak, a leaked letter shows.", "a leaked letter"),
        ("One of them, Sara Wick, said that she had seen the ferry.", "Sara Wick"),
        ("According to a paper that the Gazette has read, the board saved money.", "a paper"),
        ("Police put the number of marchers at 180.", "Police"),
        ("Ada Osterby, who lives there, is certain that a van stood at the door.", "Ada Osterby"),
        ("In a letter, Osterby, while admitting delays, said that the work was done.", "Osterby"),
    ],
)
def test_a_cue_names_its_source(sentence: str, source: str) -> None:
    assert said_by(sentence) == (source,)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry is believed to have sunk.",
        "It is also believed that the mayor signed the papers.",
        "The bridge is rumored to have been sold.",
        "The ferry reportedly carried 40 cars.",
        "Rumours of a sale spread through the town.",
    ],
)
def test_an_impersonal_cue_has_an_unspecified_source(sentence: str) -> None:
    main = last(sentence).attributions[0]
    assert (main.source, main.said_by) == (None, (UNSPECIFIED,))


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor opened the bridge.",
        "Kestrel bought the plant in 1998.",
        "The firm maintained the bridge for years.",
        "The council rejected the parcel.",
        "They called the dog Rex.",
        "The mayor added salt to the soup.",
        "Sales rose by 3 per cent.",
        "The work went according to plan.",
        "The harbour was built by Kestrel.",
        "The cables snapped at noon.",
        "The workers came to discuss the weather.",
        "Vosk was denied bail.",
        "A recipe for eel pie called for 500 grams of salt.",
        "The Herald asked the board for its reports.",
        "The price is 8 crowns, not 18 as stated in the listings.",
    ],
)
def test_words_that_only_look_like_cues_ascribe_nothing(sentence: str) -> None:
    assert last(sentence).attributions == ()


def test_speaking_about_something_has_no_content() -> None:
    (main,) = last("Ada Osterby also spoke about the ferry.").attributions
    assert (main.said_by, main.content) == (("Ada Osterby",), None)


def test_who_did_not_say_it_has_no_content() -> None:
    (main,) = last("The ministry did not say when the ferry would return.").attributions
    assert (main.said_by, main.content) == (("the ministry",), None)


@pytest.mark.parametrize("sentence", ["I think the ferry sank.", "We believe the ferry sank."])
def test_the_authors_own_voice_is_no_attribution(sentence: str) -> None:
    assert last(sentence).attributions == ()


@pytest.mark.parametrize(
    ("sentence", "anonymous"),
    [
        ("Officials said the ferry had sunk.", True),
        ("A person familiar with the matter said the valves were faulty.", True),
        ("Norland officials said the ferry had sunk.", False),
        ("Ada Osterby said the ferry had sunk.", False),
    ],
)
def test_only_a_source_without_any_name_is_anonymous(sentence: str, anonymous: bool) -> None:
    assert last(sentence).attributions[0].anonymous is anonymous


def test_source_cue_and_content_are_spans_of_the_text() -> None:
    text, _ = cut("The ferry left.", "The minister said that the ferry had sunk.")
    main = analyse("The ferry left.", "The minister said that the ferry had sunk.")[1].attributions[
        0
    ]
    assert main.source is not None
    assert main.cue is not None
    assert main.content is not None
    assert main.source.of(text) == "The minister"
    assert main.cue.of(text) == "said"
    assert main.content.of(text) == "that the ferry had sunk"


def test_the_attribution_that_covers_most_comes_first() -> None:
    found = last("Bell admitted a mistake, but the mayor said that nobody had known of it in May.")
    assert [a.said_by for a in found.attributions] == [("the mayor",), ("Bell",)]


@pytest.mark.parametrize("cue", ["Gossip has it that", "The word is that", "Legend has it"])
def test_what_is_going_round_has_an_unspecified_source(cue: str) -> None:
    line = f"{cue} the weir at Orl leaks."
    (found,) = last(line).attributions
    assert found.said_by == (UNSPECIFIED,)
    assert found.content is not None
    assert found.content.of(line) == "the weir at Orl leaks"


def test_what_was_claimed_stands_before_a_trailing_it_was_claimed() -> None:
    text = "A dark hall and 300 lost votes: that is how she won, it was claimed last night."
    (found,) = last(text).attributions

    assert found.said_by == (UNSPECIFIED,)
    assert found.content is not None
    assert text[found.content.start : found.content.end].endswith("that is how she won")
    assert last("It was made of wood, it was old.").attributions == ()
    assert last("It is certain that the dam holds.").attributions == ()
    assert last("She put the cup at the edge.").attributions == ()
