"""Which words hedge. All people and places are fictional."""

import pytest

from tests.analysis.analysed import last


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The bridge is rumored to have been sold.", ("is rumored to",)),
        ("It is also believed that the mayor fled.", ("is also believed that",)),
        ("The ferry reportedly sank.", ("reportedly",)),
        ("The ferry may have sunk.", ("may",)),
        ("The leak could reach the sea by May.", ("could",)),
        ("Repairs might begin in March.", ("might",)),
        ("The plant appears to be closed.", ("appears",)),
        ("The alleged leak began in June.", ("alleged",)),
        ("Mystery surrounds the sale of the bridge.", ("Mystery",)),
        ("It is not clear whether the wells are safe.", ("It is not clear whether",)),
        (
            "The report could not be independently verified.",
            ("could not be independently verified",),
        ),
        ("Rumour has it that the weir leaks.", ("Rumour has it that",)),
        (
            "The ferry ran, but word on the quay is that it will stop.",
            ("word on the quay is that",),
        ),
        ("In our humble opinion, the weir leaks.", ("In our humble opinion",)),
        ("Perhaps the ferry will possibly return.", ("Perhaps", "possibly")),
    ],
)
def test_hedges_are_printed(sentence: str, words: tuple[str, ...]) -> None:
    assert last(sentence).hedge_words == words


@pytest.mark.parametrize(
    "sentence",
    [
        "The concert is in May.",
        "The miller gave his word that the weir is safe.",
        "Her last word was that the weir is safe.",
        "In the opinion of the court the weir is safe.",
        "The might of the river broke the dam.",
        "Workers could see the tower from the harbour.",
        "The firm could not pay.",
        "Vosk appeared on television.",
        "Come as soon as possible.",
        "The survey asked likely voters.",
        "The ministry refuted the rumours.",
        "The firm believes that the bridge is safe.",
    ],
)
def test_words_that_only_look_like_hedges_are_left_alone(sentence: str) -> None:
    assert last(sentence).hedge_words == ()


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("Harbourmaster 'Sold' Bridge Papers", ("'Sold'",)),
        ("Ferry firm behind the leak?", ("?",)),
        ("Ferry firm behind the leak", ()),
    ],
)
def test_headlines_hedge_with_marks(headline: str, words: tuple[str, ...]) -> None:
    assert last("# " + headline).hedge_words == words


def test_a_question_in_the_body_is_no_hedge() -> None:
    assert last("Where is the ferry?").hedge_words == ()
