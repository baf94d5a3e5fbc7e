"""Find quotations: spans between quotation marks, over sentences and paragraphs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.document import Sentence
from bot.domain.value import Span

_DOUBLE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'
_OPENING_DOUBLE = "\u201c\u201e\u201f\u00ab"
_CLOSING_DOUBLE = "\u201d\u00bb"
_SINGLE = "'\u2018\u2019"
# 'Twas, 'em, '90s and rock 'n' roll open nothing.
_ELISION = re.compile(r"(?:twas|tis|em|cause|til|n|\d0s?)\b", re.IGNORECASE)


class Quotation(NamedTuple):
    """One quotation with its marks. `open_end`: no closing mark before the paragraph ends."""

    span: Span
    open_end: bool = False

    def inner(self, text: str) -> str:
        """Return the quoted words without their marks."""
        return self.span.of(text).strip(_DOUBLE + _SINGLE + " \n,.")


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return the outermost quotations in the order of the text; none crosses a paragraph.

    A paragraph that opens a quotation without closing it goes on in the next one only if that
    one opens with a mark again (the newspaper's rule); each paragraph has its own quotation.
    Nested quotations belong to the outer one. Single marks count only outside double ones.
    """
    found: list[Quotation] = []
    for paragraph in paragraphs:
        found.extend(_in_paragraph(text, paragraph))
    return tuple(found)


def quoted_places(
    quotations: Sequence[Quotation], sentences: Sequence[Sentence]
) -> list[tuple[int, ...]]:
    """Return for each quotation the indexes of the sentences that it touches."""
    starts = [sentence.start for sentence in sentences]
    ends = [sentence.end for sentence in sentences]
    return [
        tuple(range(bisect_right(ends, q.span.start), bisect_left(starts, q.span.end)))
        for q in quotations
    ]


def _in_paragraph(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    position = paragraph.start
    hopeless = paragraph.start  # up to here no single mark closes: hostile text stays linear
    while position < paragraph.end:
        single = text[position] in _SINGLE
        if (single and position < hopeless) or not _opens(text, position, paragraph):
            position += 1
            continue
        end, closed = _closing(text, position, paragraph)
        if closed:
            found.append(Quotation(Span(start=position, end=end)))
            position = end
        elif single:
            hopeless = end
            position += 1
        else:
            found.append(Quotation(Span(start=position, end=paragraph.end), open_end=True))
            break
    return found


def _opens(text: str, position: int, paragraph: Span) -> bool:
    mark = text[position]
    before = text[position - 1] if position > paragraph.start else " "
    if mark in _OPENING_DOUBLE:
        return position + 1 < paragraph.end
    if mark == '"':  # 6'3" tall: inches
        return position + 1 < paragraph.end and not before.isalnum()
    if mark not in _SINGLE or position + 2 >= paragraph.end:
        return False
    after = text[position + 1]
    free = not before.isalnum() and before not in ".,;!?" and not after.isspace()
    return free and not _ELISION.match(text, position + 1)


def _closing(text: str, position: int, paragraph: Span) -> tuple[int, bool]:
    """Return where the quotation ends and True, or how far there is no end and False."""
    opened = text[position]
    for place in range(position + 1, paragraph.end):
        mark = text[place]
        if opened in _SINGLE:
            if mark in _SINGLE and _closes_single(text, place, paragraph):
                return place + 1, True
            if mark in _DOUBLE:
                return place, False
        elif mark in _CLOSING_DOUBLE or (mark == '"' and opened == '"'):
            return place + 1, True
    return paragraph.end, False


def _closes_single(text: str, place: int, paragraph: Span) -> bool:
    after = text[place + 1] if place + 1 < paragraph.end else " "
    return not after.isalnum() and not text[place - 1].isspace()
