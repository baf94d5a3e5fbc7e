"""Choose the article's blocks: inside its element, without furniture, with its headline."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from functools import cached_property

from lxml.html import HtmlElement

from bot.reading.html.blocks import Block
from bot.reading.html.furniture import is_furniture_element
from bot.reading.html.headline import Headings, plain
from bot.reading.html.page_words import is_correction, is_furniture_block, is_set_apart
from bot.reading.html.side_cells import side_cells

_REGION_SHARE = 0.85
"""The article's element is the deepest one that holds so much of what was found."""
_TOO_MUCH_TO_DROP = 0.35
"""An element with so much of the article in it is not furniture, whatever it is called."""
_FOUND_SHARE = 0.4
"""A block that was not found goes with what stands around it, if so much of that was found."""
_PROSE = 120
_SHORT = 1_500
_SHORT_SHARE = 0.2
"""In characters: what counts as little, and how much of it the article's element holds at least."""
_ENOUGH_TOLD = 80
_STOPPED = re.compile(r"[.!?…。！？؟۔।][\"'”’)\]]*$")
_SHORTEST_COPY = 40
_SHORTEST_CORRECTION = 40
_GROUPS = frozenset({"ul", "ol", "dl", "table", "tbody", "thead", "tr", "blockquote", "figure"})


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
        self._headings = Headings(blocks, titles)
        self._named = self._headings.named()
        self._whole = self._sums([len(block.text) for block in blocks])
        self._found = self._sums(self._found_lengths({}))
        self._count = self._sums([1] * len(blocks))
        self._root = root
        self._marks = self._furniture()
        self._found = self._sums(self._found_lengths(self._marks))

    def kept(self) -> frozenset[int]:
        """Return the positions of the blocks that are kept."""
        inside = [index for index in range(len(self._blocks)) if self._is_article(index)]
        inside = self._without_copies(inside)
        inside = self._without_loose_headings(inside)
        above = self._above(min(inside, default=0))
        return frozenset(inside) | above | self._corrections()

    @cached_property
    def headline(self) -> int | None:
        """The position of the article's headline, if the page has one."""
        if self._named is not None:
            return self._named
        return self._headings.first_of([each.element not in self._marks for each in self._blocks])

    def cause(self, index: int) -> object:
        """Name the piece of furniture that a dropped block belongs to."""
        element = self._blocks[index].element
        if element in self._marks:
            return self._marks[element]
        parent = element.getparent()
        return element if parent is None else parent

    def _found_lengths(self, without: Container[HtmlElement]) -> list[int]:
        found = zip(self._blocks, self._guided, strict=True)
        return [len(each.text) if yes and each.element not in without else 0 for each, yes in found]

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
        cards = self._headings.cards(self._whole)
        if self._named is not None:
            cards |= side_cells(self._blocks[self._named].element, self._whole)
        below = self._below_the_text()
        marks: dict[HtmlElement, HtmlElement] = {}
        for element in self._elements:
            parent = element.getparent()
            if parent in marks:
                marks[element] = marks[parent]
            elif self._found[element] > most and element not in below:
                continue
            elif element in cards or is_furniture_element(element):
                marks[element] = element
        return marks

    def _below_the_text(self) -> frozenset[HtmlElement]:
        """Find the elements that begin when headline and text have been there: none holds both."""
        if self._named is None:
            return frozenset()
        told = 0
        for index in range(self._named + 1, len(self._blocks)):
            told += len(self._blocks[index].text) if self._tells(index) else 0
            if told >= _ENOUGH_TOLD:
                break
        else:
            return frozenset()
        later = {block.element for block in self._blocks[index + 1 :]}
        upto = {block.element for block in self._blocks[: index + 1]}
        before = upto | {each for element in upto for each in element.iterancestors()}
        return frozenset(
            each
            for element in later
            for each in (element, *element.iterancestors())
            if each not in before
        )

    @cached_property
    def _region(self) -> HtmlElement:
        region, fewest = self._root, max(_REGION_SHARE * self._found[self._root], 1)
        while True:
            inner = next((each for each in region if self._found.get(each, 0) >= fewest), None)
            if inner is None or self._count[inner] == 1:  # a long paragraph is no article
                break
            region = inner
        around = self._around_headline()
        return around if around is not None and region in around.iterancestors() else region

    def _around_headline(self) -> HtmlElement | None:
        """Return the element that holds headline and text, where there is little of either.

        Of a short article trafilatura finds as much beside it as in it; a headline stays sure.
        """
        all_found = self._found[self._root]
        if self._named is None or all_found > _SHORT:
            return None
        headline = self._blocks[self._named]
        prose = self._sums([int(self._tells(index)) for index in range(len(self._blocks))])
        for element in headline.element.iterancestors():
            text = self._found[element] - len(headline.text)
            if prose[element] > 1 and text >= _SHORT_SHARE * all_found:
                return element
        return None

    @cached_property
    def _first_prose(self) -> int:
        """The position of the first long paragraph that was found; bylines stand above it."""
        found = zip(self._blocks, self._guided, strict=True)
        prose = (i for i, (block, yes) in enumerate(found) if yes and len(block.text) > _PROSE)
        return next(prose, len(self._blocks))

    def _tells(self, index: int) -> bool:
        """Say whether a block is prose of the article by its looks."""
        block = self._blocks[index]
        return self._guided[index] and not block.linked and bool(_STOPPED.search(block.text))

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
        texts = {index: plain(self._blocks[index].text) for index in inside}
        together, alike = "\n".join(texts.values()), Counter(texts.values())
        seen: set[str] = set()
        kept = []
        for index in inside:
            words = texts[index]
            if len(words) >= _SHORTEST_COPY:
                pulled = is_set_apart(self._blocks[index]) and (
                    together.count(words) > alike[words]
                )
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
