"""Fragments that stand beside one another become lines. The words are fiction."""

from bot.reading.pdf.lines import lines_of
from bot.reading.pdf.shapes import Box, Fragment


def fragments(left: float, bottom: float, *words: tuple[float, str]) -> list[Fragment]:
    """Set words of 10 points on one line, each at a distance from `left`."""
    return [
        Fragment(text, Box(left + at, bottom, left + at + 5 * len(text), bottom + 10), 10, False)
        for at, text in words
    ]


def test_cells_below_one_another_are_a_table() -> None:
    region = fragments(0, 100, (0, "Quay"), (60, "Depth")) + fragments(
        0, 80, (0, "North"), (60, "4.1 m")
    )

    assert [(line.text, line.tabular) for line in lines_of(region)] == [
        ("Quay | Depth", True),
        ("North | 4.1 m", True),
    ]


def test_words_drawn_out_over_a_narrow_column_are_none() -> None:
    region = fragments(0, 100, (0, "said"), (35, "that"), (70, "they")) + fragments(
        0, 88, (0, "went"), (35, "away"), (70, "then")
    )

    assert [line.text for line in lines_of(region)] == ["said that they", "went away then"]


def test_two_words_with_a_wide_gap_and_no_table_are_one_line() -> None:
    region = fragments(0, 100, (0, "Nobody"), (44, "came.")) + fragments(0, 88, (0, "It rained."))

    assert lines_of(region)[0].text == "Nobody came."
