"""Lines to blocks: which line breaks end a paragraph, and which only wrap it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\n]+")
_QUOTE_MARKS = re.compile(r"(?:>[ \t]?)+")
_BULLET = re.compile(r"[-*•‣▪◦·+][ \t]")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][ \t]")
_SPEAKER = re.compile(
    r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s+)?(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3}:(?:\s|$)"
)
_TERMINAL = re.compile(r"[.!?:…][\"'”’)\]]*$")
_GOES_ON = re.compile(
    r"(?:,|;|-|–|—|\b(?:a|an|the|and|or|but|of|to|in|on|at|by|for|from|with|that|which|who|as|than"
    r"|into|over|since|until|after|before|between|during|under|against|near|if|when|while|because"
    r"|not|said|his|her|its|their|is|are|was|were|be|been|has|have|had|will|would))$",
    re.IGNORECASE,
)
_NARROWEST_WRAP, _WIDEST_WRAP = 45, 120
"""Hard-wrapped prose in the wild: 50 to 100 columns (mail 72 to 78, news wires 64 to 69)."""
_FEWEST_WRAPPED_LINES = 2
_WRAPPED_SHARE = 0.6
_LONG_LINE_SHARE = 0.6
_USUAL_WIDTH_QUANTILE = 0.9
_SHORTEST_OPEN_LINE = 20


class Block(NamedTuple):
    """A paragraph, heading, caption or list item: `text[start:end]`, edges trimmed."""

    start: int
    end: int
    lines: int


class _Line(NamedTuple):
    start: int
    end: int
    words: str


def split_blocks(text: str) -> tuple[Block, ...]:
    """Cut `text` into blocks, in order. Every non-space character is in exactly one."""
    groups = tuple(_groups(text))
    width = _wrap_width(groups)
    return tuple(block for group in groups for block in _blocks_of(group, width))


def is_list_item(words: str) -> bool:
    """Say whether a line begins with a bullet, or with a number or letter of a list."""
    return bool(_BULLET.match(words) or _NUMBER.match(words))


def names_a_speaker(words: str) -> bool:
    """Say whether a line begins as an interview's lines do: "Q: ...", "Ann Lee: ..."."""
    return bool(_SPEAKER.match(words))


def _groups(text: str) -> Iterator[list[_Line]]:
    """Yield runs of lines without a blank line between them."""
    group: list[_Line] = []
    last_line_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        words = raw.strip()
        if group and (not words or text.count("\n", last_line_end, match.start()) > 1):
            yield group
            group = []
        if words:
            start = match.start() + len(raw) - len(raw.lstrip())
            group.append(_Line(start, start + len(words), words))
        last_line_end = match.end()
    if group:
        yield group


def _wrap_width(groups: Iterable[Sequence[_Line]]) -> int | None:
    """Return the width at which the document was wrapped, or None when it was not.

    A wrapped line is one that the next line's first word would have made too long.
    """
    pairs = [pair for group in groups for pair in pairwise(group)]
    lengths = sorted(len(first.words) for first, _ in pairs)
    if len(lengths) < _FEWEST_WRAPPED_LINES or not any(_is_open(*pair) for pair in pairs):
        return None
    width = lengths[int(_USUAL_WIDTH_QUANTILE * (len(lengths) - 1))]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    long = [pair for pair in pairs if len(pair[0].words) >= _LONG_LINE_SHARE * width]
    full = sum(_is_full(line, following, width) for line, following in long)
    return width if full >= max(_FEWEST_WRAPPED_LINES, _WRAPPED_SHARE * len(long)) else None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    first_word = (_unquoted(following.words)[0].split(maxsplit=1) or [""])[0]
    return len(line.words) + 1 + len(first_word) > width


def _blocks_of(group: Sequence[_Line], width: int | None) -> Iterator[Block]:
    first = 0
    for index, (line, following) in enumerate(pairwise(group), start=1):
        if not _continues(line, following, width):
            yield Block(group[first].start, group[index - 1].end, index - first)
            first = index
    yield Block(group[first].start, group[-1].end, len(group) - first)


def _continues(line: _Line, following: _Line, width: int | None) -> bool:
    """Say whether `following` is the same paragraph as `line`, which is directly above it."""
    words, depth = _unquoted(line.words)
    next_words, next_depth = _unquoted(following.words)
    if depth != next_depth or not words or not next_words or _BULLET.match(next_words):
        return False
    ended = bool(_TERMINAL.search(words))
    full = width is not None and _is_full(line, following, width)
    if (_NUMBER.match(next_words) or names_a_speaker(next_words)) and (ended or not full):
        return False
    if next_words[0].islower():
        return full or not words.endswith(":")
    return full or _is_open(line, following)


def _is_open(line: _Line, following: _Line) -> bool:
    """Say whether the words themselves show that the line goes on, however long it is."""
    if len(line.words) < _SHORTEST_OPEN_LINE:
        return False
    return bool(_GOES_ON.search(line.words)) or following.words[0].islower()


def _unquoted(words: str) -> tuple[str, int]:
    """Return a line without the marks of quoted mail, and how deep it was quoted."""
    marks = _QUOTE_MARKS.match(words)
    return (words[marks.end() :], marks.group().count(">")) if marks else (words, 0)
