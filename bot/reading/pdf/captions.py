"""Captions: what is printed under a picture, or calls itself a figure or a photograph."""

import re

from bot.reading.pdf.glyphs import PageWords
from bot.reading.pdf.paragraphs import CAPTION_LABEL, Paragraph
from bot.reading.pdf.shapes import around

_CREDIT = re.compile(
    r"\(?(?:photo(?:graph)?|image|picture|foto)s?(?: by|:)\s.{1,80}", re.IGNORECASE
)
_MOST_WORDS = 60
_SMALLER = 0.95
_NEAR = 2.5
"""In letter sizes: how far below its picture a caption begins."""

_LEAST_PICTURE = 40.0


def is_caption(paragraph: Paragraph, page: PageWords, body_size: float) -> bool:
    """Say whether the paragraph explains a picture and is no part of the text."""
    if paragraph.words > _MOST_WORDS or paragraph.tabular:
        return False
    text = " ".join(line.text for line in paragraph.lines)
    if CAPTION_LABEL.match(text) or _CREDIT.fullmatch(text):
        return True
    return paragraph.size <= _SMALLER * body_size and _is_below_picture(paragraph, page)


def _is_below_picture(paragraph: Paragraph, page: PageWords) -> bool:
    box = around(line.box for line in paragraph.lines)
    return any(
        picture.width >= _LEAST_PICTURE
        and picture.height >= _LEAST_PICTURE
        and -paragraph.size <= picture.bottom - box.top <= _NEAR * paragraph.size
        and min(box.right, picture.right) - max(box.left, picture.left) >= 0.5 * box.width
        for picture in (*page.pictures, *page.drawings)
    )
