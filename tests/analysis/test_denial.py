"""Which sentences deny. All people and places are fictional."""

import pytest

from tests.analysis.analysed import last


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry denied that the ferry had sunk.",
        "The mayor denied knowing Lund.",
        "Kestrel rejects the allegation as “baseless”.",
        "Refuting the rumours, the firm said the bridge was safe.",
        "Rumours of a sale were dismissed by Kestrel.",
        "Kestrel's denial came on Monday.",
        "The report contradicts the mayor's account.",
        "The story is false, the mayor said.",
        "There is no evidence that the water was poisoned.",
        "No evidence has been found of a leak.",
        "The sale never happened, the mayor said.",
        "Lund said that he never met the mayor.",
        "Vosk insisted that the engineer is still in the country.",
        "Ms Vosk called that “nonsense from start to finish”.",
        "The mayor described the story as pure fantasy.",
        "A neighbour contradicted him.",
    ],
)
def test_denials_are_found(sentence: str) -> None:
    assert last(sentence).denial


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry refused to confirm or deny the report.",
        "The company has neither confirmed nor denied the report.",
        "Kestrel did not deny the leak.",
        "The mayor could not deny the story.",
        "The council denied the firm access to the harbour.",
        "Vosk was denied bail.",
        "The council rejected the offer.",
        "The firm dismissed 40 workers.",
        "Lund said that the firm never admitted the sale.",
        "The engineer is still in the country.",
        "The ferry never sailed in winter.",
        "The mayor called it a day.",
        "Lund left before the firm said that it never met him.",
    ],
)
def test_what_only_looks_like_a_denial_is_none(sentence: str) -> None:
    assert not last(sentence).denial


def test_a_headline_may_contradict_without_a_verb() -> None:
    assert last("# Ministry Claim's the Ferry Still at Sea").denial
