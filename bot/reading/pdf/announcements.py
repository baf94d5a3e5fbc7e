"""Boxes in newspapers that announce what stands on other pages."""

import re
from collections.abc import Sequence

from bot.reading.pdf.paragraphs import Paragraph

_LABEL = re.compile(
    r"(?:(?:on|see) other pages|(?:more )?inside(?: today| this (?:issue|edition|week))?|"
    r"(?:also )?in this (?:issue|edition)|elsewhere(?: in this (?:issue|edition|paper))?|"
    r"auf anderen seiten|im innenteil|weitere themen|en (?:otras p[áa]ginas|p[áa]ginas interiores)|"
    r"en este n[úu]mero|dans ce num[ée]ro|in questo numero)\W*",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"\S.{1,80}?\W\s*(?:pages?|pp?\.|seiten?|p[áa]ginas?|p[áa]g\.)\s*[a-z]?\d{1,3}", re.IGNORECASE
)


def without_announcements(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Leave out a label ("On other pages") with the lines below it that end with a page."""
    kept: list[Paragraph] = []
    labels: list[Paragraph] = []
    announcing = False
    for paragraph in paragraphs:
        lines = [line.text.strip() for line in paragraph.lines]
        if labels and all(map(_ENTRY.fullmatch, lines)):
            announcing = True
            continue
        kept += () if announcing else labels
        announcing = len(lines) > 1 and _announces(lines)
        labels = [paragraph] if announcing or all(map(_LABEL.fullmatch, lines)) else []
        kept += () if labels else (paragraph,)
    return kept + ([] if announcing else labels)


def _announces(lines: Sequence[str]) -> bool:
    return bool(_LABEL.fullmatch(lines[0])) and all(map(_ENTRY.fullmatch, lines[1:]))
