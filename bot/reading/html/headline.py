"""Which heading is the article's headline, and which ones announce other articles."""

import re
from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from bot.reading.html.blocks import Block

_LONGEST_CARD = 500
_MOSTLY = 0.9
_LIKE_THE_TITLE = 0.5
_TITLE_TAGS = frozenset({"h1", "h2", "h3"})
_EDGES = re.compile(r"^\W+|\W+$")


class Headings:
    """The headings of a page, seen beside the titles that it states for machines."""

    def __init__(self, blocks: Sequence[Block], titles: Sequence[str]) -> None:
        self._blocks = blocks
        self._titles = tuple(filter(None, map(plain, titles)))
        self._tops = [i for i, block in enumerate(blocks) if block.element.tag in _TITLE_TAGS]

    def named(self) -> int | None:
        """Return the position of the heading that the page's titles repeat, if there is one."""
        closest = max(self._tops, key=lambda index: (self._likeness(index), -index), default=None)
        return closest if closest is not None and self._is_titled(closest) else None

    def first_of(self, free: Sequence[bool]) -> int | None:
        """Return the first of the greatest headings, among those that are `free` of furniture."""
        tops = (i for i in self._tops if self._blocks[i].element.tag == "h1" and free[i])
        return next(tops, None)

    def cards(self, whole: Mapping[HtmlElement, int]) -> frozenset[HtmlElement]:
        """Find teasers of other articles: a heading that is a link elsewhere, and a few words.

        `whole` tells how many characters stand in each element.
        """
        cards = set()
        for index, block in enumerate(self._blocks):
            if not block.is_heading or block.linked < _MOSTLY * len(block.text):
                continue
            if not _leads_elsewhere(block.element) or self._is_titled(index):
                continue
            card = block.element
            while (parent := card.getparent()) is not None and (
                whole[card] <= len(block.text) or parent.tag == "a"
            ):
                card = parent
            if whole[card] <= _LONGEST_CARD:
                cards.add(card)
        return frozenset(cards)

    def _is_titled(self, index: int) -> bool:
        return self._likeness(index) >= _LIKE_THE_TITLE

    def _likeness(self, index: int) -> float:
        """Return how much of the best fitting title a heading is; a site's name is a small part."""
        words = plain(self._blocks[index].text)
        fitting = (title for title in self._titles if words and (words in title or title in words))
        return max((min(len(words), len(t)) / max(len(words), len(t)) for t in fitting), default=0)


def plain(words: str) -> str:
    """Return words without case, spacing and the marks around them."""
    return _EDGES.sub("", " ".join(words.split()).casefold())


def _leads_elsewhere(heading: HtmlElement) -> bool:
    """Say whether a heading's link leaves the page: entries of a live blog link to themselves."""
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return any("#" not in (link.get("href") or "#") for link in links)
