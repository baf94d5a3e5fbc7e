"""Lines that run from right to left come out in the order in which they are read."""

from bot.reading.pdf.mirror import in_mirror, is_from_the_right
from bot.reading.pdf.shapes import Box, Glyph


def glyphs(words: str, *, from_the_left: bool) -> list[Glyph]:
    """Set `words` from right to left, and list them from either end; a space is only a gap."""
    placed = [
        Glyph(place, letter, Box(500 - 10 * place, 0, 510 - 10 * place, 12))
        for place, letter in enumerate(words)
        if letter != " "
    ]
    return placed[::-1] if from_the_left else placed


def test_the_order_in_the_file_does_not_matter() -> None:
    words = "המעבורת עזבה את הנמל"

    for from_the_left in (True, False):
        read = in_mirror(glyphs(words, from_the_left=from_the_left))
        assert "".join(glyph.text for glyph in read) == words


def test_figures_keep_their_own_direction() -> None:
    shown = "בשנת 1302 עזבה"

    read = in_mirror(glyphs(shown, from_the_left=True))

    assert "".join(glyph.text for glyph in read) == "בשנת 2031 עזבה"


def test_the_script_is_told_by_most_letters() -> None:
    assert is_from_the_right("העבורת PDF")
    assert not is_from_the_right("The ferry עבר")
