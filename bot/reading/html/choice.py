"""Choose the article's blocks: inside its element, without furniture, with its headline."""

import re
from collections.abc import Sequence
from functools import cached_property

from lxml.html import HtmlElement

from bot.reading.html.blocks import Block
from bot.reading.html.furniture import is_furniture_element
from bot.reading.html.page_words import is_correction, is_furniture_block

_REGION_SHARE = 0.85
"""The article's element is the deepest one that holds so much of what was found."""
_TOO_MUCH_TO_DROP = 0.35
"""An element with so much of the article in it is not furniture, whatever it is called."""
_FOUND_SHARE = 0.4
"""A block that was not found goes with what stands around it, if so much of that was found."""
_PROSE = 120
_LONGEST_CARD = 500
_MOSTLY = 0.9
_LIKE_THE_TITLE = 0.5
_TITLE_TAGS = frozenset({"h1", "h2", "h3"})
_SHORTEST_COPY = 40
_SHORTEST_CORRECTION = 40
_GROUPS = frozenset({"ul", "ol", "dl", "table", "tbody", "thead", "tr", "blockquote", "figure"})
_SET_APART = frozenset({"blockquote", "aside", "figure"})
_QUOTING = re.compile(r"quote", re.IGNORECASE)
_QUOTED_LEAD = re.compile(r"^\W+|\W+$")


class Choice:
    """The blocks of one page, what each element holds of them, and which ones are kept."""

    def __init__(
        self,
        root: HtmlElement,
        blocks: Sequence[Block],
        guided: Sequence[bool],
        titles: Sequence[str],
    ) -> None:
        """Take `guided[i]` as a first opinion on whether `blocks[i]` is the article's."""
        self._elements = list(root.iter("*"))  # kept alive: they are keys below
        self._blocks = blocks
        self._guided = guided
        self._titles = tuple(filter(None, map(_plain, titles)))
        self._whole = self._sums([len(block.text) for block in blocks])
        self._found = self._sums(
            [len(block.text) if yes else 0 for block, yes in zip(blocks, guided, strict=True)]
        )
        self._count = self._sums([1] * len(blocks))
        self._root = root
        self._marks = self._furniture()

    def kept(self) -> frozenset[int]:
        """Return the positions of the blocks that are kept."""
        inside = [index for index in range(len(self._blocks)) if self._is_article(index)]
        inside = self._without_copies(inside)
        inside = self._without_loose_headings(inside)
        above = self._above(min(inside, default=0))
        return frozenset(inside) | above | self._corrections()

    @cached_property
    def headline(self) -> int | None:
        """The position of the article's headline: the heading that the page's titles repeat."""
        tops = [i for i, block in enumerate(self._blocks) if block.element.tag in _TITLE_TAGS]
        closest = max(tops, key=lambda index: (self._likeness(index), -index), default=None)
        if closest is not None and self._likeness(closest) >= _LIKE_THE_TITLE:
            return closest
        first = (
            index
            for index in tops
            if self._blocks[index].element.tag == "h1"
            and self._blocks[index].element not in self._marks
        )
        return next(first, None)

    def cause(self, index: int) -> object:
        """Name the piece of furniture that a dropped block belongs to."""
        element = self._blocks[index].element
        if element in self._marks:
            return self._marks[element]
        parent = element.getparent()
        return element if parent is None else parent

    def _sums(self, lengths: Sequence[int]) -> dict[HtmlElement, int]:
        """Sum what stands in each element, those inside it included."""
        sums = dict.fromkeys(self._elements, 0)
        for block, length in zip(self._blocks, lengths, strict=True):
            sums[block.element] += length
        for element in reversed(self._elements):
            parent = element.getparent()
            if parent is not None and parent in sums:
                sums[parent] += sums[element]
        return sums

    def _furniture(self) -> dict[HtmlElement, HtmlElement]:
        """Return for every element within furniture the outermost piece that it belongs to."""
        most = _TOO_MUCH_TO_DROP * self._found[self._root]
        cards = self._cards()
        marks: dict[HtmlElement, HtmlElement] = {}
        for element in self._elements:
            parent = element.getparent()
            if parent in marks:
                marks[element] = marks[parent]
            elif self._found[element] > most:
                continue
            elif element in cards or is_furniture_element(element):
                marks[element] = element
        return marks

    def _cards(self) -> frozenset[HtmlElement]:
        """Find teasers of other articles: a heading that is a link elsewhere, and a few words."""
        cards = set()
        for index, block in enumerate(self._blocks):
            if not block.is_heading or block.linked < _MOSTLY * len(block.text):
                continue
            if not _leads_elsewhere(block.element) or self._likeness(index) >= _LIKE_THE_TITLE:
                continue
            card = block.element
            while (parent := card.getparent()) is not None and (
                self._whole[card] <= len(block.text) or parent.tag == "a"
            ):
                card = parent
            if self._whole[card] <= _LONGEST_CARD:
                cards.add(card)
        return frozenset(cards)

    @cached_property
    def _region(self) -> HtmlElement:
        region, fewest = self._root, max(_REGION_SHARE * self._found[self._root], 1)
        while True:
            inner = next((each for each in region if self._found.get(each, 0) >= fewest), None)
            if inner is None or self._count[inner] == 1:  # a long paragraph is no article
                return region
            region = inner

    @cached_property
    def _first_prose(self) -> int:
        """The position of the first long paragraph that was found; bylines stand above it."""
        found = zip(self._blocks, self._guided, strict=True)
        prose = (i for i, (block, yes) in enumerate(found) if yes and len(block.text) > _PROSE)
        return next(prose, len(self._blocks))

    def _is_article(self, index: int) -> bool:
        block = self._blocks[index]
        at_head = index <= self._first_prose
        if block.element in self._marks or is_furniture_block(block, at_head=at_head):
            return False
        if self._region is not block.element and self._region not in block.element.iterancestors():
            return False
        return self._guided[index] or self._stands_among_found(block)

    def _stands_among_found(self, block: Block) -> bool:
        element = block.element
        while element is not self._region and (
            self._whole[element] <= 2 * len(block.text) or element.tag in _GROUPS
        ):
            element = element.getparent()
        return self._found[element] >= _FOUND_SHARE * self._whole[element]

    def _without_copies(self, inside: Sequence[int]) -> list[int]:
        """Leave out what the page prints twice: pull quotes, a lead for small screens."""
        texts = {index: _plain(self._blocks[index].text) for index in inside}
        together = "\n".join(texts.values())
        seen: set[str] = set()
        kept = []
        for index in inside:
            words = texts[index]
            if len(words) >= _SHORTEST_COPY:
                pulled = _is_set_apart(self._blocks[index]) and together.count(words) > 1
                if pulled or words in seen:
                    continue
                seen.add(words)
            kept.append(index)
        return kept

    def _without_loose_headings(self, inside: Sequence[int]) -> list[int]:
        """Leave out headings over nothing: what stood below them was dropped."""
        kept: list[int] = []
        following: int | None = None
        for index in reversed(inside):
            block = self._blocks[index]
            over_nothing = following is None or (
                following != index + 1 and self._blocks[following].is_heading
            )
            if not (block.is_heading and block.element.tag != "h1" and over_nothing):
                kept.append(index)
                following = index
        return kept[::-1]

    def _above(self, first: int) -> frozenset[int]:
        """Find the headline, and what stands between it and the text, above the article."""
        start = self.headline
        if start is None or start >= first:
            return frozenset()
        between = (
            index
            for index in range(start + 1, first)
            if self._is_standfirst(self._blocks[index], self._blocks[start])
        )
        return frozenset({start, *between})

    def _likeness(self, index: int) -> float:
        """Return how much of the best fitting title a heading is; a site's name is a small part."""
        words = _plain(self._blocks[index].text)
        fitting = (title for title in self._titles if words and (words in title or title in words))
        return max((min(len(words), len(t)) / max(len(words), len(t)) for t in fitting), default=0)

    def _is_standfirst(self, block: Block, headline: Block) -> bool:
        if block.element in self._marks or block.linked or is_furniture_block(block, at_head=True):
            return False
        header = headline.element.getparent()
        return header is not None and header in block.element.iterancestors()

    def _corrections(self) -> frozenset[int]:
        """Find corrections, which many pages print in a footer."""
        return frozenset(
            index
            for index, block in enumerate(self._blocks)
            if len(block.text) >= _SHORTEST_CORRECTION
            and block.linked * 2 < len(block.text)
            and is_correction(block.text)
        )


def _leads_elsewhere(heading: HtmlElement) -> bool:
    """Say whether a heading's link leaves the page: entries of a live blog link to themselves."""
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return any("#" not in (link.get("href") or "#") for link in links)


def _is_set_apart(block: Block) -> bool:
    around = (block.element, *block.element.iterancestors())[:4]
    return any(
        element.tag in _SET_APART or _QUOTING.search(element.get("class", "")) for element in around
    )


def _plain(words: str) -> str:
    return _QUOTED_LEAD.sub("", " ".join(words.split()).casefold())
