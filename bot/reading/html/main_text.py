"""Find the article among a page's blocks: trafilatura says where it is, the blocks say it whole."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

import trafilatura
from lxml.html import HtmlElement

from bot.reading.html.blocks import Block, blocks_of
from bot.reading.html.choice import Choice
from bot.reading.html.tree import size_of

_FEWEST_FOUND = 150
"""In characters: less than this is no find, and the whole page is looked at."""
_MOST_ELEMENTS, _LARGEST_TREE = 20_000, 1_000_000
"""In elements, and in elements times levels. Trafilatura needs minutes for larger trees; articles
have a tenth of either."""
_PROBE = 40
"""In characters, from both ends of a block that is not found as a whole."""
_IS_ABOUT = r"(?:is|was|covers|reports|writes|works|has (?:covered|written|reported|been))\b.*"
_LONGEST_ABOUT = 500
_NOT_COMPARED = re.compile(r"[\s\xad|“”]+")


class MainText(NamedTuple):
    """The article's blocks in order, its headline, and how much furniture was left out."""

    blocks: tuple[Block, ...]
    headline: str | None
    dropped: int


def find_main_text(
    root: HtmlElement, titles: Sequence[str], authors: Sequence[str] = ()
) -> MainText:
    """Choose the blocks of the article that `titles` name, as the page states them for machines.

    Trafilatura alone loses list items, table cells and headings and joins lines, so its text is
    only looked up: the words that are kept are the page's own. `root` is without what nobody sees.
    """
    blocks = tuple(blocks_of(root))
    guided = _guided(blocks, _found_by_trafilatura(root))
    choice = Choice(root, blocks, guided, titles)
    kept = choice.kept()
    if not kept:  # what was found was furniture; the article was not found
        choice = Choice(root, blocks, [True] * len(blocks), titles)
        kept = choice.kept()
    kept -= _about_authors(blocks, sorted(kept), authors)
    causes = (None if index in kept else choice.cause(index) for index in range(len(blocks)))
    dropped = sum(1 for cause, _ in groupby(causes) if cause is not None)
    top = choice.headline
    headline = " ".join(blocks[top].text.split()) if top is not None and top in kept else None
    return MainText(tuple(blocks[index] for index in sorted(kept)), headline, dropped)


def _about_authors(
    blocks: Sequence[Block], kept: Sequence[int], authors: Sequence[str]
) -> frozenset[int]:
    """Find what stands about its authors below an article ("Ilse Tarrant is a reporter for …")."""
    names = "|".join(re.escape(name) for name in authors if name)
    if not names:
        return frozenset()
    about = re.compile(rf"(?:{names}) {_IS_ABOUT}", re.DOTALL)
    below = takewhile(
        lambda index: len(blocks[index].text) <= _LONGEST_ABOUT and about.match(blocks[index].text),
        reversed(kept),
    )
    return frozenset(below)


def _guided(blocks: Sequence[Block], found: str) -> list[bool]:
    """Say for each block whether trafilatura takes it for the article's."""
    guided = [_is_in(found, _squeezed(block.text)) for block in blocks]
    length = sum(len(block.text) for block, yes in zip(blocks, guided, strict=True) if yes)
    return guided if length >= _FEWEST_FOUND else [True] * len(blocks)


def _is_in(found: str, words: str) -> bool:
    if words in found:
        return True
    return len(words) > 2 * _PROBE and words[:_PROBE] in found and words[-_PROBE:] in found


def _found_by_trafilatura(root: HtmlElement) -> str:
    elements, levels = size_of(root)
    if elements > _MOST_ELEMENTS or elements * levels > _LARGEST_TREE:
        return ""
    try:
        found = trafilatura.extract(
            root, include_comments=False, include_tables=True, favor_recall=True
        )
    except Exception:  # whatever anybody's markup does to it: without it we choose alone
        found = None
    return _squeezed(found or "")


def _squeezed(words: str) -> str:
    return _NOT_COMPARED.sub("", unicodedata.normalize("NFC", words))
