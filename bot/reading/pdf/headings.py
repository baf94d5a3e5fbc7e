"""The headline among what is printed large on the first page."""

from collections.abc import Sequence

from bot.reading.imprint.names import is_outlet
from bot.reading.pdf.paragraphs import Paragraph

_LARGER = 1.15
_MOST_WORDS = 40


def main_heading(paragraphs: Sequence[Paragraph], body_size: float) -> Paragraph | None:
    """Return the largest heading of the first page with text, but for the newspaper's own name."""
    large = [
        each
        for each in paragraphs
        if each.page == 0
        and each.size >= _LARGER * body_size
        and each.words <= _MOST_WORDS
        and not each.tabular
        and any(map(str.isalpha, each.lines[0].text))
    ]
    headlines = [each for each in large if not is_outlet(_words(each))]
    return max(headlines or large, key=lambda each: each.size, default=None)


def _words(paragraph: Paragraph) -> str:
    return " ".join(line.text for line in paragraph.lines)
