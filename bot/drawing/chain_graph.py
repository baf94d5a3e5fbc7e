"""Who told whom about a statement: the people and documents behind a check, and their links."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from bot.domain.answer import Quote
from bot.domain.check import Check
from bot.domain.claim import UNSPECIFIED
from bot.drawing.cleaning import cleaned
from bot.drawing.date_words import edtf_words
from bot.drawing.typefaces import MISSING

MOST_NODES = 12
"""More cannot be read at a phone's width; the rest is counted in words."""

_MOST_TELLERS = 7
_MOST_ORIGINS = 3
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset({"a", "an", "the", "of", "s"})


class Stance(StrEnum):
    """How somebody stands to the statement; the words are shown."""

    SAYS = "says so"
    DENIES = "denies"
    DIFFERS = "says otherwise"


class Node(NamedTuple):
    """A document, or somebody named in one.

    `stances`: what they say on their own account, or on that of somebody they do not name at
    all, which `unnamed` says.
    """

    key: str
    name: str
    detail: tuple[str, str]  # the document's date and title; empty: none to show
    document: bool
    origin: bool
    stances: frozenset[Stance] = frozenset()
    unnamed: bool = False

    @property
    def contradicts(self) -> bool:
        """Whether this one stands only against the statement."""
        return bool(self.stances) and Stance.SAYS not in self.stances


class Link(NamedTuple):
    """`source` told `teller`, who passes it on."""

    source: str
    teller: str


class ChainGraph(NamedTuple):
    """Nodes by key, in the order of the quotes; no link leads in a circle with the others.

    `returning` are the links that would close a circle: outlets that cite each other.
    """

    nodes: dict[str, Node]
    links: tuple[Link, ...]
    returning: tuple[Link, ...]


class Chain(NamedTuple):
    """What is drawn, and how many documents and tellers are not."""

    graph: ChainGraph
    documents_left: int
    tellers_left: int


def chain_of(check: Check) -> Chain:
    """Return as many of the quotes' chains as fit, for and against in turn."""
    turns = zip_longest(check.supporting, check.against)
    quotes = [
        (quote, stance)
        for pair in turns
        for quote, stance in zip(pair, (Stance.SAYS, Stance.DIFFERS), strict=True)
        if quote is not None
    ]
    whole = _graph(quotes)
    shown, count = whole, len(quotes)
    while len(shown.nodes) > MOST_NODES:
        count -= 1
        shown = _graph(quotes[:count])
    left = [node for key, node in whole.nodes.items() if key not in shown.nodes]
    documents = sum(node.document for node in left)
    return Chain(shown, documents, len(left) - documents)


def _graph(quotes: Sequence[tuple[Quote, Stance]]) -> ChainGraph:
    builder = _Builder(quotes)
    for quote, stance in quotes:
        builder.add(quote, Stance.DENIES if quote.denial and stance is not Stance.SAYS else stance)
    return builder.graph()


class _Builder:
    """Collects nodes and links; a teller who is the publisher of a document is that document."""

    def __init__(self, quotes: Sequence[tuple[Quote, Stance]]) -> None:
        self._nodes: dict[str, Node] = {}
        self._links: dict[Link, None] = {}
        self._returning: dict[Link, None] = {}
        self._publications: dict[tuple[frozenset[str], bool], Quote] = {}
        for quote, stance in sorted(quotes, key=lambda each: each[0].document.published or "9"):
            names = _name_key(_publisher(quote))
            self._publications.setdefault((names, stance is Stance.SAYS), quote)

    def add(self, quote: Quote, stance: Stance) -> None:
        """Add one quote's chain from the document down to whoever brings the claim in."""
        chain = [self._document(quote)]
        named = tuple(name for name in quote.said_by if name != UNSPECIFIED)
        for name in _few(named):
            key = self._teller(name, quote, stance)
            if key != chain[-1]:
                self._link(source=key, teller=chain[-1])
                chain.append(key)
        speaker = self._nodes[chain[-1]]
        unnamed = speaker.unnamed or quote.said_by[-1:] == (UNSPECIFIED,)
        self._nodes[chain[-1]] = speaker._replace(
            stances=speaker.stances | {stance}, unnamed=unnamed
        )
        for name in quote.origins[:_MOST_ORIGINS]:
            self._mark_origin(name, chain, quote, stance)

    def graph(self) -> ChainGraph:
        """Return what was collected."""
        return ChainGraph(self._nodes, tuple(self._links), tuple(self._returning))

    def _document(self, quote: Quote) -> str:
        key = _document_key(quote)
        if key not in self._nodes:
            document = quote.document
            title = document.title if document.publisher else ""
            date = edtf_words(document.published or "") or ""
            name = cleaned(_publisher(quote)) or MISSING
            self._nodes[key] = Node(key, name, (date, title), True, False)
        return key

    def _teller(self, name: str, quote: Quote, stance: Stance) -> str:
        names = _name_key(name)
        side = stance is Stance.SAYS
        if names == _name_key(_publisher(quote)):
            return self._document(quote)
        if published := self._publications.get((names, side)):
            return self._document(published)
        key = f"teller {' '.join(sorted(names))} {side}"
        if key not in self._nodes:
            self._nodes[key] = Node(key, cleaned(name) or MISSING, ("", ""), False, False)
        return key

    def _mark_origin(self, name: str, chain: list[str], quote: Quote, stance: Stance) -> None:
        names = _name_key(name)
        key = next((each for each in reversed(chain) if self._is_named(each, names)), None)
        if key is None:
            key = self._teller(name, quote, stance)
            self._link(source=key, teller=chain[-1])
        self._nodes[key] = self._nodes[key]._replace(origin=True)

    def _is_named(self, key: str, names: frozenset[str]) -> bool:
        return _name_key(self._nodes[key].name) == names

    def _link(self, *, source: str, teller: str) -> None:
        link = Link(source, teller)
        if link in self._links or link in self._returning:
            return
        circle = self._reaches(source, teller)
        (self._returning if circle else self._links)[link] = None

    def _reaches(self, start: str, wanted: str) -> bool:
        """Say whether what `start` tells comes from `wanted` already."""
        if start == wanted:
            return True
        return any(
            self._reaches(link.source, wanted) for link in self._links if link.teller == start
        )


def _few(names: tuple[str, ...]) -> tuple[str, ...]:
    """Keep both ends of a chain that is longer than the picture."""
    if len(names) <= _MOST_TELLERS:
        return names
    between = len(names) - _MOST_TELLERS + 1
    ends = _MOST_TELLERS // 2
    return (*names[:ends], f"{between} more who pass it on", *names[-ends:])


def _publisher(quote: Quote) -> str:
    return quote.document.publisher or quote.document.title


def _document_key(quote: Quote) -> str:
    return f"document {quote.document.id}"


def _name_key(name: str) -> frozenset[str]:
    """Return the words of a name: "the Tidewatch" and "The Tidewatch" are one."""
    words = {word.casefold() for word in _WORD.findall(name)} - _EMPTY
    return frozenset(words) or frozenset({name.strip().casefold()})
