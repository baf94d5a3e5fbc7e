"""Where the pictures of a page stand: photographs, and drawings without a word in them."""

import ctypes
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from bot.reading.pdf.shapes import Box

_PICTURES = frozenset({pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM})
_LEAST_WIDTH, _LEAST_HEIGHT = 100.0, 50.0
"""Of a drawing: smaller ones are the frames of cells and the lines of a form."""

_MOST_DRAWINGS = 200
"""On a page; more of them are a map or a table, and none of them a picture by itself."""


class Pictures(NamedTuple):
    """The boxes of what a page shows beside words, in the page's own direction."""

    photographs: list[Box]
    drawings: list[Box]


def pictures_of(page: PdfPage) -> Pictures:
    """Find photographs and the like, and large drawings, those around words among them."""
    found = Pictures([], [])
    for kind, box in _objects(page):
        if kind in _PICTURES:
            found.photographs.append(box)
        elif box.width >= _LEAST_WIDTH and box.height >= _LEAST_HEIGHT:
            found.drawings.append(box)
    return found if len(found.drawings) <= _MOST_DRAWINGS else Pictures(found.photographs, [])


def without_words(drawings: Sequence[Box], words: Sequence[Box]) -> list[Box]:
    """Leave out the drawings that frame or underlay words: boxes, tables, a page's colour."""
    return [each for each in drawings if not any(_holds(each, word) for word in words)]


def _holds(drawing: Box, word: Box) -> bool:
    across = min(drawing.right, word.right) > max(drawing.left, word.left)
    return across and drawing.bottom < word.middle < drawing.top


def _objects(page: PdfPage) -> Iterator[tuple[int, Box]]:
    """Yield what is on a page. Most objects are words: they are only counted over."""
    edges = [ctypes.c_float() for _ in range(4)]
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, number)
        kind = pdfium.FPDFPageObj_GetType(thing)
        seen = kind in _PICTURES or kind == pdfium.FPDF_PAGEOBJ_PATH
        if seen and pdfium.FPDFPageObj_GetBounds(thing, *edges):
            yield kind, Box(*(edge.value for edge in edges))
