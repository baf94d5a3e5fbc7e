"""What sentences claim, without who says so. All people and places are fictional."""

import pytest

from bot.analysis.claims import content_of
from tests.analysis.analysed import analyser, cut


@pytest.mark.parametrize(
    "denial",
    [
        "Its keeper, Ada Lund, rejected the figure.",
        "Ada Lund, who keeps the mill, rejected the figure.",
    ],
)
def test_what_stands_beside_a_deniers_name_is_not_denied(denial: str) -> None:
    text, sentences = cut("Ada Lund keeps the mill.", denial)
    found = analyser().analyse(text, sentences)[-1]

    assert found.denial
    assert content_of(sentences[-1], found) == "the figure."
